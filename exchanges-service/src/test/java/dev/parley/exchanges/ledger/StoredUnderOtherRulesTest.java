package dev.parley.exchanges.ledger;

import java.util.List;

import dev.parley.exchanges.ServiceTest;
import dev.parley.journal.StoredContent;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

import static dev.parley.exchanges.TestData.delivery;
import static dev.parley.exchanges.TestData.id;
import static dev.parley.exchanges.TestData.lead;
import static dev.parley.exchanges.TestData.put;
import static dev.parley.exchanges.TestData.tabledExchangeThere;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

/** What is derived from records that today's rules refuse, or that have what today's types do not know. */
@ServiceTest
class StoredUnderOtherRulesTest {

    private static final List<String> CLOCKS = List.of("", "?knownAt=2999-01-01T00:00:00Z", "?includeRetracted=true");

    @Test
    void ledgerCountsQuantitiesInACurrencyThatIsNotKnownAndDatesInAZoneThatIsNotKnown() {
        String path = tabledExchangeThere();
        put(path + "/deliveries/d", delivery("d", "hamas-releases", 2)).statusCode(201);
        try (StoredContent revision = StoredContent.change("revisions", id(path) + "/1", StoredContent::breakRules);
                StoredContent delivery =
                        StoredContent.change("deliveries", id(path) + "/d", StoredContent::breakRules)) {
            read(path + "/ledger")
                    .body("commitments.promised.value", contains(5, 36))
                    .body("commitments.delivered.value", contains(2, 0))
                    .body("commitments.outstanding.value", contains(3, 36))
                    .body("outside", empty());
        }
    }

    @Test
    void ledgerAndStateLeaveOutRecordsFromWhichNothingCanBeDerived() {
        String path = tabledExchangeThere();
        lead(path, "TABLED", "AGREED");
        put(path + "/deliveries/d", delivery("d", "hamas-releases", 2)).statusCode(201);
        String exchange = id(path);
        try (StoredContent delivery = StoredContent.forgetConstants("deliveries", exchange + "/d")) {
            read(path + "/ledger").body("commitments.delivered.value", contains(0, 0));
            try (StoredContent revision = StoredContent.forgetConstants("revisions", exchange + "/1");
                    StoredContent position = StoredContent.forgetConstants("positions", exchange + "/p1");
                    StoredContent transition = StoredContent.forgetConstants("transitions", exchange + "/20");
                    StoredContent itself = StoredContent.forgetConstants("exchanges", exchange)) {
                for (String clock : CLOCKS) {
                    read(path + clock);
                    read(path + "/ledger" + clock).body("commitments", empty());
                    read(path + "/transitions" + clock).body("items", hasSize(2));
                    read("/v1/exchanges" + clock);
                    read("/v1/positions" + clock);
                }
                read(path).body("status", nullValue());
                String recorded = given().noFilters().get(path + "/revisions/1").path("recordedAt");
                read(path + "/revisions?recordedAt=" + recorded).body("items", hasSize(1));
                read(path + "/ledger?recordedAt=" + recorded);
            }
        }
    }

    private static ValidatableResponse read(String path) {
        return given().noFilters().get(path).then().statusCode(200);
    }
}
