package dev.parley.timeline.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.parley.timeline.ServiceTest;
import dev.parley.timeline.TestData;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.parley.timeline.TestData.AGENCY;
import static dev.parley.timeline.TestData.PAPER;
import static dev.parley.timeline.TestData.citation;
import static dev.parley.timeline.TestData.claim;
import static dev.parley.timeline.TestData.event;
import static dev.parley.timeline.TestData.figure;
import static dev.parley.timeline.TestData.number;
import static dev.parley.timeline.TestData.object;
import static dev.parley.timeline.TestData.send;
import static dev.parley.timeline.TestData.with;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

@ServiceTest
class EventResourceTest {

    private static final String EARLY = "2023-10-09T04:00:00Z";
    private static final String LATE = "2023-10-09T11:53:00Z";

    @BeforeEach
    void writeSources() {
        TestData.sources();
    }

    @Test
    void everythingInAnEventIsReadBackWithWhatIsDerived() {
        Map<String, Object> sent = with(
                event(
                        "full",
                        "[2023-10-07,2023-10-08]",
                        claim("c1", with(citation(PAPER, LATE), "relayedFrom", AGENCY))),
                "summary",
                "In the night.",
                "place",
                object("name", "Doha", "country", "QA", "latitude", 25.286, "longitude", -180, "precision", "TOWN"),
                "figures",
                List.of(figure("released", "RELEASED", number("n1", 5, citation(AGENCY, EARLY)))),
                "assessment",
                object("likelihood", "ROUGHLY_EVEN_CHANCE", "confidence", "MODERATE"));
        send("/v1/events", sent).then().statusCode(201);
        given().get("/v1/events/full")
                .then()
                .statusCode(200)
                .body("type", is("RELEASE"))
                .body("place.longitude", is(-180))
                .body("occurred.earliest", is("2023-10-07T00:00:00Z"))
                .body("occurred.latest", is("2023-10-08T23:59:59.999Z"))
                .body("figures[0].figure.resolved.min", is(5))
                .body("figures[0].figure.envelope.max", is(5))
                .body("claims[0].citation.relayedFrom", is(AGENCY))
                .body("assessment.likelihood", is("ROUGHLY_EVEN_CHANCE"))
                .body("knownAt", is(EARLY));
    }

    @ParameterizedTest
    @CsvSource({
        "0203-10-09, ASSERTED, is before the year 1800",
        "1799-12-31, PLANNED, is before the year 1800",
        "2999-01-01, ASSERTED, is in the future",
        "2999-01-01T00:00:00Z, DENIED, is in the future",
        "2023-10-05, ASSERTED, the earliest moment at which it can have happened"
    })
    void dateOfPublicationThatCannotBeIsRefused(String published, String mode, String message) {
        put(with(event("dated", "2023-10-07", claim("c1", citation(PAPER, published))), "mode", mode), null)
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/claims/0/citation/publishedAt"))
                .body("violations[0].message", containsString(message));
        given().get("/v1/events/dated").then().statusCode(404);
    }

    @Test
    void whatIsOnlyPlannedMayBeReportedBeforeItHappens() {
        put(with(event("planned", "2023-10-07", claim("c1", citation(PAPER, "2023-10-05"))), "mode", "PLANNED"), null)
                .then()
                .statusCode(201);
    }

    @Test
    void claimEnteredWronglyDecidesAtNoMomentWhatIsKnown() {
        Map<String, Object> wrong = claim("c1", citation(PAPER, "2023-10-07"));
        Map<String, Object> right = claim("c2", citation(PAPER, LATE));
        put(event("entered-wrongly", "2023-10-07", wrong), null).then().statusCode(201);
        Map<String, Object> deprecated = with(wrong, "rank", "DEPRECATED", "rankReason", "ENTRY_ERROR");
        put(event("entered-wrongly", "2023-10-07", deprecated), "\"1\"")
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/citations"));
        put(event("entered-wrongly", "2023-10-07", deprecated, right), "\"1\"")
                .then()
                .statusCode(200)
                .body("knownAt", is(LATE));
        given().get("/v1/events/entered-wrongly?knownAt=" + EARLY).then().statusCode(404);
        given().get("/v1/events/entered-wrongly?knownAt=" + LATE)
                .then()
                .statusCode(200)
                .body("claims.rank", contains("DEPRECATED", "NORMAL"));
    }

    @Test
    void rankNeverCountsFromTheFuture() {
        Map<String, Object> claim = claim("c1", citation(PAPER, LATE));
        put(event("ranked-later", "2023-10-07", with(claim, "rank", "PREFERRED", "rankSince", "2999-01-01")), null)
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/claims/0/rankSince"));
        put(event("ranked-later", "2023-10-07", with(claim, "rankSince", "2024-01-01")), null)
                .then()
                .statusCode(201);
    }

    @Test
    void claimIsNeverDroppedOrAltered() {
        Map<String, Object> claim = claim("c1", citation(AGENCY, EARLY));
        Map<String, Object> figure = figure("killed", "KILLED", number("n1", 5, citation(AGENCY, EARLY)));
        put(with(event("held", "2023-10-07", claim), "figures", List.of(figure)), null)
                .then()
                .statusCode(201);
        put(event("held", "2023-10-07", claim), "\"1\"")
                .then()
                .statusCode(409)
                .body("type", endsWith("/claim-altered"))
                .body("violations.pointer", contains("/figures"));
        Map<String, Object> altered = figure("killed", "KILLED", number("n1", 6, citation(AGENCY, EARLY)));
        put(
                        with(
                                event(
                                        "held",
                                        "2023-10-07",
                                        with(claim("c1", citation(AGENCY, EARLY)), "statement", "No.")),
                                "figures",
                                List.of(altered)),
                        "\"1\"")
                .then()
                .statusCode(409)
                .body("violations.pointer", contains("/claims/0", "/figures/0/figure/claims/0"));
        send("/v1/events/batch", List.of(event("held", "2023-10-07", claim)))
                .then()
                .body("items[0].problem.status", is(409));
        given().get("/v1/events/held").then().body("version", is(1));
    }

    @Test
    void claimsMayBeAddedAndRanked() {
        put(event("ranked", "2023-10-07", claim("c1", citation(AGENCY, EARLY))), null)
                .then()
                .statusCode(201);
        Map<String, Object> deprecated = with(
                claim("c1", citation(AGENCY, EARLY)),
                "rank",
                "DEPRECATED",
                "rankReason",
                "CORRECTED",
                "rankSince",
                LATE);
        put(event("ranked", "2023-10-07", claim("c2", citation(PAPER, LATE)), deprecated), "\"1\"")
                .then()
                .statusCode(200)
                .body("claims.rank", contains("NORMAL", "DEPRECATED"));
        given().get("/v1/events/ranked?knownAt=" + EARLY)
                .then()
                .statusCode(200)
                .body("claims.id", contains("c1"))
                .body("claims.rank", contains("NORMAL"))
                .body("claims[0].rankReason", nullValue());
        given().get("/v1/events/ranked?knownAt=2023-10-09T03:59:59.999Z").then().statusCode(404);
        String recorded = given().get("/v1/events/ranked/history").path("items[0].recordedAt");
        given().queryParam("recordedAt", recorded)
                .queryParam("knownAt", LATE)
                .get("/v1/events/ranked")
                .then()
                .statusCode(200)
                .body("version", is(1))
                .body("claims.id", contains("c1"));
    }

    @Test
    void everyBrokenRuleIsNamed() {
        Map<String, Object> event = with(
                event(
                        "faulty",
                        "2023-10-07",
                        claim("c1", with(citation(AGENCY, EARLY), "attribution", "OFF_THE_RECORD")),
                        claim("c1", with(citation("nobody", EARLY), "attribution", "BACKGROUND", "saidBy", "qatar")),
                        with(
                                claim("c3", with(citation(AGENCY, EARLY), "relayedFrom", "no-one")),
                                "relation",
                                object("type", "SUPPORTS", "claim", "c9"))),
                "marking",
                "RED",
                "figures",
                List.of(figure("amount", "AMOUNT", number("n1", 5, citation("unknown", EARLY)))));
        put(event, null)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body(
                        "violations.pointer",
                        containsInAnyOrder(
                                "/marking",
                                "/claims/0/citation/attribution",
                                "/claims/1",
                                "/claims/1/citation/saidBy",
                                "/claims/1/citation/source",
                                "/claims/2/citation/relayedFrom",
                                "/claims/2/relation/claim",
                                "/figures/0/figure/claims/0/quantity/unit",
                                "/figures/0/figure/claims/0/citation/source"));
    }

    @Test
    void everyFaultOfShapeIsNamed() {
        Map<String, Object> event = with(
                event(
                        "misshapen",
                        "2023-02-30",
                        claim("c1", citation(AGENCY, "2023-02-30")),
                        claim("c2", with(citation(AGENCY, EARLY), "publishedAt", 5, "credibility", 7)),
                        claim("c3", citation(AGENCY, "+999999-01-01T00:00:00Z"))),
                "place",
                object("name", "Doha", "latitude", 90.1, "longitude", "51", "precision", "STREET"),
                "type",
                "PARTY",
                "figures",
                List.of("none"));
        put(event, null)
                .then()
                .statusCode(400)
                .body(
                        "violations.pointer",
                        containsInAnyOrder(
                                "/type",
                                "/occurred/edtf",
                                "/place/latitude",
                                "/place/longitude",
                                "/place/precision",
                                "/figures/0",
                                "/claims/0/citation/publishedAt",
                                "/claims/1/citation/publishedAt",
                                "/claims/1/citation/credibility",
                                "/claims/2/citation/publishedAt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"180.1", "-180.00000001", "1e400", "0.123456789", "1e-999999999"})
    void longitudeOutOfBoundsIsRefused(String longitude) {
        String event = """
                {"type": "VISIT", "mode": "ASSERTED", "title": "t", "occurred": {"edtf": "2023"}, "marking": "CLEAR",
                 "place": {"name": "p", "precision": "EXACT", "latitude": 1, "longitude": %s}}""".formatted(longitude);
        send("/v1/events", event).then().statusCode(400).body("violations.pointer", contains("/place/longitude"));
    }

    @Test
    void intervalIsMetAtItsVeryEnds() {
        create(event("day", "1901-05-07", claim("c1", citation(AGENCY, EARLY))));
        create(event("night", "1901-05-07/1901-05-08", claim("c1", citation(AGENCY, EARLY))));
        create(event("until", "../1901-05-06", claim("c1", citation(AGENCY, EARLY))));
        create(event("since", "1901-05-09/..", claim("c1", citation(AGENCY, EARLY))));
        String ids = "&id=day,night,until,since";
        list("from=1901-05-07T23:59:59.999Z&to=1901-05-08T00:00:00Z" + ids, "day", "night");
        list("from=1901-05-08T00:00:00Z&to=1901-05-08T23:59:59.999Z" + ids, "night");
        list("to=1901-05-06T23:59:59.999Z" + ids, "until");
        list("to=1901-05-07T00:00:00Z" + ids, "until", "day", "night");
        list("from=1901-05-08T23:59:59.999Z" + ids, "night", "since");
        list("from=1901-05-09T00:00:00Z&to=1901-05-09T00:00:00Z" + ids, "since");
        list("from=0001-01-01T00:00:00Z&to=0001-01-02T00:00:00Z" + ids, "until");
        given().get("/v1/events?from=2023-01-02T00:00:00Z&to=2023-01-01T00:00:00Z")
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("/to"));
    }

    @Test
    void eventIsFoundByEveryAccountOfItsDateThatCounts() {
        Map<String, Object> refuted =
                with(account("refuted", "1907-05-20", "2023-10-05"), "rank", "DEPRECATED", "rankReason", "REFUTED");
        Map<String, Object> wrong =
                with(account("wrong", "1907-05-30", "2023-10-05"), "rank", "DEPRECATED", "rankReason", "ENTRY_ERROR");
        create(dated(
                "accounts",
                account("first", "1907-05-01", EARLY),
                with(account("second", "1907-05-10", LATE), "rank", "PREFERRED"),
                with(refuted, "rankSince", EARLY),
                wrong));
        String in = "from=1907-05-%02d&to=1907-05-%02d&id=accounts";

        list(in.formatted(1, 1), "accounts").body("items[0].occurred.edtf", is("1907-05-10"));
        list(in.formatted(10, 10), "accounts");
        list(in.formatted(2, 9));
        list(in.formatted(20, 20));
        list(in.formatted(30, 30));
        list(in.formatted(10, 10) + "&knownAt=" + EARLY);
        list(in.formatted(1, 1) + "&knownAt=" + EARLY, "accounts").body("items[0].occurred.edtf", is("1907-05-01"));
        list(in.formatted(20, 20) + "&knownAt=" + EARLY);
        list(in.formatted(20, 20) + "&knownAt=2023-10-07", "accounts");
        list(in.formatted(30, 30) + "&knownAt=2023-10-07");
        list("to=1907-05-01&id=accounts", "accounts");
        list("from=1907-05-11&id=accounts");
    }

    @Test
    void accountAddedLaterIsFoundToo() {
        create(dated("account-added", account("first", "1908-05-01", EARLY)));
        list("from=1908-05-02&id=account-added");
        put(
                        dated(
                                "account-added",
                                account("first", "1908-05-01", EARLY),
                                account("second", "1908-05-02", LATE)),
                        "\"1\"")
                .then()
                .statusCode(200)
                .body("occurred.words", is("1 or 2 May 1908"))
                .body("occurred.disputed", is(true));
        list("from=1908-05-02&id=account-added", "account-added");
    }

    @Test
    void eventsAreInTheOrderOfTheirDatesAsFirstKnown() {
        create(event("order-b", "1909-05-02", claim("c1", citation(AGENCY, EARLY))));
        create(dated("order-c", account("first", "1909-05-03", EARLY), account("second", "1909-04-01", LATE)));
        create(dated(
                "order-a",
                account("first", "1909-05-01", EARLY),
                with(account("second", "1909-05-04", EARLY), "rank", "DEPRECATED", "rankReason", "CORRECTED")));
        list("id=order-a,order-b,order-c", "order-a", "order-b", "order-c");
    }

    @Test
    void reportFromBeforeEveryAccountOfTheDateIsRefused() {
        Map<String, Object> event = dated(
                "account-before",
                account("first", "2023-10-08", "2023-10-09"),
                account("second", "2023-10-05", "2023-10-09"));
        put(with(event, "claims", List.of(claim("c1", citation(PAPER, "2023-10-03")))), null)
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/claims/0/citation/publishedAt"));
        put(with(event, "claims", List.of(claim("c1", citation(PAPER, "2023-10-06")))), null)
                .then()
                .statusCode(201);
    }

    @Test
    void accountFromBeforeItsOwnDateIsRefused() {
        Map<String, Object> possible = account("possible", "2023-10-03", "2023-10-09");
        Map<String, Object> impossible = account("impossible", "2023-10-08", "2023-10-05");
        Map<String, Object> claim = claim("c1", citation(PAPER, "2023-10-09"));
        put(with(dated("account-impossible", possible, impossible), "claims", List.of(claim)), null)
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/occurred/accounts/1/citation/publishedAt"));
        put(with(dated("account-impossible", possible), "claims", List.of(claim)), null)
                .then()
                .statusCode(201);
    }

    @Test
    void yearsAtTheEndsOfTheCalendarAreKept() {
        create(event("first", "0000-01-01", claim("c1", citation(AGENCY, EARLY))));
        create(with(event("last", "9999-12-31", claim("c1", citation(AGENCY, EARLY))), "mode", "PLANNED"));
        list("to=0000-01-01T00:00:00Z&id=first,last", "first");
        list("from=9999-12-31T23:59:59.999Z&id=first,last", "last");
    }

    @Test
    void filtersFindWhatTheyName() {
        create(with(
                event("f1", "1902-01-01", claim("c1", citation(AGENCY, EARLY))),
                "type",
                "DENIAL",
                "mode",
                "DENIED",
                "title",
                "A Very Particular Denial",
                "participants",
                List.of(object("actor", "a1", "role", "SPEAKER"), object("actor", "a2", "role", "TARGET")),
                "exchanges",
                List.of("x1")));
        create(with(
                event("f2", "1902-01-02", claim("c1", citation(AGENCY, EARLY))),
                "summary",
                "nothing particular, 100%",
                "participants",
                List.of(object("actor", "a2", "role", "SPEAKER")),
                "exchanges",
                List.of("x1", "x2")));
        String ids = "&id=f1,f2";
        list("type=DENIAL" + ids, "f1");
        list("type=DENIAL,RELEASE" + ids, "f1", "f2");
        list("mode=DENIED" + ids, "f1");
        list("actor=a2" + ids, "f1", "f2");
        list("actor=a1" + ids, "f1");
        list("exchange=x2" + ids, "f2");
        list("q=PARTICULAR" + ids, "f1", "f2");
        list("q=0%25" + ids, "f2");
        list("q=%25" + ids, "f2");
        list("q=PARTICULAR&knownAt=" + EARLY + ids, "f1");
        list("actor=a2&exchange=x1&type=RELEASE&mode=ASSERTED&q=nothing" + ids, "f2");
        given().get("/v1/events?type=PARTY&mode=MAYBE")
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("/type", "/mode"));
        given().get("/v1/events?recordedAt=2026-01-01T00:00:00Z&actor=a1")
                .then()
                .statusCode(400);
    }

    @Test
    void sourceFilterLooksAtClaimsKnownByThen() {
        create(with(
                event("s1", "1903-01-01", claim("c1", citation(AGENCY, EARLY))),
                "figures",
                List.of(figure("killed", "KILLED", number("n1", 1, citation(PAPER, LATE))))));
        create(event("s2", "1903-01-02", claim("c1", with(citation(AGENCY, LATE), "relayedFrom", PAPER))));
        create(event(
                "s3", "1903-01-03", claim("c1", citation(AGENCY, EARLY)), claim("c2", citation(PAPER, "2023-10-09"))));
        String ids = "&id=s1,s2,s3";
        list("source=" + PAPER + ids, "s1", "s2", "s3");
        list("source=" + AGENCY + "&knownAt=" + EARLY + ids, "s1", "s3");
        list("source=" + PAPER + "&knownAt=" + EARLY + ids);
        list("source=" + PAPER + "&knownAt=2023-10-09T11:52:59.999Z" + ids);
        list("source=" + PAPER + "&knownAt=" + LATE + ids, "s1", "s2");
        list("source=" + PAPER + "&knownAt=2023-10-09T23:59:59.999Z" + ids, "s1", "s2", "s3");
        list("source=nobody," + PAPER + "&knownAt=" + LATE + ids, "s1", "s2");
    }

    @Test
    void sourcesOfClaimsAddedLaterAreFoundToo() {
        create(event("added", "1903-02-01", claim("c1", citation(AGENCY, LATE))));
        list("source=" + PAPER + "&id=added");
        put(
                        event(
                                "added",
                                "1903-02-01",
                                claim("c1", citation(AGENCY, LATE)),
                                claim("c2", citation(PAPER, LATE)),
                                claim("c3", citation(AGENCY, EARLY))),
                        "\"1\"")
                .then()
                .statusCode(200)
                .body("knownAt", is(EARLY));
        list("source=" + PAPER + "&id=added", "added");
        list("source=" + AGENCY + "&knownAt=" + EARLY + "&id=added", "added");
    }

    @Test
    void pagesHoldEveryEventOnceInTheOrderOfTime() {
        List<Map<String, Object>> events = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            events.add(with(
                    event(
                            "p" + i,
                            "1904-%02d".formatted(i % 12 + 1),
                            claim("c1", citation(i % 2 == 0 ? AGENCY : PAPER, EARLY))),
                    "exchanges",
                    List.of("paged")));
        }
        send("/v1/events/batch", events).then().statusCode(200).body("created", is(120));
        List<String> expected = IntStream.range(0, 120)
                .boxed()
                .sorted((a, b) -> a % 12 != b % 12 ? a % 12 - b % 12 : ("p" + a).compareTo("p" + b))
                .map(i -> "p" + i)
                .toList();
        assertEquals(expected, readAll("exchange=paged&limit=50"));
        assertEquals(
                expected.stream()
                        .filter(id -> Integer.parseInt(id.substring(1)) % 2 == 1)
                        .toList(),
                readAll("exchange=paged&limit=7&source=" + PAPER + "&knownAt=" + EARLY));
    }

    private static List<String> readAll(String query) {
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            Response page = given().get("/v1/events?" + query + (cursor == null ? "" : "&cursor=" + cursor));
            page.then().statusCode(200);
            ids.addAll(page.path("items.id"));
            cursor = page.path("next");
        } while (cursor != null);
        return ids;
    }

    @Test
    void listShowsWhatWasKnownAndWhatWasRecorded() {
        create(event("k1", "1905-01-01", claim("c1", citation(AGENCY, EARLY)), claim("c2", citation(AGENCY, LATE))));
        create(event("k2", "1905-01-02", claim("c1", citation(AGENCY, LATE))));
        list("knownAt=" + EARLY + "&id=k1,k2", "k1").body("items[0].claims.id", contains("c1"));
        String recorded = given().get("/v1/events/k1").path("recordedAt");
        given().queryParam("recordedAt", recorded)
                .queryParam("limit", 500)
                .get("/v1/events")
                .then()
                .statusCode(200)
                .body("items.id", hasItem("k1"))
                .body("items.findAll { it.id == 'k2' }", empty());
    }

    @Test
    void feedTellsOfEventsAndSources() {
        create(event("told", "1906-01-01", claim("c1", citation(AGENCY, EARLY))));
        given().get("/v1/feeds/timeline?limit=500")
                .then()
                .statusCode(200)
                .contentType("application/cloudevents-batch+json")
                .body("subject", hasItem("/v1/sources/" + AGENCY))
                .body("source", everyItem(startsWith("urn:uuid:")));
    }

    @SafeVarargs
    private static Map<String, Object> dated(String id, Map<String, Object>... accounts) {
        return with(event(id, "2023"), "occurred", object("accounts", List.of(accounts)));
    }

    private static Map<String, Object> account(String id, String edtf, String publishedAt) {
        return object("id", id, "date", object("edtf", edtf), "citation", citation(AGENCY, publishedAt));
    }

    private static Response put(Map<String, Object> event, String ifMatch) {
        var request = given().contentType("application/json").body(event);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put("/v1/events/" + event.get("id"));
    }

    private static void create(Map<String, Object> event) {
        put(event, null).then().statusCode(201);
    }

    private static ValidatableResponse list(String query, String... ids) {
        return given().urlEncodingEnabled(false)
                .get("/v1/events?" + query)
                .then()
                .statusCode(200)
                .body("items.id", is(List.of(ids)));
    }
}
