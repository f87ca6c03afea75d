package dev.parley.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static dev.parley.system.Api.json;
import static dev.parley.system.Api.only;
import static dev.parley.system.Api.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Every fact of the first report can be read through the API as it was reported. */
class ReportedFactsIT {

    private static final String EXCHANGE = "/v1/exchanges/qatar-talks-2023-10";

    private static Api api;

    @BeforeAll
    static void start() {
        api = RunningSuite.api();
    }

    @Test
    @DisplayName("S1 Qatar leads the negotiations")
    void s1() {
        assertEquals(List.of("LEAD_MEDIATOR"), roles("qatar"));
        assertTrue(texts(api.get("/v1/exchanges?participant=qatar&role=LEAD_MEDIATOR&q=Hamas"), "id")
                .contains("qatar-talks-2023-10"));
    }

    @Test
    @DisplayName("S2 release of Israeli women and children held by Hamas in Gaza; of an earlier report, women")
    void s2() {
        JsonNode commitment = commitment("hamas-releases");

        assertEquals("RELEASE", commitment.get("type").asText());
        assertEquals(List.of("hamas"), texts(commitment.get("by")));
        assertEquals(List.of("israel"), texts(commitment.get("to")));
        assertEquals(
                List.of(List.of("WOMEN"), List.of("WOMEN", "CHILDREN"), List.of("WOMEN", "CHILDREN")),
                demographics(commitment));
        for (JsonNode claim : commitment.get("claims")) {
            assertEquals("HOSTAGE", claim.at("/group/custody").asText());
            assertEquals(List.of("IL"), texts(claim.at("/group/nationalities")));
        }
        assertTrue(roles("hamas").contains("HOLDING_PARTY"));
    }

    @Test
    @DisplayName("S3 for 36 Palestinian women and children: one group, and the contradicting claim beside it")
    void s3() {
        assertEquals(2, api.get(EXCHANGE + "/revisions/1").get("commitments").size());
        JsonNode commitment = commitment("israel-releases");

        assertEquals(
                List.of(List.of("WOMEN"), List.of("WOMEN", "CHILDREN"), List.of("WOMEN", "CHILDREN")),
                demographics(commitment));
        JsonNode claims = commitment.get("claims");
        assertEquals(json("""
                        {"kind": "EXACT", "unit": "PERSONS", "value": 36, "words": "36 people",
                         "bounds": {"min": 36, "max": 36}}"""), only(claims, "id", "reuters-36").get("quantity"));
        assertEquals(json("""
                        {"kind": "ALL", "unit": "PERSONS", "verbatim": "all 36 female prisoners",
                         "words": "all", "bounds": {}}"""), only(claims, "id", "xinhua-all").get("quantity"));
        assertEquals(36, commitment.at("/promised/resolved/value").asInt());
        assertTrue(commitment.get("disputed").asBoolean());
        assertFalse(commitment.has("group"));
    }

    @Test
    @DisplayName("S4 how many are held is unknown: not 0, not absent")
    void s4() {
        JsonNode held = only(event("hamas-hostage-taking-2023-10-07").get("figures"), "measure", "HELD");

        assertEquals(json("""
                        {"kind": "UNKNOWN", "unit": "PERSONS", "words": "not known", "bounds": {}}"""), held.at("/figure/claims/0/quantity"));
        assertEquals(json("""
                        {"unit": "PERSONS", "kind": "UNKNOWN", "words": "not known"}"""), held.at("/figure/resolved"));
    }

    @Test
    @DisplayName("S5 how many would be released is unknown too, in the report's own wording")
    void s5() {
        JsonNode commitment = commitment("hamas-releases");

        assertEquals("UNKNOWN", commitment.at("/promised/resolved/kind").asText());
        assertEquals(
                "the number of Palestinian women and children that the group is offering",
                only(commitment.get("claims"), "id", "daryo-unknown")
                        .at("/quantity/verbatim")
                        .asText());
        assertEquals(
                "UNKNOWN",
                only(api.get(EXCHANGE + "/ledger").get("commitments"), "commitment", "hamas-releases")
                        .at("/promised/kind")
                        .asText());
    }

    @Test
    @DisplayName("S6 in coordination with the United States")
    void s6() {
        assertEquals(List.of("COORDINATING_STATE"), roles("united-states"));
        JsonNode channel = api.get("/v1/channels/us-qatar");
        assertEquals("UNSPECIFIED", channel.get("type").asText());
        assertEquals(List.of("united-states", "qatar"), texts(channel.get("endpoints"), "actor"));
    }

    @Test
    @DisplayName("S7 since the night of the 8th or the 7th: a night, on one of two days, one account for each report")
    void s7() {
        JsonNode opened = api.get(EXCHANGE).get("opened");
        JsonNode atNoon = api.get(EXCHANGE + "?knownAt=2023-10-09T12:00:00Z").get("opened");
        JsonNode atFive = api.get(EXCHANGE + "?knownAt=2023-10-09T05:00:00Z").get("opened");

        assertEquals("[2023-10-07,2023-10-08]", opened.get("edtf").asText());
        assertEquals("NIGHT", opened.get("partOfDay").asText());
        assertEquals(
                "night of 7 to 8 October 2023 or night of 8 to 9 October 2023",
                opened.get("words").asText());
        assertTrue(opened.get("disputed").asBoolean());
        assertEquals(List.of("timeslive", "daryo"), texts(opened.get("accounts"), "id"));
        assertEquals("2023-10-07", atNoon.get("edtf").asText());
        assertEquals("NIGHT", atNoon.get("partOfDay").asText());
        assertFalse(atNoon.path("disputed").asBoolean());
        assertEquals(List.of("timeslive"), texts(atNoon.get("accounts"), "id"));
        assertFalse(atFive.has("edtf"));
    }

    @Test
    @DisplayName("S8 said by a source on condition of anonymity: no name anywhere")
    void s8() {
        JsonNode dossier = api.get("/v1/dossiers/qatar-talks-2023-10");
        List<JsonNode> unnamed = new ArrayList<>();
        for (JsonNode attribution : dossier.findParents("attribution")) {
            if (attribution.get("attribution").asText().endsWith("BACKGROUND")) {
                unnamed.add(attribution);
            }
        }

        assertFalse(unnamed.isEmpty());
        assertTrue(unnamed.stream().noneMatch(citation -> citation.has("saidBy")));
        assertTrue(unnamed.stream().allMatch(citation -> citation.has("sourceDescription")));
        assertTrue(unnamed.stream()
                .anyMatch(citation -> citation.path("anonymityReason").asText().contains("anonymity")));
    }

    @Test
    @DisplayName("S9 a positive direction, no breakthrough, both sides hold their positions")
    void s9() {
        assertEquals(
                1,
                api.get("/v1/events?exchange=qatar-talks-2023-10&type=OPTIMISTIC")
                        .get("items")
                        .size());
        JsonNode holding = api.get(EXCHANGE + "/positions?stance=HOLDS_POSITION");
        assertEquals(
                List.of("hamas", "israel"),
                texts(holding, "actor").stream().sorted().toList());
    }

    @Test
    @DisplayName("S10 Qatar talks to Hamas in Doha and in Gaza: two channels")
    void s10() {
        List<List<String>> ends =
                Api.items(api.get("/v1/channels?actor=qatar&actor=hamas&at=2023-10-09T12:00:00Z")).stream()
                        .map(channel -> channel.get("endpoints"))
                        .filter(endpoints -> texts(endpoints, "actor").containsAll(List.of("qatar", "hamas")))
                        .map(endpoints -> List.of(
                                only(endpoints, "actor", "hamas").get("place").asText()))
                        .toList();

        assertEquals(List.of(List.of("Doha"), List.of("Gaza")), ends);
    }

    @Test
    @DisplayName("S11 over 700 casualties, many abducted; killed only as Reuters says it")
    void s11() {
        JsonNode figures = event("hamas-assault-2023-10-07").get("figures");
        JsonNode casualties = only(figures, "measure", "CASUALTIES").at("/figure/claims/0");
        JsonNode killed = only(figures, "measure", "KILLED").get("figure");

        assertEquals(json("""
                        {"kind": "MORE_THAN", "unit": "PERSONS", "value": 700, "words": "more than 700 people",
                         "bounds": {"min": 700, "minExclusive": true}}"""), casualties.get("quantity"));
        assertEquals("daryo", casualties.at("/citation/source").asText());
        assertEquals(1, killed.get("claims").size());
        assertEquals("reuters", killed.at("/claims/0/citation/relayedFrom").asText());
        assertEquals("timeslive", killed.at("/claims/0/citation/source").asText());
        JsonNode abducted = only(event("hamas-hostage-taking-2023-10-07").get("figures"), "measure", "ABDUCTED");
        assertEquals(json("""
                        {"kind": "APPROXIMATE", "unit": "PERSONS", "words": "roughly known",
                         "bounds": {}}"""), abducted.at("/figure/claims/0/quantity"));
    }

    @Test
    @DisplayName("S12 reported as new, although there was a version seven hours earlier: both stay")
    void s12() {
        JsonNode claims = commitment("israel-releases").get("claims");

        assertEquals(
                "NOT_PREVIOUSLY_REPORTED",
                only(claims, "id", "reuters-36").at("/citation/exclusivity").asText());
        assertEquals(
                "2023-10-09T04:00:00Z",
                only(claims, "id", "xinhua-all").at("/citation/publishedAt").asText());
    }

    @Test
    @DisplayName("S13 Egypt is in contact with Hamas too; a quick outcome is doubtful")
    void s13() {
        assertEquals(
                "UNSPECIFIED", api.get("/v1/channels/egypt-hamas").get("type").asText());
        JsonNode pessimistic = only(api.get("/v1/events?exchange=qatar-talks-2023-10&type=PESSIMISTIC"), event -> true);
        assertEquals(
                "OWN_REPORTING",
                pessimistic.at("/claims/0/citation/attribution").asText());
    }

    @Test
    @DisplayName("S14 the heaviest strikes so far: hundreds dead, without a value")
    void s14() {
        JsonNode claim = only(event("israel-air-strikes-2023-10").get("figures"), "measure", "KILLED")
                .at("/figure/claims/0");

        assertEquals(json("""
                        {"kind": "APPROXIMATE", "unit": "PERSONS", "verbatim": "hundreds", "words": "hundreds",
                         "bounds": {}}"""), claim.get("quantity"));
        assertEquals("OWN_REPORTING", claim.at("/citation/attribution").asText());
    }

    @Test
    @DisplayName("S15 the defence minister announces a tighter blockade")
    void s15() {
        assertEquals("OFFICIAL", api.get("/v1/actors/yoav-gallant").get("kind").asText());
        JsonNode office = only(api.get("/v1/relations?actor=yoav-gallant&at=2023-10-09T12:00:00Z"), "type", "OCCUPIES");
        assertEquals("Minister of Defence", office.get("title").asText());
        JsonNode blockade =
                only(api.get("/v1/events?exchange=qatar-talks-2023-10&type=BLOCKADE_IMPOSED"), event -> true);
        assertEquals(
                "yoav-gallant",
                only(blockade.get("participants"), "role", "SPEAKER")
                        .get("actor")
                        .asText());
    }

    @Test
    @DisplayName("S16 Egypt mediates")
    void s16() {
        assertEquals(List.of("MEDIATOR"), roles("egypt"));
        JsonNode mediation = only(api.get("/v1/events?exchange=qatar-talks-2023-10&type=MEDIATION"), event -> true);
        assertEquals(
                "egypt",
                only(mediation.get("participants"), "role", "MEDIATOR")
                        .get("actor")
                        .asText());
    }

    @Test
    @DisplayName("S17 no agreement on the mechanism: tabled, not agreed")
    void s17() {
        JsonNode claim = only(api.get(EXCHANGE + "/revisions/1").at("/mechanism/claims"), one -> true);

        assertEquals("NOT_AGREED", claim.get("state").asText());
        assertEquals("TABLED", api.get(EXCHANGE).get("status").asText());
        assertEquals(1, api.get(EXCHANGE).get("currentRevision").asInt());
    }

    @Test
    @DisplayName("S18 who did not respond, of the ministry and not of the state, and still after the confirmation")
    void s18() {
        assertEquals(
                List.of("hamas", "qatar-foreign-ministry", "us-state-department"),
                texts(api.get(EXCHANGE + "/positions?stance=NO_RESPONSE"), "actor").stream()
                        .sorted()
                        .toList());
        assertEquals(
                List.of("israel-prime-ministers-office"),
                texts(api.get(EXCHANGE + "/positions?stance=DECLINED_TO_COMMENT"), "actor"));
        JsonNode confirmation = event("qatar-foreign-ministry-confirms");
        assertEquals("STATEMENT", confirmation.get("type").asText());
        assertEquals(
                "qatar-foreign-ministry",
                confirmation.at("/claims/0/citation/saidBy").asText());
        assertEquals(
                json("""
                        [{"source": "perthnow", "publishedAt": "2023-10-09", "attribution": "BACKGROUND",
                          "relayedFrom": "reuters", "sourceDescription": "an Israeli official",
                          "credibility": 3, "quote": "no negotiations under way"}]"""),
                only(api.get(EXCHANGE + "/positions?stance=DENIES_NEGOTIATIONS"), "actor", "israel")
                        .get("citations"));
    }

    @Test
    @DisplayName("S19 Israel vows to free the hostages")
    void s19() {
        JsonNode vow = event("israel-vows-to-free-hostages");

        assertEquals("STATEMENT", vow.get("type").asText());
        assertEquals(
                "israel",
                only(vow.get("participants"), "role", "SPEAKER").get("actor").asText());
    }

    @Test
    @DisplayName("S20 Netanyahu's options may be limited: hypothetical, the outlet's own voice")
    void s20() {
        JsonNode limited = only(api.get("/v1/events?exchange=qatar-talks-2023-10&mode=HYPOTHETICAL"), event -> true);

        assertEquals("STATEMENT", limited.get("type").asText());
        assertEquals(
                "OWN_REPORTING", limited.at("/claims/0/citation/attribution").asText());
    }

    @Test
    @DisplayName("S21 a direct line to Hamas, and the precedent of the talks between the United States and Iran")
    void s21() {
        assertEquals(
                "DIRECT_TALKS",
                api.get("/v1/channels/qatar-hamas-doha").get("type").asText());
        JsonNode link = only(api.get(EXCHANGE).get("links"), "type", "PRECEDENT");
        assertEquals(
                "COMPLETED",
                api.get("/v1/exchanges/" + link.get("exchange").asText())
                        .get("status")
                        .asText());
    }

    @Test
    @DisplayName("S22 some Hamas leaders live in Qatar")
    void s22() {
        JsonNode hosts = only(api.get("/v1/relations?actor=hamas&type=HOSTS"), relation -> true);

        assertEquals("qatar", hosts.get("subject").asText());
        assertEquals("hamas", hosts.get("object").asText());
    }

    @Test
    @DisplayName("Question 7: at 05:00Z nothing in the whole dossier comes from a later report, in any field")
    void nothingLeaksFromLaterReports() {
        String atFive = api.get("/v1/dossiers/qatar-talks-2023-10?knownAt=2023-10-09T05:00:00Z")
                .toString()
                .toLowerCase(Locale.ROOT);
        String today = api.get("/v1/dossiers/qatar-talks-2023-10").toString().toLowerCase(Locale.ROOT);

        for (String later : List.of(
                "child", "timeslive", "daryo", "perthnow", "saturday", "confirms", "no negotiations", "36 people")) {
            assertTrue(today.contains(later), later);
            assertFalse(atFive.contains(later), later);
        }
        assertTrue(atFive.contains("all 36 female prisoners"));
    }

    private static List<List<String>> demographics(JsonNode commitment) {
        return Api.items(commitment.get("claims")).stream()
                .map(claim -> texts(claim.at("/group/demographics")))
                .toList();
    }

    private static JsonNode commitment(String id) {
        return only(api.get(EXCHANGE + "/revisions/1").get("commitments"), "id", id);
    }

    private static JsonNode event(String id) {
        return api.get("/v1/events/" + id);
    }

    private static List<String> roles(String actor) {
        return texts(only(api.get(EXCHANGE).get("participants"), "actor", actor).get("roles"));
    }
}
