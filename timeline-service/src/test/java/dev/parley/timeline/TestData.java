package dev.parley.timeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.restassured.response.Response;

import static io.restassured.RestAssured.given;

/** Documents as clients send them: sound as they are, and open to be changed. */
public final class TestData {

    public static final String AGENCY = "test-agency";
    public static final String PAPER = "test-paper";

    private TestData() {}

    /** A JSON object of these names and values, in turn. */
    public static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    /** The object with these names and values too. */
    public static Map<String, Object> with(Map<String, Object> object, Object... namesAndValues) {
        object.putAll(object(namesAndValues));
        return object;
    }

    public static Map<String, Object> source(String id) {
        return object(
                "id",
                id,
                "name",
                "Agency of " + id,
                "type",
                "WIRE",
                "reliability",
                "B",
                "url",
                "https://example.org/" + id,
                "marking",
                "CLEAR");
    }

    /** An event of 18 September 2023, with one claim by {@link #AGENCY}. */
    public static Map<String, Object> event(String id) {
        return event(id, "2023-09-18", claim("c1", citation(AGENCY, "2023-09-18T12:00:00Z")));
    }

    @SafeVarargs
    public static Map<String, Object> event(String id, String edtf, Map<String, Object>... claims) {
        return object(
                "id",
                id,
                "type",
                "RELEASE",
                "mode",
                "ASSERTED",
                "title",
                "Event " + id,
                "occurred",
                object("edtf", edtf),
                "participants",
                List.of(object("actor", "qatar", "role", "MEDIATOR")),
                "exchanges",
                List.of("us-iran-2023"),
                "figures",
                List.of(),
                "claims",
                List.of(claims),
                "marking",
                "CLEAR");
    }

    public static Map<String, Object> claim(String id, Map<String, Object> citation) {
        return object("id", id, "statement", "Five arrived.", "citation", citation, "rank", "NORMAL");
    }

    public static Map<String, Object> citation(String source, String publishedAt) {
        return object("source", source, "publishedAt", publishedAt, "attribution", "OWN_REPORTING", "credibility", 2);
    }

    @SafeVarargs
    public static Map<String, Object> figure(String id, String measure, Map<String, Object>... claims) {
        return object("id", id, "measure", measure, "figure", object("claims", List.of(claims)));
    }

    /** A claim of so many persons. */
    public static Map<String, Object> number(String id, int value, Map<String, Object> citation) {
        return object(
                "id",
                id,
                "quantity",
                object("kind", "EXACT", "unit", "PERSONS", "value", value),
                "citation",
                citation,
                "rank",
                "NORMAL");
    }

    /** Writes the sources that the events cite, unless they are there. */
    public static void sources() {
        send("/v1/sources/batch", List.of(source(AGENCY), source(PAPER))).then().statusCode(200);
    }

    public static Response send(String path, Object body) {
        return given().contentType("application/json").body(body).post(path);
    }
}
