package dev.parley.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.parley.journal.canary.Canaries;
import dev.parley.journal.canary.PublishedJson;
import dev.parley.launcher.Suite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Every operation that reads as of a moment of knowledge answers as if nothing had been published since. An example is
 * loaded as far as it had been published, everything is read, the rest is loaded, with a canary in every text of every
 * claim and citation, and everything is read again.
 */
class CanaryIT {

    /** Reads without {@code knownAt}, each with the reason. */
    private static final Map<String, String> WITHOUT_KNOWN_AT = Map.ofEntries(
            Map.entry("listActorHistory", "every version as it was recorded"),
            Map.entry("listChannelHistory", "every version as it was recorded"),
            Map.entry("listRelationHistory", "every version as it was recorded"),
            Map.entry("listExchangeHistory", "every version as it was recorded"),
            Map.entry("listExchangeDeliveryHistory", "every version as it was recorded"),
            Map.entry("listExchangePositionHistory", "every version as it was recorded"),
            Map.entry("listExchangeRevisionHistory", "every version as it was recorded"),
            Map.entry("listExchangeTransitionHistory", "every version as it was recorded"),
            Map.entry("listEventHistory", "every version as it was recorded"),
            Map.entry("listSourceHistory", "every version as it was recorded"),
            Map.entry("readActorsFeed", "what was recorded, in that order"),
            Map.entry("readExchangesFeed", "what was recorded, in that order"),
            Map.entry("readTimelineFeed", "what was recorded, in that order"),
            Map.entry("listMerges", "of actors, which are no claims"),
            Map.entry("findSimilarActors", "of actors, which are no claims"));

    private static final Pattern CANARY = Pattern.compile("canary[a-z]\\d{6}");
    private static final List<String> RECORDS = List.of("revisions", "positions", "transitions", "deliveries");

    /** Which version a reading has is system time. */
    private static final List<String> SYSTEM_TIME = List.of("version", "recordedAt");

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** Relations and channels that several examples have. */
    private static final Set<String> LOADED = ConcurrentHashMap.newKeySet();

    private static Suite suite;
    private static Api api;
    private static ReadOperations operations;

    /** An answer without what system time makes of it. */
    private record Answer(JsonNode body, String text) {}

    @BeforeAll
    static void start() {
        suite = RunningSuite.start(RunningSuite.temporaryDirectory());
        api = new Api(suite.url());
        operations = new ReadOperations(api.get("/openapi"));
    }

    @AfterAll
    static void close() {
        suite.close();
    }

    static List<String> examples() {
        return RunningSuite.EXAMPLES;
    }

    @Test
    void everyOtherReadHasAReasonToTakeNoKnownAt() {
        assertEquals(new TreeSet<>(WITHOUT_KNOWN_AT.keySet()), operations.withoutKnownAt());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyReadIsAsIfNothingHadBeenPublishedSince(String example) {
        ObjectNode dossier = (ObjectNode) Api.writtenOut(Api.json(RunningSuite.example(example)));
        dossier.remove("citations");
        List<Instant> moments = moments(dossier);
        moments.forEach(moment -> new LaterReports(next(moment)).addTo(dossier));
        addOnlyNamedLater(dossier);
        // the steps are not what is tested: without it, later claims would forbid some of them
        dossier.findParents("effective")
                .forEach(step -> ((ObjectNode) step).putObject("override").put("reason", "for the test"));
        Canaries canaries = new Canaries(String.valueOf((char) ('a' + examples().indexOf(example))));
        ObjectNode whole = eachDocument(dossier, canaries::in);
        Map<String, Instant> published = new TreeMap<>(canaries.published());

        Map<Instant, Map<ReadOperations.Call, Answer>> asItWas = new LinkedHashMap<>();
        Map<String, List<String>> ids = ids(whole);
        for (Instant moment : moments) {
            load(eachDocument(whole, document -> PublishedJson.before(document, next(moment))));
            asItWas.put(moment, read(calls(ids, whole, moment, canaries), moment));
        }
        load(whole);

        List<String> leaks = new ArrayList<>();
        moments.forEach(moment -> read(List.copyOf(asItWas.get(moment).keySet()), moment)
                .forEach((call, answer) ->
                        addLeaks(moment, call, asItWas.get(moment).get(call), answer, published, leaks)));
        LOADED.addAll(keys(whole));
        assertTrue(leaks.isEmpty(), () -> leaks.size() + " leaks:\n" + String.join("\n", leaks));
        requireAllFound(moments, ids, whole, canaries);
    }

    /** Everything of a moment is found at that moment; the present wording, in what is read as of now. */
    private static void requireAllFound(
            List<Instant> moments, Map<String, List<String>> ids, ObjectNode whole, Canaries canaries) {
        Set<String> found = new TreeSet<>();
        for (Instant moment : moments) {
            List<ReadOperations.Call> plain = plain(ids, whole, moment, canaries);
            read(plain, next(moment)).values().forEach(answer -> found.addAll(canariesIn(answer.text)));
            Instant later = next(moment);
            Set<String> ofTheMoment = new TreeSet<>(canaries.published().keySet());
            ofTheMoment.removeIf(canary -> canaries.published().get(canary).isAfter(later));
            ofTheMoment.removeAll(found);
            assertEquals(Set.of(), ofTheMoment, "not found at " + later);
        }
        read(plain(ids, whole, null, canaries), null).values().forEach(answer -> found.addAll(canariesIn(answer.text)));
        Set<String> missing = new TreeSet<>(canaries.published().keySet());
        missing.removeAll(found);
        assertEquals(Set.of(), missing, "not found as of now");
    }

    private static List<ReadOperations.Call> plain(
            Map<String, List<String>> ids, ObjectNode dossier, Instant moment, Canaries canaries) {
        return calls(ids, dossier, moment, canaries).stream()
                .filter(ReadOperations.Call::isPlain)
                .toList();
    }

    private static void addLeaks(
            Instant moment,
            ReadOperations.Call call,
            Answer expected,
            Answer answer,
            Map<String, Instant> published,
            List<String> leaks) {
        String where = "GET " + call.with("knownAt=" + moment) + " (" + call.accept() + ")";
        canariesIn(answer.text).stream()
                .filter(canary ->
                        published.containsKey(canary) && published.get(canary).isAfter(moment))
                .forEach(canary -> leaks.add(where + " has " + canary + " of " + published.get(canary)));
        if (!expected.body.equals(answer.body)) {
            leaks.add(where + " answers otherwise: " + firstDifference("", expected.body, answer.body));
        }
    }

    private static String firstDifference(String pointer, JsonNode expected, JsonNode actual) {
        if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                if (!expected.get(i).equals(actual.get(i))) {
                    return firstDifference(pointer + "/" + i, expected.get(i), actual.get(i));
                }
            }
        }
        if (expected.isObject() && actual.isObject()) {
            Set<String> names = new TreeSet<>();
            expected.fieldNames().forEachRemaining(names::add);
            actual.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                if (!expected.path(name).equals(actual.path(name))) {
                    return firstDifference(pointer + "/" + name, expected.path(name), actual.path(name));
                }
            }
        }
        return pointer + " was " + shortened(expected) + " and is " + shortened(actual);
    }

    private static String shortened(JsonNode node) {
        String text = node.isMissingNode() ? "absent" : node.toString();
        return text.length() > 200 ? text.substring(0, 200) + "..." : text;
    }

    /** The first and the last moment at which something of the exchange was published. */
    private static List<Instant> moments(ObjectNode dossier) {
        ObjectNode exchange = (ObjectNode) dossier.at("/exchanges/0");
        Instant first = PublishedJson.knownSince(exchange.deepCopy().without(RECORDS));
        SortedSet<Instant> all = new TreeSet<>(PublishedJson.moments(dossier).tailSet(first));
        List<Instant> moments = List.copyOf(all);
        return Stream.of(moments.get(0), moments.get(moments.size() - 1))
                .distinct()
                .toList();
    }

    /** The next instant that Parley tells apart. */
    private static Instant next(Instant moment) {
        return moment.plus(1, ChronoUnit.MICROS);
    }

    /** An actor and a source are no claims; these two are named by later claims only. */
    private static void addOnlyNamedLater(ObjectNode dossier) {
        ((ArrayNode) dossier.get("actors"))
                .addObject()
                .put("id", LaterReports.ACTOR)
                .put("kind", "OFFICIAL")
                .put("name", "Named later");
        ((ArrayNode) dossier.get("sources"))
                .addObject()
                .put("id", LaterReports.SOURCE)
                .put("name", "Cited later")
                .put("type", "WIRE")
                .put("reliability", "F");
    }

    private static ObjectNode eachDocument(ObjectNode dossier, UnaryOperator<ObjectNode> change) {
        ObjectNode copy = dossier.deepCopy();
        for (String collection : List.of("relations", "channels", "exchanges", "events")) {
            ArrayNode documents = copy.putArray(collection);
            for (JsonNode document : dossier.path(collection)) {
                if (LOADED.contains(key(collection, document))) {
                    continue;
                }
                ObjectNode changed = change.apply((ObjectNode) document);
                if (!hasReports(document) || hasReports(changed)) {
                    documents.add(changed);
                }
            }
        }
        return copy;
    }

    private static boolean hasReports(JsonNode document) {
        return document.findValue("publishedAt") != null;
    }

    private static String key(String collection, JsonNode document) {
        return collection + "/" + document.get("id").asText();
    }

    private static Set<String> keys(ObjectNode dossier) {
        Set<String> keys = new TreeSet<>();
        for (String collection : List.of("relations", "channels")) {
            dossier.path(collection).forEach(document -> keys.add(key(collection, document)));
        }
        return keys;
    }

    private static void load(ObjectNode dossier) {
        Api.Response answer = api.send("POST", "/v1/dossiers", dossier.toString());
        assertEquals(200, answer.status(), () -> answer.body().toString());
    }

    private static Map<String, List<String>> ids(ObjectNode dossier) {
        Map<String, List<String>> ids = new LinkedHashMap<>();
        for (String collection : List.of("sources", "actors", "relations", "channels", "exchanges", "events")) {
            ids.put(collection, Api.texts(dossier.path(collection), "id"));
        }
        JsonNode exchange = dossier.at("/exchanges/0");
        for (String records : RECORDS) {
            String key = List.of("positions", "deliveries").contains(records) ? "id" : "number";
            ids.put(records, Api.texts(exchange.path(records), key));
        }
        ids.put("dossiers", ids.get("exchanges"));
        ids.put("diff", ids.get("revisions"));
        return ids;
    }

    /** Calls whose parameters have values that only later reports have, among others. */
    private static List<ReadOperations.Call> calls(
            Map<String, List<String>> ids, ObjectNode dossier, Instant moment, Canaries canaries) {
        List<String> actors = new ArrayList<>(List.of(LaterReports.ACTOR, "qatar"));
        actors.addAll(ids.get("actors"));
        List<String> someActors = actors.stream().distinct().limit(4).toList();
        List<String> sources = new ArrayList<>(List.of(LaterReports.SOURCE));
        sources.addAll(ids.get("sources"));
        String instant = String.valueOf(moment == null ? Instant.EPOCH : moment.truncatedTo(ChronoUnit.MILLIS));
        List<String> days = List.of(instant, "2023-10-06T23:00:00Z");
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String name : List.of("actor", "participant", "heldBy", "listRoutes.to")) {
            values.put(name, someActors);
        }
        values.put("source", sources.stream().limit(4).toList());
        values.put("exchange", ids.get("exchanges"));
        values.put("revision", List.of("1", "2"));
        values.put("nationality", List.of(LaterReports.NATIONALITY, "IL", "TH"));
        values.put("country", List.of("QA"));
        values.put("identifier", List.of("wikidata:Q846"));
        values.put("q", searches(dossier, canaries));
        values.put("at", days);
        values.put("from", days);
        values.put("to", days);
        values.put("diffExchange.from", List.of("2020-01-01T00:00:00Z"));
        values.put("diffExchange.to", List.of("9999-12-31T00:00:00Z"));
        values.put("depth", List.of("2"));
        values.put("maxHops", List.of("4"));
        Map<String, List<String>> known = new LinkedHashMap<>(ids);
        known.put("actors", someActors);
        known.put("sources", sources.stream().limit(4).toList());
        return operations.calls(known, values);
    }

    private static List<String> searches(ObjectNode dossier, Canaries canaries) {
        List<String> searches = new ArrayList<>(List.of("children", "later"));
        searches.add(dossier.at("/exchanges/0/title").asText().split(" ")[0]);
        searches.addAll(dossier.findValuesAsText("summary"));
        searches.addAll(dossier.findValuesAsText("labelAsReported").stream()
                .skip(1)
                .limit(2)
                .toList());
        List<String> all = List.copyOf(canaries.published().keySet());
        searches.add(all.get(all.size() - 1));
        return searches;
    }

    /** @param moment null: as of now */
    private static Map<ReadOperations.Call, Answer> read(List<ReadOperations.Call> calls, Instant moment) {
        Map<ReadOperations.Call, Answer> answers = new ConcurrentHashMap<>();
        calls.parallelStream().distinct().forEach(call -> answers.put(call, read(call, moment)));
        Map<ReadOperations.Call, Answer> inOrder = new LinkedHashMap<>();
        calls.forEach(call -> inOrder.put(call, answers.get(call)));
        return inOrder;
    }

    /** The answer to a call, also with retracted documents, page by page and as of the present moment of recording. */
    private static Answer read(ReadOperations.Call call, Instant moment) {
        ArrayNode bodies = JsonNodeFactory.instance.arrayNode();
        StringBuilder text = new StringBuilder();
        String knownAt = moment == null ? "" : "knownAt=" + moment;
        add(call, knownAt, bodies, text);
        if (call.isPlain()) {
            add(call, knownAt + "&includeRetracted=true", bodies, text);
            add(call, knownAt + "&recordedAt=" + Instant.now().truncatedTo(ChronoUnit.MICROS), bodies, text);
        }
        if (call.isPlain() && call.isList() && call.accept().equals("application/json")) {
            String next = "";
            for (int page = 0; page < 20 && next != null; page++) {
                add(call, knownAt + "&limit=3" + next, bodies, text);
                JsonNode cursor = bodies.get(bodies.size() - 1).path("next");
                next = cursor.isTextual() ? "&cursor=" + cursor.asText() : null;
            }
        }
        return new Answer(bodies, text.toString());
    }

    private static void add(ReadOperations.Call call, String parameters, ArrayNode bodies, StringBuilder text) {
        HttpResponse<String> response = get(call.with(parameters), call.accept());
        text.append(response.headers().map()).append(response.body());
        JsonNode body = body(response);
        withoutSystemTime(call, parameters, body);
        bodies.add(response.statusCode()).add(body);
    }

    private static HttpResponse<String> get(String path, String accept) {
        try {
            return CLIENT.send(
                    HttpRequest.newBuilder(URI.create(api.root() + path))
                            .timeout(Await.TIMEOUT)
                            .header("Accept", accept)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode body(HttpResponse<String> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        ArrayNode lines = JsonNodeFactory.instance.arrayNode();
        try {
            if (type.contains("ndjson")) {
                response.body().lines().map(Api::json).forEach(lines::add);
                return lines;
            }
            if (type.contains("yaml")) {
                return YAML.readTree(response.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (type.contains("json")) {
            return Api.json(response.body());
        }
        assertTrue(type.startsWith("text/csv"), () -> response + " is " + type);
        addRows(response.body(), lines);
        return lines;
    }

    /** The rows of a table without the columns of system time. */
    private static void addRows(String table, ArrayNode rows) {
        List<List<String>> all = new ArrayList<>(List.of(new ArrayList<>()));
        Matcher cell = Pattern.compile("(\"(?:[^\"]|\"\")*\"|[^,\"\\r\\n]*)(,|\\r\\n|\\n|$)")
                .matcher(table);
        while (cell.find() && cell.start() < table.length()) {
            all.get(all.size() - 1).add(cell.group(1));
            if (!cell.group(2).equals(",")) {
                all.add(new ArrayList<>());
            }
        }
        List<String> header = all.get(0);
        for (List<String> row : all) {
            ArrayNode cells = rows.addArray();
            for (int i = 0; i < row.size(); i++) {
                if (!SYSTEM_TIME.contains(header.get(i))) {
                    cells.add(row.get(i));
                }
            }
        }
    }

    /**
     * Takes out which version was read, and until when versions were compared. The states by the clock of recording have one for every moment of recording; what
     * counts is what changed then. A cursor names the parameters of its list, and so the moment of recording.
     */
    private static void withoutSystemTime(ReadOperations.Call call, String parameters, JsonNode body) {
        for (String property : SYSTEM_TIME) {
            body.findParents(property).forEach(parent -> ((ObjectNode) parent).remove(property));
        }
        if (call.operation().equals("diffExchange") && body instanceof ObjectNode diff) {
            diff.remove("to");
        }
        boolean areStates = call.operation().equals("listExchangeStates");
        if (body instanceof ObjectNode page && (areStates || parameters.contains("recordedAt"))) {
            page.remove("next");
        }
        if (areStates && body.get("items") instanceof ArrayNode states) {
            for (int i = states.size() - 1; i >= 0; i--) {
                ((ObjectNode) states.get(i)).remove("at");
                if (states.get(i).path("changes").isEmpty()) {
                    states.remove(i);
                }
            }
        }
    }

    private static List<String> canariesIn(String text) {
        return CANARY.matcher(text).results().map(found -> found.group()).toList();
    }
}
