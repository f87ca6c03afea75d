package dev.parley.exchanges;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.DecoderConfig.decoderConfig;

/** Documents as clients send them, and the calls that send them. */
public final class TestData {

    /** Before anything of these documents was public, after the first report, and after the second. */
    public static final String BEFORE = "2023-10-01T00:00:00Z";

    public static final String EARLY = "2023-10-09T04:00:00Z";
    public static final String BETWEEN = "2023-10-09T05:00:00Z";
    public static final String LATE = "2023-10-09T11:53:00Z";
    public static final String AFTER = "2023-10-09T12:00:00Z";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestData() {}

    /** An id that no other test has. */
    public static String freshId() {
        return "x-" + COUNT.incrementAndGet();
    }

    /** A JSON object; what is null is left out. */
    public static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                object.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return object;
    }

    /** The object with one more member, or another value of it; null takes it out. */
    public static Map<String, Object> with(Map<String, Object> object, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(object);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return changed;
    }

    public static Map<String, Object> date(String edtf) {
        return object("edtf", edtf);
    }

    public static Map<String, Object> citation(String publishedAt) {
        return object("source", "reuters", "publishedAt", publishedAt, "attribution", "OWN_REPORTING");
    }

    public static Map<String, Object> saidBy(String actor, String attribution) {
        return object("source", "reuters", "publishedAt", LATE, "attribution", attribution, "saidBy", actor);
    }

    public static Map<String, Object> claim(String id, String kind, Number value, String publishedAt) {
        return object(
                "id",
                id,
                "quantity",
                object("kind", kind, "unit", "PERSONS", "value", value),
                "citation",
                citation(publishedAt),
                "rank",
                "NORMAL");
    }

    /** The only claim of a promise or a delivery: so many people. */
    public static Map<String, Object> exactly(int persons) {
        return claim("c1", "EXACT", persons, EARLY);
    }

    public static Map<String, Object> exchange(String id) {
        return object(
                "id",
                id,
                "title",
                "Exchange " + id,
                "summary",
                "Women and children",
                "opened",
                date("2023-10-08"),
                "participants",
                List.of(
                        participant("hamas", "A", "HOLDING_PARTY", "RELEASING_PARTY"),
                        participant("israel", "B", "RELEASING_PARTY"),
                        participant("qatar", null, "LEAD_MEDIATOR")),
                "links",
                List.of(object("type", "PRECEDENT", "exchange", "not-known-here")),
                "citations",
                List.of(citation(EARLY)),
                "marking",
                "CLEAR");
    }

    public static Map<String, Object> participant(String actor, String side, String... roles) {
        return object("actor", actor, "roles", List.of(roles), "side", side);
    }

    public static Map<String, Object> group(String... demographics) {
        return object(
                "custody",
                "HOSTAGE",
                "demographics",
                List.of(demographics),
                "condition",
                "LIVING",
                "nationalities",
                List.of("IL"));
    }

    /** A promise to release women and children, as these claims say. */
    @SafeVarargs
    public static Map<String, Object> commitment(String id, String by, Map<String, Object>... claims) {
        return object(
                "id",
                id,
                "type",
                "RELEASE",
                "by",
                List.of(by),
                "to",
                List.of(by.equals("hamas") ? "israel" : "hamas"),
                "claims",
                Stream.of(claims)
                        .map(claim ->
                                claim.containsKey("group") ? claim : with(claim, "group", group("WOMEN", "CHILDREN")))
                        .toList());
    }

    /** Revision with one commitment of each side, of 5 and of 36 persons. */
    public static Map<String, Object> revision(int number) {
        return object(
                "number", number,
                "tabled", date("2023-10-08"),
                "commitments",
                        List.of(
                                commitment("hamas-releases", "hamas", exactly(5)),
                                commitment("israel-releases", "israel", exactly(36))),
                "mechanism",
                        object(
                                "claims",
                                List.of(object("id", "m1", "state", "NOT_AGREED", "citation", citation(EARLY)))),
                "citations", List.of(citation(EARLY)),
                "marking", "CLEAR");
    }

    public static Map<String, Object> position(String id, String actor, String stance, String date) {
        return object(
                "id",
                id,
                "actor",
                actor,
                "stance",
                stance,
                "revision",
                1,
                "occurred",
                date(date),
                "citations",
                List.of(citation(EARLY)),
                "marking",
                "CLEAR");
    }

    public static Map<String, Object> transition(int number, String to) {
        return object(
                "number",
                number,
                "to",
                to,
                "effective",
                date("2023-10-08"),
                "citations",
                List.of(citation(EARLY)),
                "marking",
                "CLEAR");
    }

    public static Map<String, Object> delivery(String id, String commitment, int persons) {
        return delivery(id, item("i1", commitment, exactly(persons)));
    }

    @SafeVarargs
    public static Map<String, Object> delivery(String id, Map<String, Object>... items) {
        return object(
                "id",
                id,
                "occurred",
                date("2023-10-08"),
                "items",
                List.of(items),
                "citations",
                List.of(citation(EARLY)),
                "marking",
                "CLEAR");
    }

    /** An item that counts for a commitment of revision 1. */
    @SafeVarargs
    public static Map<String, Object> item(String id, String commitment, Map<String, Object>... claims) {
        return object(
                "id",
                id,
                "revision",
                1,
                "commitments",
                List.of(commitment),
                "discharge",
                "DELIVERED",
                "claims",
                List.of(claims));
    }

    /** The record that JSON like this becomes. */
    public static <D> D as(Class<D> type, Map<String, Object> document) {
        return MAPPER.convertValue(document, type);
    }

    public static RequestSpecification sending(Object body) {
        return given().contentType(ContentType.JSON).body(body);
    }

    public static ValidatableResponse put(String path, Map<String, Object> document) {
        return sending(document).put(path).then();
    }

    public static ValidatableResponse replace(String path, Map<String, Object> document) {
        return sending(document).header("If-Match", "*").put(path).then();
    }

    public static ValidatableResponse retract(String path) {
        return given().header("If-Match", "*")
                .queryParam("reason", "entered twice")
                .delete(path)
                .then();
    }

    public static ValidatableResponse restore(String path) {
        return sending(object("reason", "retracted by mistake"))
                .header("If-Match", "*")
                .post(path + "/restore")
                .then();
    }

    public static ValidatableResponse read(String path, Object... parameters) {
        // the packaged service too is asked for the plain form, which has the plain entity tag
        RequestSpecification request =
                given().config(config().decoderConfig(decoderConfig().noContentDecoders()));
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam((String) parameters[i], parameters[i + 1]);
        }
        return request.get(path).then();
    }

    /** A new exchange; returns its path. */
    public static String exchangeThere() {
        String id = freshId();
        String path = "/v1/exchanges/" + id;
        put(path, exchange(id)).statusCode(201);
        return path;
    }

    /** A new exchange with revision 1; returns its path. */
    public static String tabledExchangeThere() {
        String path = exchangeThere();
        put(path + "/revisions/1", revision(1)).statusCode(201);
        return path;
    }

    /** Takes the exchange through these statuses, numbered 10, 20, and so on, with whatever is needed for them. */
    public static void lead(String path, String... statuses) {
        put(path + "/positions/p1", position("p1", "hamas", "ACCEPTS", "2023-10-08"))
                .statusCode(201);
        put(path + "/positions/p2", position("p2", "israel", "ACCEPTS", "2023-10-08"))
                .statusCode(201);
        for (int i = 0; i < statuses.length; i++) {
            int number = (i + 1) * 10;
            put(path + "/transitions/" + number, transition(number, statuses[i]))
                    .statusCode(201);
        }
    }

    public static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The document with the exchange that it belongs to. */
    public static Map<String, Object> of(String exchange, Map<String, Object> document) {
        return with(document, "exchange", exchange);
    }
}
