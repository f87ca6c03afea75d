package dev.parley.actors.graph;

import java.util.List;
import java.util.function.BiFunction;

import dev.parley.actors.ServiceTest;
import dev.parley.journal.StoredContent;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

import static dev.parley.actors.TestData.channel;
import static dev.parley.actors.TestData.givenActors;
import static dev.parley.actors.TestData.relation;
import static dev.parley.actors.TestData.report;
import static dev.parley.actors.TestData.send;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;

/** Routes, graphs and tables over documents that today's rules refuse, or that have what today's types do not know. */
@ServiceTest
class StoredUnderOtherRulesTest {

    @Test
    void routesGraphsAndTablesGoOverWhatTodaysRulesRefuse() {
        assertIsFound(
                "other-rules", (collection, id) -> StoredContent.change(collection, id, StoredContent::breakRules));
    }

    @Test
    void routesGraphsAndTablesGoOverWhatTodaysTypesDoNotKnow() {
        assertIsFound("other-types", StoredContent::forgetConstants);
    }

    private static void assertIsFound(String prefix, BiFunction<String, String, StoredContent> change) {
        String a = prefix + "-a";
        String b = prefix + "-b";
        String relationId = prefix + "-relation";
        String channelId = prefix + "-channel";
        givenActors(a, b);
        send("/v1/relations/batch", List.of(relation(relationId, a, "ALLIED_WITH", b)));
        send(
                "/v1/channels/batch",
                List.of(channel(channelId, a, b, report("r1", "2023-10-08", "REPORTED", "OPEN", "2023-10-09"))));
        try (StoredContent relation = change.apply("relations", relationId);
                StoredContent channel = change.apply("channels", channelId);
                StoredContent actor = change.apply("actors", a)) {
            for (String clock : List.of("", "&knownAt=2999-01-01")) {
                read("/v1/actors/" + a + "/routes?to=" + b + clock)
                        .body("items.hops.channel", contains(List.of(channelId)));
                read("/v1/actors/" + a + "/graph?depth=1" + clock)
                        .body("nodes.id", containsInAnyOrder(a, b))
                        .body("edges.id", contains(relationId, channelId));
                read("/v1/actors/" + a + "/relations?limit=10" + clock).body("items.id", contains(relationId));
            }
            given().noFilters()
                    .accept("text/csv")
                    .get("/v1/actors?q=" + a)
                    .then()
                    .statusCode(200)
                    .body(containsString(a));
        }
    }

    private static ValidatableResponse read(String path) {
        return given().noFilters().get(path).then().statusCode(200);
    }
}
