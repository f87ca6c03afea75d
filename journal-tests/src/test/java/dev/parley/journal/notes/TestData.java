package dev.parley.journal.notes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.restassured.response.Response;

import static io.restassured.RestAssured.given;

/** Documents as clients send them: sound as they are, and open to be changed. */
final class TestData {

    static final String PUBLISHED = "2023-09-18T12:00:00Z";

    private TestData() {}

    static Map<String, Object> note(String id) {
        Map<String, Object> note = new LinkedHashMap<>();
        note.put("id", id);
        note.put("topic", "TALKS");
        note.put("title", "Note " + id);
        note.put("citations", List.of(citation(PUBLISHED)));
        note.put("marking", "CLEAR");
        return note;
    }

    static Map<String, Object> comment(String note, String id) {
        Map<String, Object> comment = new LinkedHashMap<>();
        comment.put("note", note);
        comment.put("id", id);
        comment.put(
                "figure",
                Map.of(
                        "claims",
                        List.of(Map.of(
                                "id",
                                "c1",
                                "quantity",
                                Map.of("kind", "EXACT", "value", 5, "unit", "PERSONS"),
                                "citation",
                                citation(PUBLISHED)))));
        comment.put("occurred", dated(account("a1", "2023-09-17", PUBLISHED), account("a2", "2023-09-18", PUBLISHED)));
        comment.put("marking", "CLEAR");
        return comment;
    }

    @SafeVarargs
    static Map<String, Object> dated(Map<String, Object>... accounts) {
        return Map.of("accounts", List.of(accounts));
    }

    static Map<String, Object> account(String id, String edtf, String publishedAt) {
        return Map.of("id", id, "date", Map.of("edtf", edtf), "citation", citation(publishedAt));
    }

    static Map<String, Object> citation(String publishedAt) {
        return Map.of("source", "dw", "publishedAt", publishedAt, "attribution", "OWN_REPORTING");
    }

    static Response send(String path, Object body) {
        return given().contentType("application/json").body(body).post(path);
    }
}
