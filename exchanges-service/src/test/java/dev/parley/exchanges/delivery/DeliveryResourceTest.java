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
import static dev.parley.exchanges.TestData.exactly;
import static dev.parley.exchanges.TestData.group;
import static dev.parley.exchanges.TestData.id;
import static dev.parley.exchanges.TestData.item;
import static dev.parley.exchanges.TestData.object;
import static dev.parley.exchanges.TestData.of;
import static dev.parley.exchanges.TestData.put;
import static dev.parley.exchanges.TestData.read;
import static dev.parley.exchanges.TestData.replace;
import static dev.parley.exchanges.TestData.retract;
import static dev.parley.exchanges.TestData.sending;
import static dev.parley.exchanges.TestData.tabledExchangeThere;
import static dev.parley.exchanges.TestData.with;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

@ServiceTest
class DeliveryResourceTest {

    @Test
    void deliveryIsCreatedListedRetractedAndRemembered() {
        String path = tabledExchangeThere();
        String delivery = path + "/deliveries/d";
        put(delivery, delivery("d", "hamas-releases", 3)).statusCode(201);
        read(delivery).body("items[0].figure.resolved.value", equalTo(3)).body("exchange", equalTo(id(path)));
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
                .body("violations.pointer", contains("/items/0/claims/0"));
    }

    @Test
    void itemNamesWhatWasPromised() {
        String delivery = tabledExchangeThere() + "/deliveries/d";
        Map<String, Object> item = item("i1", "hamas-releases", exactly(3));
        put(delivery, delivery("d", with(item, "claims", List.of())))
                .statusCode(400)
                .body("violations.pointer", contains("/items/0/claims"));
        put(delivery, delivery("d", with(item, "revision", 2)))
                .statusCode(422)
                .body("violations.pointer", contains("/items/0/revision"));
        put(delivery, delivery("d", with(item, "commitments", List.of("hamas-releases", "nobody-releases"))))
                .statusCode(422)
                .body("violations.pointer", contains("/items/0/commitments/1"));
        put(delivery, delivery("d", with(item, "revision", null)))
                .statusCode(422)
                .body("violations.pointer", contains("/items/0/revision"));
        put(delivery, delivery("d", with(item, "claims", List.of(counting("DAYS")))))
                .statusCode(422)
                .body("violations.pointer", contains("/items/0/claims/0/quantity"));
        put(delivery, delivery("d")).statusCode(422).body("violations.pointer", contains("/items"));
        put(delivery, delivery("d", with(item, "claims", List.of(counting("REMAINS")))))
                .statusCode(201);
    }

    private static Map<String, Object> counting(String unit) {
        return with(claim("c1", "EXACT", 3, LATE), "quantity", object("kind", "EXACT", "unit", unit, "value", 3));
    }

    @Test
    void itemOutsideOfThePromiseSaysByWhomToWhomAndWho() {
        String path = tabledExchangeThere();
        Map<String, Object> outside = object("id", "i1", "discharge", "DELIVERED", "claims", List.of(exactly(5)));
        put(path + "/deliveries/d", delivery("d", outside))
                .statusCode(422)
                .body("violations.pointer", contains("/items/0/by", "/items/0/to", "/items/0/group"));
        outside.putAll(Map.of("by", List.of("hamas"), "to", List.of("thailand"), "group", group()));
        put(path + "/deliveries/d", with(delivery("d", outside), "place", object("name", "Rafah", "precision", "TOWN")))
                .statusCode(201);
        read(path + "/ledger")
                .body("outside.delivery", contains("d"))
                .body("outside[0].by", contains("hamas"))
                .body("outside[0].to", contains("thailand"))
                .body("outside[0].group.custody", equalTo("HOSTAGE"))
                .body("outside[0].place.name", equalTo("Rafah"));
    }

    @Test
    void itemIsLeftOutWhileNoNumberWasKnown() {
        String delivery = tabledExchangeThere() + "/deliveries/d";
        put(
                        delivery,
                        delivery(
                                "d",
                                item("i1", "hamas-releases", claim("c1", "EXACT", 3, LATE)),
                                item("i2", "israel-releases", exactly(3))))
                .statusCode(201);
        read(delivery, "knownAt", BETWEEN).statusCode(200).body("items.id", contains("i2"));
        read(delivery, "knownAt", LATE).body("items.id", contains("i1", "i2"));
    }

    @Test
    void ledgerIsReadAsOfAnyMoment() {
        String path = tabledExchangeThere();
        String before = put(
                        path + "/deliveries/d1",
                        with(
                                delivery("d1", item("i1", "hamas-releases", claim("c1", "EXACT", 3, LATE))),
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
        read(path + "/ledger", "by", "side").body("sides.side", contains("A", "B", null));
        read(path + "/ledger", "by", "day", "clock", "known").body("days.day", hasItem("2023-10-09"));
        given().accept("text/csv")
                .get(path + "/ledger")
                .then()
                .statusCode(200)
                .header("ETag", startsWith("\"4-csv"))
                .body(containsString("1,hamas-releases,RELEASE,hamas,israel"))
                .body(containsString("4 people"));
        given().accept("text/csv").get(path + "/ledger?by=side").then().body(containsString("whole exchange,PERSONS"));
        read(path + "/ledger", "by", "week").statusCode(400).body("violations.pointer", contains("/by"));
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
