package dev.parley.exchanges.change;

import java.util.List;

import dev.parley.exchanges.ServiceTest;
import org.junit.jupiter.api.Test;

import static dev.parley.exchanges.TestData.delivery;
import static dev.parley.exchanges.TestData.put;
import static dev.parley.exchanges.TestData.read;
import static dev.parley.exchanges.TestData.retract;
import static dev.parley.exchanges.TestData.tabledExchangeThere;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

@ServiceTest
class FeedTest {

    private static final String FEED = "/v1/feeds/exchanges";

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
