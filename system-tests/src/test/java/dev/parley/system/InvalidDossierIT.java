package dev.parley.system;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A dossier with faults is refused with all of them at once, each with a JSON pointer, and nothing of it is written. */
class InvalidDossierIT {

    private static Api api;

    private List<JsonNode> before;

    @BeforeAll
    static void start() {
        api = RunningSuite.api();
    }

    @BeforeEach
    void rememberFeeds() {
        before = lastEntries();
    }

    @AfterEach
    void nothingIsWritten() {
        assertEquals(before, lastEntries());
    }

    @Test
    void unreadableFileIsRefusedWithLineAndColumn() {
        Api.Response answer = api.send("POST", "/v1/dossiers", "{\"format\": \"parley-dossier/1\",\n \"actors\": [{]}");

        assertEquals(400, answer.status());
        assertTrue(
                answer.body().get("detail").asText().contains("line 2"),
                answer.body().toString());
    }

    @Test
    void duplicatePropertyIsRefusedByName() {
        Api.Response answer = api.send(
                "POST",
                "/v1/dossiers",
                "{\"format\": \"parley-dossier/1\", \"actors\": [{\"id\": \"a\", \"id\": \"b\"}]}");

        assertEquals(400, answer.status());
        assertTrue(answer.body().toString().contains("'id'"), answer.body().toString());
    }

    @Test
    void faultsInSeveralServicesAreReportedTogether() {
        Api.Response answer = load(file -> {
            set(file, "/actors/0", "kind", "KINGDOM");
            set(file, "/exchanges/0/revisions/0/commitments/1/claims/0/quantity", "kind", "ABOUT");
            set(file, "/events/0/occurred", "edtf", "2023-02-30");
        });

        assertEquals(422, answer.status());
        assertEquals(
                List.of(
                        "/actors/0/kind",
                        "/exchanges/0/revisions/0/commitments/1/claims/0/quantity/kind",
                        "/events/0/occurred/edtf"),
                answer.pointers());
    }

    @Test
    void unknownPropertiesAreReportedWithPointers() {
        Api.Response answer = load(file -> {
            file.put("colour", "blue");
            set(file, "/sources/1", "colour", "blue");
            set(file, "/exchanges/0/positions/1/citations/0", "colour", "blue");
        });

        assertEquals(422, answer.status());
        assertEquals(
                List.of("/colour", "/exchanges/0/positions/1/citations/0/colour", "/sources/1/colour"),
                answer.pointers().stream().sorted().toList());
    }

    @Test
    void forbiddenTransitionIsReportedWithTheAllowedOnes() {
        Api.Response answer = load(file -> set(file, "/exchanges/0/transitions/0", "to", "COMPLETED"));

        assertEquals(422, answer.status());
        List<String> messages = new ArrayList<>();
        answer.body().get("violations").forEach(violation -> {
            if (violation.get("pointer").asText().equals("/exchanges/0/transitions/0/to")) {
                messages.add(violation.get("message").asText());
            }
        });
        assertEquals(2, messages.size(), messages.toString());
        assertTrue(messages.get(1).contains("EXPLORATORY"), messages.toString());
        assertTrue(messages.get(0).contains("a revision to complete"), messages.toString());
    }

    @Test
    void alteredClaimIsReportedWithItsPlaceInTheFileAndWithAdvice() {
        ObjectNode file = (ObjectNode) Api.json(RunningSuite.example(RunningSuite.US_IRAN));
        set(file, "/events/0/claims/0", "statement", "Nothing of the kind.");
        Api.Response answer = api.send("POST", "/v1/dossiers", file.toString());

        assertEquals(422, answer.status());
        assertEquals(List.of("/events/0", "/events/0/claims/0"), answer.pointers());
        assertTrue(
                answer.body().at("/violations/0/message").asText().contains("change the rank"),
                answer.body().toString());
    }

    @Test
    void faultsAreInTheOrderOfTheFileEveryTime() {
        ObjectNode file = (ObjectNode) Api.json("""
                {"format": "parley-dossier/1", "events": [{"id": "e", "claims": [{"id": "c"}]}, {}],
                 "exchanges": [{"positions": [{"id": "p"}, {}], "title": "No id"}, {"id": "A B", "transitions": [{"number": 1}]}],
                 "actors": [{"id": "a", "kind": "KINGDOM"}, {"name": "No id"}], "sources": [{"id": "s", "url": 5}]}""");
        Api.Response first = api.send("POST", "/v1/dossiers", file.toString());

        assertEquals(422, first.status());
        List<String> places = first.pointers().stream()
                .map(pointer -> pointer.replaceFirst("^(/[a-z]+/\\d+).*", "$1"))
                .distinct()
                .toList();
        assertEquals(
                List.of(
                        "/events/0",
                        "/events/1",
                        "/exchanges/0",
                        "/exchanges/1",
                        "/actors/0",
                        "/actors/1",
                        "/sources/0"),
                places);
        assertTrue(first.pointers().containsAll(List.of("/exchanges/0/id", "/exchanges/1/id", "/actors/1/id")));
        assertTrue(
                first.pointers().contains("/exchanges/0/positions/0/actor"),
                first.pointers().toString());
        assertFalse(
                first.pointers().contains("/exchanges/0/positions/0"),
                first.pointers().toString());
        for (int i = 0; i < 10; i++) {
            assertEquals(
                    first.body().get("violations"),
                    api.send("POST", "/v1/dossiers", file.toString()).body().get("violations"));
        }
    }

    @Test
    void unknownActorsAndSourcesAreReportedWithPointers() {
        Api.Response answer = load(file -> {
            set(file, "/relations/0", "object", "atlantis");
            set(file, "/exchanges/0/participants/0", "actor", "nobody");
            set(file, "/events/0/claims/0/citation", "source", "the-daily-nothing");
            set(file, "/exchanges/0/positions/0/citations/0", "source", "the-daily-nothing");
        });

        assertEquals(422, answer.status());
        assertEquals(
                List.of(
                        "/relations/0/object",
                        "/exchanges/0/participants/0/actor",
                        "/exchanges/0/positions/0/citations/0/source",
                        "/events/0/claims/0/citation/source"),
                answer.pointers());
    }

    @Test
    void dryRunReportsAndWritesNothing() {
        ObjectNode file = renamed();
        Api.Response answer = api.send("POST", "/v1/dossiers?dryRun=true", file.toString());

        assertEquals(200, answer.status(), answer.body().toString());
        assertTrue(answer.body().get("dryRun").asBoolean());
        assertTrue(answer.body().get("created").asInt() > 0);
    }

    /** An example whose exchange and first event have other ids, so that both would be created. */
    private static ObjectNode renamed() {
        ObjectNode file = (ObjectNode) Api.writtenOut(Api.json(RunningSuite.example(RunningSuite.US_IRAN)));
        file.remove("citations");
        set(file, "/exchanges/0", "id", "another-exchange");
        set(file, "/events/0", "id", "another-event");
        ((ObjectNode) file.at("/events/0")).set("exchanges", ((ArrayNode) Api.json("[]")).add("another-exchange"));
        return file;
    }

    private static Api.Response load(Consumer<ObjectNode> fault) {
        ObjectNode file = renamed();
        fault.accept(file);
        return api.send("POST", "/v1/dossiers", file.toString());
    }

    private static void set(ObjectNode file, String pointer, String name, String value) {
        ((ObjectNode) file.at(pointer)).put(name, value);
    }

    private static List<JsonNode> lastEntries() {
        List<JsonNode> last = new ArrayList<>();
        for (String feed : List.of("actors", "exchanges", "timeline")) {
            JsonNode events = api.get("/v1/feeds/" + feed + "?limit=500");
            last.add(events.get(events.size() - 1).get("id"));
        }
        return last;
    }
}
