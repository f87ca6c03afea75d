package dev.parley.exchanges.exchange;

import java.util.List;
import java.util.Map;

import dev.parley.exchanges.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.parley.exchanges.TestData.AFTER;
import static dev.parley.exchanges.TestData.BETWEEN;
import static dev.parley.exchanges.TestData.EARLY;
import static dev.parley.exchanges.TestData.LATE;
import static dev.parley.exchanges.TestData.citation;
import static dev.parley.exchanges.TestData.claim;
import static dev.parley.exchanges.TestData.commitment;
import static dev.parley.exchanges.TestData.date;
import static dev.parley.exchanges.TestData.exactly;
import static dev.parley.exchanges.TestData.exchange;
import static dev.parley.exchanges.TestData.freshId;
import static dev.parley.exchanges.TestData.object;
import static dev.parley.exchanges.TestData.participant;
import static dev.parley.exchanges.TestData.put;
import static dev.parley.exchanges.TestData.read;
import static dev.parley.exchanges.TestData.replace;
import static dev.parley.exchanges.TestData.revision;
import static dev.parley.exchanges.TestData.with;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

@ServiceTest
class ExchangeFilterTest {

    private final String id = freshId();
    private final String path = "/v1/exchanges/" + id;

    /** Whether the list with this filter has the exchange, now or as of a moment. */
    private void assertFilter(boolean has, String filter, String value, Object... more) {
        Object[] parameters = new Object[more.length + 4];
        System.arraycopy(new Object[] {"id", id, filter, value}, 0, parameters, 0, 4);
        System.arraycopy(more, 0, parameters, 4, more.length);
        List<String> found =
                read("/v1/exchanges", parameters).statusCode(200).extract().path("items.id");
        assertEquals(has ? List.of(id) : List.of(), found, filter + "=" + value);
    }

    private void create(String property, Object value) {
        put(path, with(exchange(id), property, value)).statusCode(201);
    }

    @Test
    void participantsAreFoundInTheirRolesAndTheSpecialFormsOfThem() {
        create(
                "participants",
                List.of(
                        participant("hamas", "A", "HOLDING_PARTY"),
                        participant("qatar", null, "LEAD_MEDIATOR"),
                        with(participant("egypt", null, "MEDIATOR"), "citations", List.of(citation(LATE)))));
        assertFilter(true, "participant", "qatar");
        assertFilter(true, "participant", "qatar", "role", "MEDIATOR");
        assertFilter(true, "role", "LEAD_MEDIATOR");
        assertFilter(false, "participant", "egypt", "role", "LEAD_MEDIATOR");
        assertFilter(false, "participant", "hamas", "role", "MEDIATOR");
        assertFilter(true, "participant", "oman,hamas");
        assertFilter(false, "participant", "oman");
        assertFilter(false, "role", "GUARANTOR");
        assertFilter(true, "participant", "egypt", "knownAt", LATE);
        assertFilter(false, "participant", "egypt", "knownAt", BETWEEN);
        assertFilter(true, "heldBy", "hamas");
        assertFilter(false, "heldBy", "qatar");
    }

    @Test
    void peopleAreFoundByClaimsThatWereKnownAndCounted() {
        create("participants", List.of());
        Map<String, Object> thai = object(
                "custody",
                "CIVILIAN_DETAINEE",
                "demographics",
                List.of("MEN"),
                "condition",
                "LIVING",
                "nationalities",
                List.of("TH", "STATELESS"));
        Map<String, Object> late = with(claim("c2", "EXACT", 5, LATE), "group", thai);
        Map<String, Object> first =
                with(revision(1), "commitments", List.of(commitment("releases", "hamas", exactly(5), late)));
        put(path + "/revisions/1", first).statusCode(201);

        assertFilter(true, "custody", "HOSTAGE", "knownAt", BETWEEN);
        assertFilter(true, "heldBy", "hamas", "knownAt", BETWEEN);
        assertFilter(false, "heldBy", "israel");
        for (String[] late1 : new String[][] {
            {"custody", "CIVILIAN_DETAINEE"},
            {"demographics", "MEN"},
            {"nationality", "TH"},
            {"nationality", "STATELESS"}
        }) {
            assertFilter(true, late1[0], late1[1]);
            assertFilter(true, late1[0], late1[1], "knownAt", AFTER);
            assertFilter(false, late1[0], late1[1], "knownAt", BETWEEN);
        }
        assertFilter(true, "demographics", "ELDERLY,CHILDREN");
        assertFilter(false, "demographics", "ELDERLY");
        assertFilter(false, "custody", "MISSING");

        // from then on it counts for nothing
        Map<String, Object> deprecated = with(
                with(with(late, "rank", "DEPRECATED"), "rankReason", "REFUTED"), "rankSince", "2023-11-01T00:00:00Z");
        replace(
                        path + "/revisions/1",
                        with(
                                revision(1),
                                "commitments",
                                List.of(commitment("releases", "hamas", exactly(5), deprecated))))
                .statusCode(200);
        assertFilter(false, "nationality", "TH");
        assertFilter(true, "nationality", "TH", "knownAt", AFTER);
        assertFilter(false, "nationality", "TH", "knownAt", "2023-11-02T00:00:00Z");
    }

    @Test
    void disputeIsFoundWhileReportsDiffered() {
        create("participants", List.of());
        assertFilter(false, "disputed", "true");
        Map<String, Object> late = claim("c2", "EXACT", 7, LATE);
        put(
                        path + "/revisions/1",
                        with(revision(1), "commitments", List.of(commitment("releases", "hamas", exactly(5), late))))
                .statusCode(201);
        assertFilter(true, "disputed", "true");
        assertFilter(true, "disputed", "true", "knownAt", AFTER);
        assertFilter(false, "disputed", "true", "knownAt", BETWEEN);
        assertFilter(true, "disputed", "false", "knownAt", BETWEEN);

        Map<String, Object> settled = with(with(late, "rank", "PREFERRED"), "rankSince", "2023-11-01T00:00:00Z");
        replace(
                        path + "/revisions/1",
                        with(revision(1), "commitments", List.of(commitment("releases", "hamas", exactly(5), settled))))
                .statusCode(200);
        assertFilter(false, "disputed", "true");
        assertFilter(true, "disputed", "true", "knownAt", AFTER);
    }

    @Test
    void periodIsThatInWhichItMayHaveOpened() {
        create("opened", date("2023-10"));
        assertFilter(true, "from", "2023-10-31");
        assertFilter(false, "from", "2023-11-01");
        assertFilter(true, "to", "2023-10-01");
        assertFilter(false, "to", "2023-09-30");
        assertFilter(true, "from", "2023-10-05", "to", "2023-10-06");
        assertFilter(true, "from", "2020-01-01", "to", "2023-12-31", "knownAt", EARLY);
        given().get("/v1/exchanges?from=2023-10-07&to=2023-10-06").then().statusCode(400);
    }

    @Test
    void markingIsAFilterToo() {
        create("participants", List.of());
        assertFilter(true, "marking", "CLEAR");
        assertFilter(false, "marking", "RED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nationality=UK", "custody=PRISON", "demographics=BOYS", "disputed=perhaps", "marking=WHITE"})
    void unknownValuesAreRefused(String filter) {
        given().get("/v1/exchanges?" + filter).then().statusCode(400);
        given().get("/v1/exchanges?nationality=GB").then().statusCode(200);
    }

    @Test
    void filtersOfOneRequestMustAllHold() {
        create("participants", List.of(participant("qatar", null, "MEDIATOR")));
        assertFilter(true, "participant", "qatar", "marking", "CLEAR", "from", "2023-10-01");
        assertFilter(false, "participant", "qatar", "marking", "CLEAR", "disputed", "true");
        assertFilter(false, "participant", "qatar", "custody", "HOSTAGE");
    }
}
