package dev.parley.exchanges.delivery;

import java.util.List;
import java.util.Map;

import dev.parley.exchanges.ServiceTest;
import org.junit.jupiter.api.Test;

import static dev.parley.exchanges.TestData.BETWEEN;
import static dev.parley.exchanges.TestData.LATE;
import static dev.parley.exchanges.TestData.citation;
import static dev.parley.exchanges.TestData.claim;
import static dev.parley.exchanges.TestData.delivery;
import static dev.parley.exchanges.TestData.figure;
import static dev.parley.exchanges.TestData.id;
import static dev.parley.exchanges.TestData.object;
import static dev.parley.exchanges.TestData.of;
import static dev.parley.exchanges.TestData.put;
import static dev.parley.exchanges.TestData.read;
import static dev.parley.exchanges.TestData.replace;
import static dev.parley.exchanges.TestData.retract;
import static dev.parley.exchanges.TestData.sending;
import static dev.parley.exchanges.TestData.tabledExchangeThere;
import static dev.parley.exchanges.TestData.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

@ServiceTest
class DeliveryResourceTest {

    @Test
    void deliveryIsCreatedListedRetractedAndRemembered() {
        String path = tabledExchangeThere();
        String delivery = path + "/deliveries/d";
        put(delivery, delivery("d", "hamas-releases", 3)).statusCode(201);
        read(delivery).body("figure.resolved.value", equalTo(3)).body("exchange", equalTo(id(path)));
        read(path + "/deliveries").body("items.id", contains("d"));
        retract(delivery).statusCode(204);
        read(delivery).statusCode(410);
        read(delivery + "/history").body("items.change", contains("CREATED", "RETRACTED"));
    }

    @Test
    void claimsAreNeverAltered() {
        String delivery = tabledExchangeThere() + "/deliveries/d";
        put(delivery, delivery("d", "hamas-releases", 3)).statusCode(201);
        replace(delivery, delivery("d", "hamas-releases", 4))
                .statusCode(409)
                .body("type", endsWith("claim-altered"))
                .body("violations.pointer", contains("/figure/claims/0"));
    }

    @Test
    void deliveryNamesWhatWasPromised() {
        String delivery = tabledExchangeThere() + "/deliveries/d";
        put(delivery, with(delivery("d", "hamas-releases", 3), "figure", null))
                .statusCode(400)
                .body("violations.pointer", contains("/figure"))
                .body("violations.message", contains("is required"));
        put(delivery, with(delivery("d", "hamas-releases", 3), "revision", 2))
                .statusCode(422)
                .body("violations.pointer", contains("/revision"));
        put(delivery, with(delivery("d", "nobody-releases", 3), "term", "nothing"))
                .statusCode(422)
                .body("violations.pointer", containsInAnyOrder("/term", "/commitment", "/term"));
        put(delivery, with(delivery("d", "hamas-releases", 3), "revision", null))
                .statusCode(422)
                .body("violations.pointer", contains("/revision"));
        put(delivery, with(delivery("d", "hamas-releases", 3), "figure", counting("DAYS")))
                .statusCode(422)
                .body("violations.pointer", contains("/figure"));
        put(delivery, with(delivery("d", "hamas-releases", 3), "figure", counting("REMAINS")))
                .statusCode(201);
    }

    private static Map<String, Object> counting(String unit) {
        return figure(
                with(claim("c1", "EXACT", 3, LATE), "quantity", object("kind", "EXACT", "unit", unit, "value", 3)));
    }

    @Test
    void deliveryOutsideOfThePromiseNeedsNoRevision() {
        String path = tabledExchangeThere();
        Map<String, Object> outside = with(with(delivery("d", null, 5), "revision", null), "via", "qatar");
        put(path + "/deliveries/d", outside).statusCode(201);
        read(path + "/ledger").body("outside.delivery", contains("d"));
    }

    @Test
    void figureIsLeftOutWhileNoNumberWasKnown() {
        String delivery = tabledExchangeThere() + "/deliveries/d";
        put(delivery, with(delivery("d", "hamas-releases", 3), "figure", figure(claim("c1", "EXACT", 3, LATE))))
                .statusCode(201);
        read(delivery, "knownAt", BETWEEN).statusCode(200).body("figure", nullValue());
    }

    @Test
    void ledgerIsReadAsOfAnyMoment() {
        String path = tabledExchangeThere();
        String before = put(
                        path + "/deliveries/d1",
                        with(
                                with(
                                        delivery("d1", "hamas-releases", 3),
                                        "figure",
                                        figure(claim("c1", "EXACT", 3, LATE))),
                                "citations",
                                List.of(citation(LATE))))
                .statusCode(201)
                .extract()
                .path("recordedAt");
        put(path + "/deliveries/d2", delivery("d2", "hamas-releases", 1)).statusCode(201);
        read(path + "/ledger")
                .statusCode(200)
                .header("ETag", "\"4\"")
                .body("currentRevision", equalTo(1))
                .body("commitments.commitment", contains("hamas-releases", "israel-releases"))
                .body("commitments.promised.value", contains(5, 36))
                .body("commitments.delivered.value", contains(4, 0))
                .body("commitments.outstanding.value", contains(1, 36));
        read(path + "/ledger", "knownAt", BETWEEN).body("commitments.delivered.value", contains(1, 0));
        read(path + "/ledger", "recordedAt", before).body("commitments.delivered.value", contains(3, 0));
        read("/v1/exchanges/nowhere/ledger").statusCode(404);
    }

    @Test
    void batchTakesDeliveries() {
        String exchange = id(tabledExchangeThere());
        sending(List.of(of(exchange, delivery("d", "hamas-releases", 3)), of(exchange, delivery("e", "no", 3))))
                .post("/v1/deliveries/batch")
                .then()
                .statusCode(200)
                .body("items.outcome", contains("created", "refused"));
    }
}
