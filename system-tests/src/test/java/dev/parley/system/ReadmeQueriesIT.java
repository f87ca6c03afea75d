package dev.parley.system;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static dev.parley.system.Api.items;
import static dev.parley.system.Api.json;
import static dev.parley.system.Api.only;
import static dev.parley.system.Api.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The requests that the README documents and their answers, with the examples loaded. */
class ReadmeQueriesIT {

    private static final String EXCHANGE = "/v1/exchanges/qatar-talks-2023-10";

    private static Api api;

    @BeforeAll
    static void start() {
        api = RunningSuite.api();
    }

    @Test
    void messageFromTheUnitedStatesReachesHamasThroughQatar() {
        JsonNode routes = api.get("/v1/actors/united-states/routes?to=hamas&at=2023-10-09T12:00:00Z");

        JsonNode best = items(routes).get(0);
        assertEquals(List.of("united-states", "qatar", "hamas"), texts(best.get("actors")));
        assertEquals("us-qatar", best.at("/hops/0/channel").asText());
        assertEquals("daryo", best.at("/hops/0/citations/0/source").asText());
        assertEquals(
                List.of("qatar-hamas-doha", "qatar-hamas-gaza"),
                items(routes).stream()
                        .map(route -> route.at("/hops/1/channel").asText())
                        .toList());
    }

    @Test
    void offerHasOneReportAtFiveAndTwoAtNoon() {
        JsonNode atFive = api.get(EXCHANGE + "/revisions?knownAt=2023-10-09T05:00:00Z");
        JsonNode atNoon = api.get(EXCHANGE + "/revisions?knownAt=2023-10-09T12:00:00Z");

        assertEquals(List.of("women"), verbatims(atFive, "hamas-releases"));
        assertEquals(List.of("all 36 female prisoners"), verbatims(atFive, "israel-releases"));
        assertEquals("ALL", resolved(atFive, "israel-releases").get("kind").asText());
        assertEquals(List.of("xinhua-all", "reuters-36"), claims(atNoon, "israel-releases"));
        assertEquals(36, resolved(atNoon, "israel-releases").get("value").asInt());
        assertTrue(commitment(atNoon, "israel-releases").get("disputed").asBoolean());
        assertEquals("UNKNOWN", resolved(atNoon, "hamas-releases").get("kind").asText());
        assertEquals(
                "TABLED",
                api.get(EXCHANGE + "?knownAt=2023-10-09T05:00:00Z")
                        .get("status")
                        .asText());
        assertEquals(
                404,
                api.send("GET", EXCHANGE + "?knownAt=2023-10-09T03:59:59.999Z", null)
                        .status());
        assertEquals(
                200,
                api.send("GET", EXCHANGE + "?knownAt=2023-10-09T04:00:00Z", null)
                        .status());
    }

    @Test
    void fourActorsHaveNotResponded() {
        JsonNode unanswered = api.get("/v1/positions?stance=NO_RESPONSE,DECLINED_TO_COMMENT,NOT_REACHED");

        assertEquals(
                List.of("hamas", "israel-prime-ministers-office", "qatar-foreign-ministry", "us-state-department"),
                texts(unanswered, "actor").stream().sorted().toList());
    }

    @Test
    void eventsBetweenThe7thAnd9thHaveClaimsAndGrades() {
        JsonNode events = api.get(
                "/v1/events?from=2023-10-07T00:00:00Z&to=2023-10-09T23:59:59.999Z&exchange=qatar-talks-2023-10");
        JsonNode sources = api.get("/v1/sources?limit=500");

        assertEquals(11, items(events).size());
        for (JsonNode event : items(events)) {
            assertTrue(event.get("claims").size() > 0, event.get("id").asText());
            for (JsonNode claim : event.get("claims")) {
                assertTrue(claim.at("/citation/credibility").isInt());
                JsonNode source =
                        only(sources, "id", claim.at("/citation/source").asText());
                assertTrue(source.get("reliability").asText().matches("[A-F]"));
            }
        }
        List<String> starts = items(events).stream()
                .map(event -> event.at("/occurred/earliest").asText())
                .toList();
        assertEquals(starts.stream().sorted().toList(), starts);
    }

    @Test
    void ledgerShowsUnknownForOneSideAnd36ForTheOther() {
        JsonNode ledger = api.get(EXCHANGE + "/ledger").get("commitments");
        JsonNode hamas = only(ledger, "commitment", "hamas-releases");
        JsonNode israel = only(ledger, "commitment", "israel-releases");

        assertEquals("UNKNOWN", hamas.at("/promised/kind").asText());
        assertEquals(0, hamas.at("/delivered/value").asInt(-1));
        assertEquals("UNKNOWN", hamas.at("/outstanding/kind").asText());
        assertEquals(36, israel.at("/promised/value").asInt(-1));
        assertEquals(0, israel.at("/delivered/value").asInt(-1));
        assertEquals(json("""
                        {"unit": "PERSONS", "kind": "EXACT", "value": 36, "min": 36, "max": 36,
                         "words": "36 people"}"""), israel.get("outstanding"));
    }

    @Test
    void threeFeedsShowWhatChangedSinceAnEntry() {
        for (String feed : List.of("actors", "exchanges", "timeline")) {
            JsonNode all = api.get("/v1/feeds/" + feed + "?limit=500");
            JsonNode last = all.get(all.size() - 1);
            JsonNode secondLast = all.get(all.size() - 2);

            assertEquals(
                    0,
                    api.get("/v1/feeds/" + feed + "?lastEventId="
                                    + last.get("id").asText())
                            .size());
            JsonNode since = api.get(
                    "/v1/feeds/" + feed + "?lastEventId=" + secondLast.get("id").asText());
            assertEquals(1, since.size());
            assertEquals(last, since.get(0));
            assertEquals("1.0", last.get("specversion").asText());
            assertEquals(
                    200, api.send("GET", last.get("subject").asText(), null).status());
        }
    }

    private static JsonNode commitment(JsonNode revisions, String id) {
        return only(only(revisions, "number", "1").get("commitments"), "id", id);
    }

    private static JsonNode resolved(JsonNode revisions, String commitment) {
        return commitment(revisions, commitment).at("/promised/resolved");
    }

    private static List<String> claims(JsonNode revisions, String commitment) {
        return texts(commitment(revisions, commitment).get("claims"), "id");
    }

    private static List<String> verbatims(JsonNode revisions, String commitment) {
        return items(commitment(revisions, commitment).get("claims")).stream()
                .map(claim -> claim.at("/quantity/verbatim").asText())
                .toList();
    }
}
