package dev.parley.json;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.http.ProblemException;
import dev.parley.kernel.Fault;
import dev.parley.kernel.Group;
import dev.parley.kernel.PartOfDay;
import dev.parley.kernel.Place;
import dev.parley.kernel.ReportedDate;
import dev.parley.kernel.UncertainDate;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ReportedDateJsonTest {

    public record Case(
            @Valid ReportedDate occurred,
            @Valid Group group,
            @Valid Place place) {}

    private static final String NIGHT = "{\"edtf\":\"2023-10-07\",\"partOfDay\":\"NIGHT\",\"zone\":\"Asia/Gaza\"}";
    private static final String ACCOUNTS = """
            {"accounts": [
              {"id": "early", "date": {"edtf": "2023-10-07", "zone": "Asia/Gaza"}, "citation": {"source": "reuters",
               "publishedAt": "2023-10-09T12:00:00Z", "attribution": "OWN_REPORTING"}},
              {"id": "late", "date": {"edtf": "2023-10-08", "zone": "Asia/Gaza"}, "citation": {"source": "dw",
               "publishedAt": "2023-10-10T12:00:00Z", "attribution": "OWN_REPORTING"}}]}""";

    private final DocumentJson json = TestJson.documents();

    @Test
    void dateWithoutAccountsIsWrittenAsAnUncertainDateIs() throws IOException {
        UncertainDate date = new UncertainDate("2023-10-07", PartOfDay.NIGHT, "Asia/Gaza", "overnight");

        assertEquals(json.answer(date), json.answer(ReportedDate.of(date)));
        assertEquals(json.write(date), json.write(ReportedDate.of(date)));
        assertEquals(ReportedDate.of(date), json.stored(json.write(date), ReportedDate.class));
        assertEquals(ReportedDate.of(new UncertainDate("2023-10-07", PartOfDay.NIGHT, "Asia/Gaza", null)), date(NIGHT));
    }

    @Test
    void dateWithAccountsIsReadBackWithWhatFollowsFromThem() throws IOException {
        JsonNode read = json.tree(json.answer(date(ACCOUNTS)));

        assertEquals("[2023-10-07,2023-10-08]", read.path("edtf").asText());
        assertEquals("Asia/Gaza", read.path("zone").asText());
        assertEquals("7 or 8 October 2023", read.path("words").asText());
        assertEquals("2023-10-06T21:00:00Z", read.path("earliest").asText());
        assertTrue(read.path("disputed").asBoolean());
        assertEquals(2, read.path("accounts").size());
        assertFalse(read.has("date"));
        assertFalse(read.has("earliestPossible"));
    }

    @Test
    void whatWasReadCanBeSentBackWhateverIsDerived() throws IOException {
        ReportedDate date = date(ACCOUNTS);
        String answer = json.answer(date);

        assertEquals(date, date(answer));
        assertEquals(date, date(answer.replace("[2023-10-07,2023-10-08]", "1999")));
        assertEquals(date, date(answer.replace("7 or 8 October 2023", "never")));
        assertEquals(
                "[2023-10-07,2023-10-08]",
                date(answer.replace("[2023-10-07,2023-10-08]", "1999")).edtf());
        assertEquals(date, date(answer.replace("\"[2023-10-07,2023-10-08]\"", "{\"mis\": [\"shapen\"]}")));
    }

    @Test
    void whatIsStoredIsReadAgain() throws IOException {
        ReportedDate date = date(ACCOUNTS);
        ReportedDate known = date.knownAt(Instant.parse("2023-10-09T12:00:00Z"));
        ReportedDate none = date.knownAt(Instant.EPOCH);

        for (ReportedDate each : List.of(date, known, none)) {
            ReportedDate again = json.stored(json.write(each), ReportedDate.class);
            assertEquals(each, again);
            assertEquals(each.date(), again.date());
        }
        assertEquals("{\"words\":\"not known\"}", json.answer(none));
    }

    @Test
    void storedDateInAZoneThatThisJavaDoesNotKnowKeepsItsBounds() throws IOException {
        ReportedDate alone =
                json.stored(json.write(date(NIGHT)).replace("Asia/Gaza", "Mars/Olympus"), ReportedDate.class);
        ReportedDate accounts =
                json.stored(json.write(date(ACCOUNTS)).replace("Asia/Gaza", "Mars/Olympus"), ReportedDate.class);

        assertEquals(date(NIGHT).earliest(), alone.earliest());
        assertEquals("2023-10-07", alone.words());
        assertEquals("[2023-10-07,2023-10-08]", accounts.edtf());
        assertEquals(date(ACCOUNTS).latest(), accounts.latest());
        assertTrue(accounts.disputed());
        assertEquals(accounts, accounts.knownAt(Instant.parse("2023-10-10T12:00:00Z")));
        ReportedDate known = accounts.knownAt(Instant.parse("2023-10-09T12:00:00Z"));
        assertEquals("2023-10-07", known.edtf());
        assertEquals("Mars/Olympus", known.zone());
        assertEquals(date(ACCOUNTS).earliest(), known.earliest());
    }

    @Test
    void everyFaultOfADateIsNamedAtItsPlace() {
        assertEquals(
                List.of("/occurred/accounts/0/date/edtf", "/occurred/accounts/1/date/zone", "/occurred/accounts/2"),
                faults("{\"occurred\": "
                        + ACCOUNTS.replace("\"2023-10-07\"", "\"2023-13\"")
                                .replace("2023-10-08\", \"zone\": \"Asia/Gaza", "2023-10-08\", \"zone\": \"Mars")
                                .replace("]}", ", null]}")
                        + "}"));
        assertEquals(List.of("/occurred/zone"), faults("{\"occurred\": {\"edtf\": \"2023\", \"zone\": \"Mars\"}}"));
        assertEquals(List.of("/occurred/edtf"), faults("{\"occurred\": {\"edtf\": {\"mis\": [\"shapen\"]}}}"));
        assertEquals(List.of("/occurred/edtff"), faults("{\"occurred\": {\"edtff\": \"2023\"}}"));
    }

    @Test
    void groupAndPlaceSayWhatIsWrongWithThem() throws IOException {
        String group = "{\"custody\":\"HOSTAGE\",\"demographics\":[\"WOMEN\",\"%s\"],\"condition\":\"UNKNOWN\","
                + "\"nationalities\":[\"IL\",\"%s\"],\"words\":\"ignored\"}";
        String place = "{\"name\":\"Doha\",\"latitude\":25.286,\"precision\":\"TOWN\"%s}";

        Case sound = read("{\"group\":" + group.formatted("CHILDREN", "STATELESS") + ",\"place\":"
                + place.formatted(",\"longitude\":51.533") + "}");
        assertEquals(
                "women and children from Israel or stateless held hostage",
                sound.group().words());
        assertEquals(sound, json.stored(json.write(sound), Case.class));
        assertEquals(
                List.of("/group/demographics/1", "/group/nationalities/1", "/place/longitude"),
                faults("{\"group\":" + group.formatted("WOMEN", "IL") + ",\"place\":" + place.formatted("") + "}"));
        assertEquals(List.of("/group/nationalities/1"), faults("{\"group\":" + group.formatted("MEN", "UK") + "}"));
    }

    private ReportedDate date(String text) throws IOException {
        return read("{\"occurred\": " + text + "}").occurred();
    }

    private List<String> faults(String text) {
        return assertThrows(ProblemException.class, () -> read(text)).problem().violations().stream()
                .map(Fault::pointer)
                .toList();
    }

    private Case read(String text) throws IOException {
        try (JsonParser parser = TestJson.mapper().createParser(text)) {
            parser.nextToken();
            return json.read(parser, Case.class);
        }
    }
}
