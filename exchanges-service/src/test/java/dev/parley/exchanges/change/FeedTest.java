package dev.parley.exchanges.change;

import java.util.List;
import java.util.Map;

import dev.parley.exchanges.ServiceTest;
import org.junit.jupiter.api.Test;

import static dev.parley.exchanges.TestData.delivery;
import static dev.parley.exchanges.TestData.put;
import static dev.parley.exchanges.TestData.read;
import static dev.parley.exchanges.TestData.retract;
import static dev.parley.exchanges.TestData.tabledExchangeThere;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

@ServiceTest
class FeedTest {

    private static final String FEED = "/v1/feeds/exchanges";

    @Test
    void entryOfAnExchangeHasItsStateAsItWasReadThen() {
        String path = tabledExchangeThere();
        int first = read(path + "/history").extract().path("items[0].seq");
        List<Map<String, Object>> events =
                read(FEED, "lastEventId", first - 1).extract().jsonPath().<Map<String, Object>>getList("").stream()
                        .filter(event -> event.get("subject").equals(path))
                        .toList();
        for (Map<String, Object> event : events) {
            Map<String, Object> asRecorded = read(path, "recordedAt", event.get("time"))
                    .extract()
                    .jsonPath()
                    .getMap("");
            assertEquals(asRecorded, ((Map<?, ?>) event.get("data")).get("document"));
        }
        Map<?, ?> last = (Map<?, ?>) ((Map<?, ?>) events.get(events.size() - 1).get("data")).get("document");
        assertEquals(1, last.get("currentRevision"));
    }

    @Test
    void recordsAreNamedByTheirPathsAndEachChangesItsExchange() {
        String path = tabledExchangeThere();
        int last = read(path + "/history").extract().path("items[-1].seq");
        put(path + "/deliveries/d", delivery("d", "hamas-releases", 3)).statusCode(201);
        retract(path + "/deliveries/d").statusCode(204);
        read(FEED, "lastEventId", last)
                .statusCode(200)
                .body("subject", equalTo(List.of(path + "/deliveries/d", path, path + "/deliveries/d", path)))
                .body(
                        "type",
                        contains(
                                "parley.delivery.created.v1",
                                "parley.exchange.updated.v1",
                                "parley.delivery.retracted.v1",
                                "parley.exchange.updated.v1"))
                .body("[0].data.document.exchange", equalTo(path.substring(path.lastIndexOf('/') + 1)));
    }
}
