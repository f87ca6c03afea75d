package dev.parley.gateway.catalog;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CatalogBuilderTest {

    private static final String ACTORS = """
            {"paths": {
               "/v1/actors": {"get": {"parameters": [{"name": "q", "in": "query"},
                 {"name": "boss", "in": "query", "x-parley-collection": "actors"},
                 {"name": "from", "in": "query", "x-parley-collection": "events"}, {"name": "If-Match", "in": "header"}]}},
               "/v1/actors/{id}": {"get": {"responses": {"200": {"content": {"application/json":
                 {"schema": {"$ref": "#/components/schemas/Actor"}}}}}},
                 "put": {"requestBody": {"content": {"application/json":
                   {"schema": {"$ref": "#/components/schemas/ActorDraft"}}}}}},
               "/v1/bundles/actors": {"post": {"requestBody": {"content": {"application/json":
                 {"schema": {"$ref": "#/components/schemas/Bundle"}}}}}}},
             "components": {"schemas": {
               "Bundle": {"properties": {"actors": {"type": "array"}}},
               "Kind": {"type": "string", "enum": ["STATE"]},
               "Name": {"properties": {"text": {"type": "string"}, "spelt": {"type": "string", "readOnly": true}}},
               "ActorDraft": {"properties": {"id": {}, "source": {}, "kind": {}, "names": {}, "parent": {}}},
               "Actor": {"properties": {
                 "version": {"type": "integer"},
                 "cousin": {"type": "string", "pattern": "^[a-z0-9][a-z0-9._-]{0,79}$"},
                 "id": {"type": "string", "pattern": "[a-z0-9][a-z0-9._-]{0,79}"},
                 "source": {"type": "string", "pattern": "[a-z0-9][a-z0-9._-]{0,79}"},
                 "kind": {"$ref": "#/components/schemas/Kind"},
                 "names": {"type": "array", "items": {"$ref": "#/components/schemas/Name"}},
                 "main": {"allOf": [{"$ref": "#/components/schemas/Name"}], "readOnly": true},
                 "parent": {"$ref": "#/components/schemas/Actor"}}}}}}""";

    private static final String TIMELINE = """
            {"paths": {"/v1/bundles/timeline": {"post": {}}, "/v1/events": {"get": {}}}}""";

    private static Catalog build(String actors, String timeline) throws IOException {
        Map<Service, JsonNode> documents = new EnumMap<>(Service.class);
        documents.put(Service.ACTORS, new ObjectMapper().readTree(actors));
        documents.put(Service.TIMELINE, new ObjectMapper().readTree(timeline));
        return CatalogBuilder.build(documents);
    }

    private static String refusal(String actors, String timeline) {
        return assertThrows(IllegalStateException.class, () -> build(actors, timeline))
                .getMessage();
    }

    @Test
    void catalogIsDerivedFromTheDocuments() throws IOException {
        Catalog catalog = build(ACTORS, TIMELINE);
        assertEquals(
                Map.of(
                        "/v1/actors", Service.ACTORS,
                        "/v1/bundles/actors", Service.ACTORS,
                        "/v1/bundles/timeline", Service.TIMELINE,
                        "/v1/events", Service.TIMELINE),
                catalog.routes());
        assertEquals(
                Map.of(
                        "actors",
                        new ServiceCollection(
                                "actors",
                                Service.ACTORS,
                                "id",
                                null,
                                null,
                                "Actor",
                                "ActorDraft",
                                Set.of("boss", "from", "q"))),
                catalog.collections());
        assertEquals(
                Map.of(
                        "Actor",
                                new DocumentSchema(
                                        Set.of("cousin", "main", "version"),
                                        Map.of("source", "sources"),
                                        Map.of("names", "Name", "parent", "Actor"),
                                        Set.of("cousin", "id", "kind", "source")),
                        "Name", new DocumentSchema(Set.of("spelt"), Map.of(), Map.of(), Set.of("spelt", "text"))),
                catalog.schemas());
        assertEquals(Map.of("/v1/actors", Set.of("boss")), catalog.actorParameters());
        assertEquals(5, catalog.paths().size());
    }

    @Test
    void pathThatTwoServicesShareIsRefused() {
        assertEquals(
                "Several services have paths below /v1/actors",
                refusal(ACTORS, TIMELINE.replace("/v1/events", "/v1/actors")));
    }

    @Test
    void collectionWhoseDocumentsCannotBeReadIsRefused() {
        assertTrue(refusal(ACTORS.replace("/v1/actors/{id}", "/v1/people/{id}"), TIMELINE)
                .contains("exactly one path that reads a document of its collection actors"));
    }

    @Test
    void idOfWhichNobodySaysWhatItRefersToIsRefused() {
        assertEquals(
                "Actor.aunt is an id. Add to REFERENCES the collection that it refers to, or add it to OTHER_IDS",
                refusal(ACTORS.replace("\"source\"", "\"aunt\""), TIMELINE));
    }

    @Test
    void objectWhoseSchemaHasNoNameIsRefused() {
        assertEquals(
                "Name.text is an object whose schema has no name",
                refusal(
                        ACTORS.replace("\"text\": {\"type\": \"string\"}", "\"text\": {\"properties\": {}}"),
                        TIMELINE));
    }
}
