package dev.parley.gateway.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.openapi.DocumentRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MergedDocumentTest {

    private static final String A = """
            {"openapi": "3.0.3", "info": {"title": "a", "version": "1"},
             "tags": [{"name": "changes", "description": "All."}, {"name": "b", "description": "B."}],
             "paths": {"/v1/b": {"get": {"operationId": "listB"}}},
             "components": {"schemas": {"Moment": {"type": "string"}, "B": {"type": "object"}}}}""";

    private static final String Z = """
            {"openapi": "3.0.3", "info": {"title": "z", "version": "1"},
             "tags": [{"name": "changes", "description": "All."}],
             "paths": {"/v1/a": {"get": {"operationId": "listA"}}, "/v1/b": {"post": {"operationId": "createB"}}},
             "components": {"schemas": {"Moment": {"type": "string"}, "A": {"type": "object"}}}}""";

    private static Map<String, JsonNode> documents(String... texts) throws IOException {
        Map<String, JsonNode> documents = new LinkedHashMap<>();
        for (String text : texts) {
            documents.put("document-" + documents.size(), new ObjectMapper().readTree(text));
        }
        return documents;
    }

    private static List<String> names(JsonNode object) {
        return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false)
                .toList();
    }

    private static String refusal(String... texts) throws IOException {
        Map<String, JsonNode> documents = documents(texts);
        return assertThrows(IllegalStateException.class, () -> MergedDocument.merge(documents, "1", null))
                .getMessage();
    }

    @Test
    void pathsAndComponentsAreMergedInOrder() throws IOException {
        JsonNode merged = MergedDocument.merge(documents(A, Z), "0.1.0", null);
        assertEquals(List.of("/v1/a", "/v1/b"), names(merged.get("paths")));
        assertEquals(List.of("get", "post"), names(merged.at("/paths/~1v1~1b")));
        assertEquals(List.of("A", "B", "Moment"), names(merged.at("/components/schemas")));
        assertEquals(List.of("changes", "b"), merged.get("tags").findValuesAsText("name"));
        assertEquals("Parley", merged.at("/info/title").asText());
        assertEquals("0.1.0", merged.at("/info/version").asText());
        assertEquals("Apache-2.0", merged.at("/info/license/name").asText());
        assertEquals("/", merged.at("/servers/0/url").asText());
    }

    @Test
    void differentSchemasOfOneNameAreRefused() throws IOException {
        assertEquals(
                "schemas/Moment differs between document-0 and document-1: rename one of them",
                refusal(A, Z.replace("\"Moment\": {\"type\": \"string\"}", "\"Moment\": {\"type\": \"object\"}")));
    }

    @Test
    void outdatedDocumentDoesNotConflict() throws IOException {
        String stale = Z.replace("\"Moment\": {\"type\": \"string\"}", "\"Moment\": {\"type\": \"object\"}");
        JsonNode merged = MergedDocument.merge(documents(A, stale), "1", "document-1");
        assertEquals("string", merged.at("/components/schemas/Moment/type").asText());
        assertEquals(List.of("A", "B", "Moment"), names(merged.at("/components/schemas")));
    }

    @Test
    void operationTakesTheQueryParametersOfAnother() throws IOException {
        String listA = "\"operationId\": \"listA\", \"x-parley-parameters-of\": \"listB\","
                + " \"parameters\": [{\"name\": \"limit\", \"in\": \"query\", \"description\": \"own\"}]";
        String listB = "\"operationId\": \"listB\", \"parameters\": [{\"name\": \"limit\", \"in\": \"query\"},"
                + " {\"name\": \"q\", \"in\": \"query\"}, {\"name\": \"If-None-Match\", \"in\": \"header\"}]";
        String z = Z.replace("\"operationId\": \"listA\"", listA);
        JsonNode merged = MergedDocument.merge(documents(A.replace("\"operationId\": \"listB\"", listB), z), "1", null);
        JsonNode parameters = merged.at("/paths/~1v1~1a/get/parameters");
        assertEquals(List.of("limit", "q"), parameters.findValuesAsText("name"));
        assertEquals("own", parameters.at("/0/description").asText());
        assertTrue(merged.at("/paths/~1v1~1a/get/x-parley-parameters-of").isMissingNode());
        assertEquals("No document has an operation listB", refusal(A.replace("listB", "listC"), z));
    }

    @Test
    void differentTagsOfOneNameAreRefused() throws IOException {
        assertTrue(refusal(A, Z.replace("All.", "Some.")).startsWith("tags/changes differs between document-0"));
    }

    @Test
    void operationDefinedTwiceIsRefused() throws IOException {
        assertEquals(
                "get /v1/b is defined in document-0 and in document-1", refusal(A, Z.replace("\"post\"", "\"get\"")));
    }

    @Test
    void whatWouldBeLostIsRefused() throws IOException {
        assertEquals(
                "document-1 has a top-level member that cannot be merged: externalDocs",
                refusal(A, Z.replace("\"paths\"", "\"externalDocs\": {}, \"paths\"")));
        assertTrue(refusal(A, Z.replace("\"paths\"", "\"security\": [{\"key\": []}], \"paths\""))
                .contains("security requirements"));
        assertTrue(refusal(A, Z.replace("3.0.3", "3.1.0")).contains("OpenAPI 3.1.0"));
    }

    private static JsonNode packaged() throws IOException {
        return new ObjectMapper().readTree(MergedDocumentTest.class.getResource("/META-INF/parley/openapi.json"));
    }

    @Test
    void generatorsOfClientsFindNothingUnusual() throws IOException {
        assertEquals(List.of(), DocumentRules.requiredAndReadOnly(packaged()));
        assertEquals(List.of(), DocumentRules.unusualPatterns(packaged()));
        assertEquals(List.of(), DocumentRules.repeatedOperationIds(packaged()));
    }

    @Test
    void dossiersHoldTheServicesDocuments() throws IOException {
        JsonNode schemas = packaged().at("/components/schemas");
        for (String list : List.of("sources", "actors", "relations", "channels", "exchanges", "events")) {
            String singular = list.substring(0, list.length() - 1);
            String noun = Character.toUpperCase(singular.charAt(0)) + singular.substring(1);
            boolean hasRecords = list.equals("exchanges");
            assertEquals(
                    (hasRecords ? "#/components/schemas/Dossier" : "#/components/schemas/") + noun,
                    schemas.at("/Dossier/properties/" + list + "/items/$ref").asText());
            assertEquals(
                    "#/components/schemas/DossierFile" + noun,
                    schemas.at("/DossierFile/properties/" + list + "/items/$ref")
                            .asText());
        }
        assertEquals(
                "#/components/schemas/Ledger",
                schemas.at("/DossierExchange/properties/ledger/$ref").asText());
        assertEquals(
                "#/components/schemas/DossierFileRevision",
                schemas.at("/DossierFileExchange/properties/revisions/items/$ref")
                        .asText());
        assertTrue(names(schemas.at("/DossierExchange/properties"))
                .containsAll(List.of("status", "transitions", "deliveries", "positions")));
        assertTrue(schemas.at("/DossierFileExchange/properties/status").isMissingNode());

        assertTrue(schemas.at("/SourceDraft/required").toString().contains("marking"));
        assertFalse(schemas.at("/DossierFileSource/required").toString().contains("marking"));
        assertEquals(
                "#/components/schemas/DossierFileCitation",
                schemas.at("/DossierFileRevision/properties/citations/items/$ref")
                        .asText());
        assertTrue(schemas.at("/DossierFileEvent/properties/claims").toString().contains("DossierFileEventClaim"));
        assertTrue(schemas.at("/DossierFileEventClaim/properties/citation")
                .toString()
                .contains("DossierFileCitation"));
        assertEquals(
                "#/components/schemas/Citation",
                schemas.at("/DossierFile/properties/citations/additionalProperties/$ref")
                        .asText());
        assertTrue(schemas.at("/Dossier/properties/citations").isMissingNode());
        schemas.findValuesAsText("$ref")
                .forEach(ref -> assertTrue(schemas.has(ref.replace("#/components/schemas/", "")), ref));

        JsonNode paths = packaged().get("paths");
        assertEquals(
                "#/components/schemas/DossierFile",
                paths.at("/~1v1~1dossiers/post/requestBody/content/application~1json/schema/$ref")
                        .asText());
        assertEquals(
                "#/components/schemas/DossierFile",
                paths.at("/~1v1~1dossiers/post/requestBody/content/application~1yaml/schema/$ref")
                        .asText());
        assertEquals(
                paths.at("/~1v1~1dossiers~1{id}/get/responses/200/content/application~1json/schema"),
                paths.at("/~1v1~1dossiers~1{id}/get/responses/200/content/application~1yaml/schema"));
        assertEquals(
                2,
                paths.at("/~1v1~1dossiers~1{id}/get/responses/200/content/application~1json/schema/anyOf")
                        .size());
    }

    @Test
    void missingDocumentIsRefused(@TempDir Path directory) throws IOException {
        Path a = Files.writeString(directory.resolve("a.json"), A);
        Path target = directory.resolve("target");
        MergedDocument.main(new String[] {target.toString(), "1", "gateway=" + a});
        assertEquals(
                "Parley",
                new ObjectMapper()
                        .readTree(target.resolve("openapi.json").toFile())
                        .at("/info/title")
                        .asText());
        String[] arguments = {target.toString(), "1", "gateway=" + a, "actors=" + directory.resolve("z.json")};
        String message = assertThrows(IllegalStateException.class, () -> MergedDocument.main(arguments))
                .getMessage();
        assertTrue(message.contains("z.json"), message);
    }
}
