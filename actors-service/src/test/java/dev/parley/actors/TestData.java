package dev.parley.actors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import dev.parley.journal.AtOnce;
import dev.parley.kernel.Citation;
import dev.parley.kernel.PublicationTime;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;

/** Documents for the tests of this module, as JSON. */
public final class TestData {

    private TestData() {}

    public static Map<String, Object> actor(String id, String kind, String name) {
        return document("id", id, "kind", kind, "name", name);
    }

    /** The actor with identifiers, each as scheme:value. */
    public static Map<String, Object> identified(Map<String, Object> actor, String... identifiers) {
        return with(
                actor,
                "identifiers",
                Arrays.stream(identifiers)
                        .map(identifier -> identifier.split(":", 2))
                        .map(parts -> Map.of("scheme", parts[0], "value", parts[1]))
                        .toList());
    }

    public static Map<String, Object> relation(String id, String subject, String type, String object) {
        return document(
                "id", id, "subject", subject, "type", type, "object", object, "valid", Map.of("edtf", "2000/.."));
    }

    /** A channel that was reported open in 2020. */
    public static Map<String, Object> channel(String id, String from, String to) {
        return channel(id, from, to, report("r0", "2020-01-01", "REPORTED", "OPEN", "2020-01-02T12:00:00Z"));
    }

    public static Map<String, Object> channel(String id, String from, String to, Object... reports) {
        return document(
                "id", id,
                "type", "UNSPECIFIED",
                "endpoints", List.of(Map.of("actor", from), Map.of("actor", to)),
                "valid", Map.of("edtf", "2020/.."),
                "reports", List.of(reports));
    }

    public static Map<String, Object> report(
            String id, String occurred, String openness, String status, String publishedAt) {
        return Map.of(
                "id", id,
                "occurred", Map.of("edtf", occurred),
                "openness", openness,
                "status", status,
                "citation", citation(publishedAt));
    }

    public static Map<String, Object> citation(String publishedAt) {
        return Map.of("source", "reuters", "publishedAt", publishedAt, "attribution", "OWN_REPORTING");
    }

    /** The citation as the service has it. */
    public static Citation cited(String publishedAt) {
        return new Citation(
                "reuters",
                PublicationTime.of(publishedAt),
                Citation.Attribution.OWN_REPORTING,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Creates the actors if they do not exist, all as states. */
    public static void givenActors(String... ids) {
        List<Map<String, Object>> actors = new ArrayList<>();
        Arrays.stream(ids).forEach(id -> actors.add(actor(id, "STATE", id)));
        send("/v1/actors/batch?atomic=true", actors);
    }

    /** What all of them come to, started together, each in a thread of its own. */
    public static <T> List<T> atOnce(List<Callable<T>> works) {
        return AtOnce.run(works);
    }

    /** Merges an actor into another one, whatever its version. */
    public static Response merge(String id, String into) {
        return given().contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(Map.of("into", into, "reason", "entered twice"))
                .post("/v1/actors/" + id + "/merge");
    }

    /** Sends a batch of which every item must be accepted. */
    public static void send(String path, List<Map<String, Object>> items) {
        given().contentType(ContentType.JSON)
                .body(items)
                .post(path)
                .then()
                .statusCode(200)
                .body("refused", is(0));
    }

    /** A marked document with these properties. */
    public static Map<String, Object> document(Object... namesAndValues) {
        Map<String, Object> document = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            document.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        document.put("marking", "CLEAR");
        return document;
    }

    /** The same document with one property set. */
    public static Map<String, Object> with(Map<String, Object> document, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(document);
        changed.put(name, value);
        return changed;
    }
}
