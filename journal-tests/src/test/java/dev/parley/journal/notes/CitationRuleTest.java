package dev.parley.journal.notes;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static dev.parley.journal.notes.TestData.citation;
import static dev.parley.journal.notes.TestData.note;
import static dev.parley.journal.notes.TestData.send;
import static org.hamcrest.Matchers.contains;

@NotesTest
class CitationRuleTest {

    @Test
    void documentThatNeedsACitationIsRefusedWithoutOne() {
        send("/v1/notes", note("cite-none", "REPORTS"))
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/citations"));
    }

    @Test
    void documentThatNeedsACitationIsAcceptedWithOne() {
        Map<String, Object> note = note("cite-one", "REPORTS");
        note.put("citations", List.of(citation("2023-09-18T12:00:00Z")));

        send("/v1/notes", note).then().statusCode(201);
    }

    @Test
    void documentThatNeedsNoCitationIsAcceptedWithoutOne() {
        send("/v1/notes", note("cite-free", "TALKS")).then().statusCode(201);
    }

    private static Map<String, Object> note(String id, String topic) {
        Map<String, Object> note = TestData.note(id);
        note.put("topic", topic);
        note.remove("citations");
        return note;
    }
}
