package dev.parley.journal.notes;

import java.util.HashMap;
import java.util.Map;

import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.parley.journal.notes.TestData.account;
import static dev.parley.journal.notes.TestData.comment;
import static dev.parley.journal.notes.TestData.dated;
import static dev.parley.journal.notes.TestData.note;
import static dev.parley.journal.notes.TestData.send;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

@NotesTest
class ReportedDateTest {

    private static final String PATH = "/v1/notes/with-dates/comments";
    private static final String EARLY = "2023-09-18T12:00:00Z";
    private static final String LATE = "2023-09-19T12:00:00Z";

    @BeforeEach
    void createNote() {
        send("/v1/notes", note("with-dates"));
    }

    @Test
    void accountsAreNeitherDroppedNorAlteredAndMayBeAddedAndRanked() {
        Map<String, Object> first = account("first", "2023-09-17", EARLY);
        Map<String, Object> second = account("second", "2023-09-18", LATE);
        Map<String, Object> preferred = with(second, "rank", "PREFERRED");
        put("claims", "*", first).statusCode(201);

        put("claims", "\"1\"", second).statusCode(409).body("violations.pointer", contains("/occurred/accounts"));
        put("claims", "\"1\"", account("first", "2023-09-16", EARLY))
                .statusCode(409)
                .body("violations.pointer", contains("/occurred/accounts/0"));
        put("claims", "\"1\"", preferred, first)
                .statusCode(200)
                .body("occurred.edtf", is("2023-09-18"))
                .body("occurred.disputed", nullValue());
    }

    @Test
    void nothingOfAnAccountIsShownBeforeItWasPublic() {
        put("known", "*", account("first", "2023-09-17", EARLY), account("secondary", "2023-09-18", LATE))
                .statusCode(201);

        given().get(PATH + "/known?knownAt=" + LATE)
                .then()
                .body("occurred.edtf", is("[2023-09-17,2023-09-18]"))
                .body("occurred.disputed", is(true))
                .body("occurred.accounts.id", contains("first", "secondary"));
        given().get(PATH + "/known?knownAt=2023-09-19T11:59:59.999999Z")
                .then()
                .body("occurred.edtf", is("2023-09-17"))
                .body("occurred.accounts.id", contains("first"))
                .body(not(containsString("secondary")))
                .body(not(containsString("2023-09-18\"")));
        given().get(PATH + "/known?knownAt=2023-09-18T11:59:59.999999Z").then().statusCode(404);
    }

    @Test
    void faultyAccountsAreRefusedAtTheirPlace() {
        Map<String, Object> refuted =
                with(with(account("first", "2023-09-17", EARLY), "rank", "DEPRECATED"), "rankReason", "REFUTED");
        put("faults", "*", refuted, refuted)
                .statusCode(422)
                .body("violations.pointer", contains("/occurred/accounts/1", "/occurred/accounts"));

        Map<String, Object> comment = comment("with-dates", "faults");
        comment.put("occurred", Map.of("verbatim", "overnight"));
        send(PATH, comment).then().statusCode(422).body("violations.pointer", contains("/occurred/edtf"));
        comment.put("occurred", Map.of("edtf", "2023-09-17", "verbatim", "overnight"));
        send(PATH, comment).then().statusCode(201).body("occurred.accounts", nullValue());
    }

    private static Map<String, Object> with(Map<String, Object> account, String name, Object value) {
        Map<String, Object> changed = new HashMap<>(account);
        changed.put(name, value);
        return changed;
    }

    @SafeVarargs
    private static ValidatableResponse put(String id, String version, Map<String, Object>... accounts) {
        Map<String, Object> comment = comment("with-dates", id);
        comment.remove("figure");
        comment.put("occurred", dated(accounts));
        var request = given().contentType("application/json").body(comment);
        return (version.equals("*") ? request : request.header("If-Match", version))
                .put(PATH + "/" + id)
                .then();
    }
}
