package dev.parley.system;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.parley.system.Api.items;
import static dev.parley.system.Api.only;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * The example dossiers come to the figures that are public; the template and the examples of the API document are
 * accepted as they are.
 */
class ExamplesIT {

    static List<String> examples() {
        return RunningSuite.EXAMPLES;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void loadingAnExampleAgainChangesNothing(String example) {
        JsonNode report = RunningSuite.load(RunningSuite.api(), example).body();

        assertEquals(0, report.get("created").asInt(), report.toString());
        assertEquals(0, report.get("updated").asInt(), report.toString());
        assertTrue(report.get("unchanged").asInt() > 0, report.toString());
    }

    /** Public figures, as known at the end of two days for each exchange; "due" is what a ratio has come to by then. */
    @ParameterizedTest(name = "{0} as known on {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            us-iran-2023        | 2023-09-18           | iran-releases           | 5          | 5          | 0 | 0
            us-iran-2023        | 2023-09-18           | us-releases             | 5          | 5          | 0 | 0
            us-iran-2023        | 2023-09-18           | funds                   | 6000000000 | 6000000000 | 0 | 0
            qatar-talks-2023-10 | 2023-10-09T05:00:00Z | hamas-releases          | UNKNOWN    | 0          | 0 | UNKNOWN
            qatar-talks-2023-10 | 2023-10-09T05:00:00Z | israel-releases         | ALL        | 0          | 0 | ALL
            qatar-talks-2023-10 | 2023-10-09           | hamas-releases          | UNKNOWN    | 0          | 0 | UNKNOWN
            qatar-talks-2023-10 | 2023-10-09           | israel-releases         | 36         | 0          | 0 | 36
            truce-2023-11       | 2023-11-25           | hostages                | 50         | 26         | 0 | 24
            truce-2023-11       | 2023-11-25           | prisoners               | 150        | 78         | 0 | 72
            truce-2023-11       | 2023-11-25           | truce                   | 4          | 0          | 0 | 4
            truce-2023-11       | 2023-11-25           | more-hostages           | 0..50      | 0          | 0 | 0..50
            truce-2023-11       | 2023-11-25           | more-days               | due 0      | 0          | 0 | 0
            truce-2023-11       | 2023-12-01           | hostages                | 50         | 50         | 0 | 0
            truce-2023-11       | 2023-12-01           | prisoners               | 150        | 150        | 0 | 0
            truce-2023-11       | 2023-12-01           | truce                   | 4          | 4          | 0 | 0
            truce-2023-11       | 2023-12-01           | more-hostages           | 30         | 28         | 0 | 2
            truce-2023-11       | 2023-12-01           | more-days               | due 2      | 3          | 0 | 0
            truce-2023-11       | 2023-12-01           | more-prisoners          | due 84     | 90         | 0 | 0
            truce-2023-11       | 2023-12-01           | trucks                  | 200        | 0          | 0 | 200
            truce-2023-11       | 2023-12-01           | fuel                    | 130000     | 0          | 0 | 130000
            phase-one-2025      | 2025-02-15           | civilians               | 28         | 14         | 0 | 14
            phase-one-2025      | 2025-02-15           | soldiers                | 5          | 5          | 0 | 0
            phase-one-2025      | 2025-02-15           | prisoners-for-civilians | due 420    | 825..935   | 0 | 0
            phase-one-2025      | 2025-02-15           | prisoners-for-soldiers  | due 250    | 200..310   | 0 | 0..50
            phase-one-2025      | 2025-02-20           | civilians               | 28         | 18         | 0 | 10
            phase-one-2025      | 2025-02-21           | civilians               | 28         | 18         | 0 | 10
            phase-one-2025      | 2025-03-01           | civilians               | 28         | 28         | 0 | 0
            phase-one-2025      | 2025-03-01           | soldiers                | 5          | 5          | 0 | 0
            phase-one-2025      | 2025-03-01           | prisoners-for-civilians | due 840    | 1445..1576 | 0 | 0
            phase-one-2025      | 2025-03-01           | prisoners-for-soldiers  | due 250    | 200..310   | 0 | 0..50
            phase-one-2025      | 2025-03-01           | ceasefire               | 42         | 42         | 0 | 0
            israel-hamas-2011   | 2011-10-19           | soldier                 | 1          | 1          | 0 | 0
            israel-hamas-2011   | 2011-10-19           | prisoners               | 1027       | 477        | 0 | 550
            israel-hamas-2011   | 2011-12-19           | prisoners               | 1027       | 1027       | 0 | 0
            chibok-2017         | 2017-05-07           | girls                   | 82         | 82         | 0 | 0
            chibok-2017         | 2017-05-07           | commanders              | 2..5       | 2..5       | 0 | 0..3
            chibok-2017         | 2018-02-16           | girls                   | 83         | 82         | 1 | 0
            chibok-2017         | 2018-02-16           | ransom                  | 0..2000000 | 0..2000000 | 0 | 0..2000000
            yemen-2023          | 2023-04-16           | houthis-release         | 181        | 69..426    | 0 | 0..112
            yemen-2023          | 2023-04-16           | government-releases     | 706        | 249..606   | 0 | 100..457
            yemen-2023          | 2023-04-17           | houthis-release         | 181        | 69..616    | 0 | 0..112
            yemen-2023          | 2023-04-17           | government-releases     | 706        | 249..796   | 0 | 0..457
            """)
    void ledgerHasThePublicFigures(
            String exchange,
            String knownAt,
            String commitment,
            String promised,
            String delivered,
            String discharged,
            String outstanding) {
        JsonNode line = only(ledger(exchange, knownAt, "").get("commitments"), "commitment", commitment);

        assertEquals(
                promised,
                line.has("promised") ? text(line.get("promised")) : "due " + text(line.get("due")),
                "promised");
        assertEquals(delivered, text(line.get("delivered")), "delivered");
        assertEquals(discharged, text(line.get("discharged")), "discharged");
        assertEquals(outstanding, text(line.get("outstanding")), "outstanding");
    }

    /** Sums of what each side releases, in which a number that is known of both sides together counts exactly. */
    @ParameterizedTest(name = "{0} as known on {1}: side {2}")
    @CsvSource(delimiter = '|', textBlock = """
            truce-2023-11     | 2023-12-01 | A     | 80   | 78         | 2
            truce-2023-11     | 2023-12-01 | B     | 234  | 240        | 0
            phase-one-2025    | 2025-03-01 | A     | 33   | 33         | 0
            phase-one-2025    | 2025-03-01 | B     | 1090 | 1755..1776 | 0..50
            israel-hamas-2011 | 2011-12-19 | B     | 1027 | 1027       | 0
            yemen-2023        | 2023-04-16 | whole | 887  | 675        | 212..457
            yemen-2023        | 2023-04-17 | whole | 887  | 865        | 22..457
            """)
    void sidesHaveThePublicTotals(
            String exchange, String knownAt, String side, String promised, String delivered, String outstanding) {
        JsonNode sum = only(
                ledger(exchange, knownAt, "&by=side").get("sides"),
                one -> one.at("/promised/unit").asText().equals("PERSONS")
                        && (side.equals("whole")
                                ? one.path("whole").asBoolean()
                                : one.path("side").asText().equals(side)));

        assertEquals(promised, text(sum.get("promised")), "promised");
        assertEquals(delivered, text(sum.get("delivered")), "delivered");
        assertEquals(outstanding, text(sum.get("outstanding")), "outstanding");
    }

    /** Numbers outside the promise, in the order of time: Thais, a Filipino, Russian-Israelis; those freed unilaterally. */
    @ParameterizedTest(name = "{0} as known on {1}")
    @CsvSource(delimiter = '|', textBlock = """
            us-iran-2023   | 2023-09-18 | 2
            truce-2023-11  | 2023-11-24 | 1 10..12
            truce-2023-11  | 2023-11-25 | 1 10 4
            truce-2023-11  | 2023-12-01 | 1 10 4 1 3 2 2 4
            phase-one-2025 | 2025-03-01 | 5
            yemen-2023     | 2023-04-16 | ''
            yemen-2023     | 2023-04-17 | 104
            """)
    void outsideThePromise(String exchange, String knownAt, String figures) {
        JsonNode outside = ledger(exchange, knownAt, "").get("outside");

        assertEquals(
                List.of(figures.trim().split(" ")).stream()
                        .filter(one -> !one.isEmpty())
                        .sorted()
                        .toList(),
                items(outside).stream()
                        .map(one -> text(one.get("figure")))
                        .sorted()
                        .toList());
        assertTrue(items(outside).stream()
                .allMatch(one -> one.get("by").size() > 0 && one.get("to").size() > 0));
    }

    @ParameterizedTest(name = "{0} as known on {1}: {2}")
    @CsvSource({
        "phase-one-2025, 2025-02-20, IN_IMPLEMENTATION",
        "phase-one-2025, 2025-02-23, SUSPENDED",
        "phase-one-2025, 2025-02-27, IN_IMPLEMENTATION",
        "phase-one-2025, 2025-03-01, COMPLETED",
        "truce-2023-11, 2023-11-30, IN_IMPLEMENTATION",
        "truce-2023-11, 2023-12-01, PARTIALLY_COMPLETED",
        "chibok-2017, 2017-05-07, COMPLETED",
        "yemen-2023, 2023-03-20, AGREED",
        "yemen-2023, 2023-04-17, COMPLETED"
    })
    void statusFollowsTheReports(String exchange, String knownAt, String status) {
        assertEquals(
                status,
                RunningSuite.api()
                        .get("/v1/exchanges/" + exchange + "?knownAt=" + knownAt)
                        .get("status")
                        .asText());
    }

    @Test
    void prisonersHeldBackInPhaseOneAreAnInterruption() {
        JsonNode interruption = only(ledger("phase-one-2025", "2025-03-01", "").get("interruptions"), one -> true);

        assertEquals("SUSPENDED", interruption.get("status").asText());
        assertEquals("2025-02-22", interruption.at("/from/edtf").asText());
        assertEquals("2025-02-27", interruption.at("/until/edtf").asText());
    }

    @Test
    void yemensTotalIsFrom869To890AndVagueAndDisputed() {
        JsonNode figure = only(
                        RunningSuite.api().get("/v1/events/yemen-2023-total").get("figures"), "id", "total")
                .get("figure");

        assertEquals("869..890", text(figure.get("resolved")));
        assertTrue(figure.get("vague").asBoolean());
        assertTrue(figure.get("disputed").asBoolean());
    }

    @Test
    void templateOfADossierIsAccepted() {
        Api.Response answer = RunningSuite.api()
                .send(
                        "POST",
                        "/v1/dossiers?dryRun=true",
                        RunningSuite.example("/docs/dossier-template.yaml"),
                        "application/yaml");

        assertEquals(200, answer.status(), answer.body().toString());
        assertTrue(answer.body().get("created").asInt() > 0);
        assertEquals(0, answer.body().get("unchanged").asInt());
    }

    @Test
    void everyDocumentedExampleIsAccepted() {
        Api api = RunningSuite.api();
        JsonNode document = api.get("/openapi");
        List<String> sent = new ArrayList<>();
        document.get("paths").fields().forEachRemaining(path -> {
            JsonNode body = path.getValue().at("/post/requestBody/content/application~1json");
            if (path.getKey().matches("/v1/(.+/batch|bundles/.+|dossiers)")) {
                Api.Response answer = api.send(
                        "POST",
                        path.getKey() + "?dryRun=true",
                        example(document, body).toString());
                assertEquals(200, answer.status(), path.getKey() + " " + answer.body());
                assertTrue(
                        answer.body().findValues("refused").stream().allMatch(refused -> refused.asInt() == 0),
                        path.getKey() + " " + answer.body());
                sent.add(path.getKey());
            }
        });
        assertEquals(14, sent.size(), sent.toString());
    }

    private static JsonNode ledger(String exchange, String knownAt, String rows) {
        return RunningSuite.api().get("/v1/exchanges/" + exchange + "/ledger?knownAt=" + knownAt + rows);
    }

    /** An interval in few characters: 36, 0..50, 2.., UNKNOWN. */
    private static String text(JsonNode interval) {
        JsonNode min = interval.path("min");
        JsonNode max = interval.path("max");
        if (min.isMissingNode() && max.isMissingNode()) {
            return interval.get("kind").asText();
        }
        String least = plain(min);
        String most = plain(max);
        return least.equals(most) ? least : least + ".." + most;
    }

    private static String plain(JsonNode number) {
        BigDecimal value = number.isMissingNode() ? null : number.decimalValue();
        return value == null ? "" : value.stripTrailingZeros().toPlainString();
    }

    private static JsonNode example(JsonNode document, JsonNode body) {
        return body.has("example")
                ? body.get("example")
                : document.at(body.get("examples")
                                .elements()
                                .next()
                                .get("$ref")
                                .asText()
                                .substring(1))
                        .get("value");
    }
}
