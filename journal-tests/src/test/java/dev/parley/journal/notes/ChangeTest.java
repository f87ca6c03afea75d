package dev.parley.journal.notes;

import java.util.List;
import java.util.Map;

import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import static dev.parley.journal.notes.TestData.comment;
import static dev.parley.journal.notes.TestData.note;
import static dev.parley.journal.notes.TestData.send;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

@NotesTest
class ChangeTest {

    private static final String BUNDLE = "/v1/bundles/notes";

    @Test
    void commentFindsTheNoteSentWithIt() {
        send(BUNDLE, bundle("together", note("together")))
                .then()
                .statusCode(200)
                .body("notes.items.outcome", contains("created"))
                .body("comments.items.outcome", contains("created"));
        given().get("/v1/notes/together/comments/c").then().statusCode(200);
    }

    @Test
    void refusedNoteKeepsItsCommentFromBeingWrittenAndIsTheOnlyFault() {
        Map<String, Object> note = note("refused");
        note.put("marking", "RED");
        send(BUNDLE, bundle("refused", note))
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/notes/0/marking"));
        given().get("/v1/notes/refused").then().statusCode(404);
        given().get("/v1/notes/refused/comments/c").then().statusCode(404);
    }

    @Test
    void commentOnANoteThatDoesNotExistIsRefused() {
        send("/v1/comments/batch", List.of(comment("nowhere", "c")))
                .then()
                .statusCode(200)
                .body("items.outcome", contains("refused"))
                .body("items.problem.status", contains(404));
    }

    @Test
    void dryRunOfABundleWritesNothing() {
        send(BUNDLE + "?dryRun=true", bundle("rehearsed", note("rehearsed")))
                .then()
                .statusCode(200)
                .body("comments.created", is(1));
        given().get("/v1/notes/rehearsed").then().statusCode(404);
    }

    @Test
    void idThatIsSentTwiceInABundleIsAFaultOfTheSecondDocument() {
        Map<String, Object> twice = Map.of(
                "notes",
                List.of(note("twice"), note("other"), note("twice")),
                "comments",
                List.of(comment("twice", "c"), comment("other", "c"), comment("twice", "c")));
        send(BUNDLE, twice)
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/notes/2/id", "/comments/2/id"))
                .body(
                        "violations.message",
                        contains("item 0 has the id `twice` already", "item 0 has the id `c` already"));
        send(BUNDLE + "?dryRun=true", twice)
                .then()
                .statusCode(200)
                .body("notes.items.outcome", contains("created", "created", "refused"))
                .body("comments.items.outcome", contains("created", "created", "refused"));
        given().get("/v1/notes/twice").then().statusCode(404);
    }

    @Test
    void documentsWithoutAnIdAreNeverTheSame() {
        Map<String, Object> nameless = note("nameless");
        nameless.remove("id");
        send("/v1/notes/batch?atomic=true", List.of(nameless, nameless))
                .then()
                .statusCode(200)
                .body("created", is(2));
    }

    @Test
    void whatIsNoBundleIsRejectedWithEveryFault() {
        send(BUNDLE, "{\"notes\":{},\"letters\":[]}")
                .then()
                .statusCode(400)
                .body("violations.pointer", containsInAnyOrder("/notes", "/letters"));
        send(BUNDLE, "[]").then().statusCode(400).body("violations.pointer", contains(""));
        send(BUNDLE, "{\"notes\":[]}{}").then().statusCode(400);
        send(BUNDLE, "{\"notes\":[]}").then().statusCode(200);
    }

    @Test
    void feedHasChangesInTheirOrderUnderTheirPaths() {
        send("/v1/notes", note("fed")).then().statusCode(201);
        int last = given().get("/v1/notes/fed/history").path("items[-1].seq");
        send("/v1/notes/fed/comments", comment("fed", "c")).then().statusCode(201);
        given().header("If-Match", "\"1\"")
                .delete("/v1/notes/fed?reason=twice")
                .then()
                .statusCode(204);
        given().queryParam("lastEventId", last)
                .get("/v1/feeds/notes")
                .then()
                .statusCode(200)
                .body("subject", contains("/v1/notes/fed/comments/c", "/v1/notes/fed"))
                .body("type", contains("parley.comment.created.v1", "parley.note.retracted.v1"));
        send("/v1/notes/fed/comments", comment("fed", "late")).then().statusCode(410);
        given().get("/v1/notes/fed/comments").then().statusCode(410);
    }

    @Test
    void restorationOfANoteIsInTheFeedAndItsCommentsCanBeRestoredAgain() {
        send("/v1/notes", note("back")).then().statusCode(201);
        send("/v1/notes/back/comments", comment("back", "c")).then().statusCode(201);
        given().header("If-Match", "*")
                .delete("/v1/notes/back/comments/c?reason=twice")
                .then()
                .statusCode(204);
        given().header("If-Match", "*")
                .delete("/v1/notes/back?reason=twice")
                .then()
                .statusCode(204);
        int last = given().get("/v1/notes/back/history").path("items[-1].seq");
        restore("/v1/notes/back/comments/c").then().statusCode(410);

        restore("/v1/notes/back").then().statusCode(200);
        restore("/v1/notes/back/comments/c").then().statusCode(200);

        given().queryParam("lastEventId", last)
                .get("/v1/feeds/notes")
                .then()
                .body("subject", contains("/v1/notes/back", "/v1/notes/back/comments/c"))
                .body("type", contains("parley.note.restored.v1", "parley.comment.restored.v1"))
                .body("data[0].retraction", nullValue());
        given().get("/v1/notes/back/comments").then().body("items.id", contains("c"));
    }

    private static Response restore(String path) {
        return given().header("If-Match", "*")
                .contentType("application/json")
                .body(Map.of("reason", "retracted by mistake"))
                .post(path + "/restore");
    }

    @Test
    void idThatTheFeedHasNotGivenYetIsRefused() {
        send("/v1/notes", note("last")).then().statusCode(201);
        int last = given().get("/v1/notes/last/history").path("items[-1].seq");
        given().get("/v1/feeds/notes?lastEventId=" + last)
                .then()
                .statusCode(200)
                .body("", empty());
        for (String query : List.of("", "&timeout=30")) {
            given().get("/v1/feeds/notes?lastEventId=" + (last + 1) + query)
                    .then()
                    .statusCode(410)
                    .contentType("application/problem+json")
                    .body("type", endsWith("/feed-reset"))
                    .body("detail", containsString("without lastEventId"));
        }
        given().get("/v1/feeds/notes?lastEventId=x")
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("/lastEventId"));
    }

    @Test
    void entryHasTheDocumentAsItWasReadThenAndNamesItsWriterAndInstallation() {
        send("/v1/notes", note("entered")).then().statusCode(201);
        int last = given().get("/v1/notes/entered/history").path("items[-1].seq");
        Map<String, Object> read = given().get("/v1/notes/entered").jsonPath().getMap("");
        given().queryParam("lastEventId", last - 1)
                .get("/v1/feeds/notes")
                .then()
                .body("source", contains(matchesPattern("urn:uuid:[0-9a-f-]{36}")))
                .body("recordedby", contains(read.get("recordedBy")))
                .body("data.version", contains(1))
                .body("[0].data.document", equalTo(read));
    }

    @Test
    void filterFindsTheNotesOfATopicAndRefusesUnknownOnes() {
        Map<String, Object> releases = note("filter-b");
        releases.put("topic", "RELEASES");
        send("/v1/notes/batch", List.of(note("filter-a"), releases)).then().statusCode(200);
        given().get("/v1/notes?topic=RELEASES&id=filter-a,filter-b")
                .then()
                .statusCode(200)
                .body("items.id", contains("filter-b"));
        given().get("/v1/notes?topic=WEATHER").then().statusCode(400).body("violations.pointer", contains("/topic"));
    }

    private static Map<String, Object> bundle(String id, Map<String, Object> note) {
        return Map.of("notes", List.of(note), "comments", List.of(comment(id, "c")));
    }
}
