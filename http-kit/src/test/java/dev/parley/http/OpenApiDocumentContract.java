package dev.parley.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.parley.openapi.DocumentRules;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * The API document of a process is the one committed in its module, so that a change of the API is a change that can be
 * seen. Each process extends this as a test of its own; run with {@code -Dopenapi.update=true} it writes the file anew.
 */
public abstract class OpenApiDocumentContract {

    static final String GENERATED = "/q/generated-openapi?format=json";

    private static final Path COMMITTED = Path.of("openapi.json");

    private static final ObjectMapper SORTED =
            new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    @Test
    void documentIsTheCommittedOne() throws IOException {
        String generated =
                sorted(given().get(GENERATED).then().statusCode(200).extract().asByteArray());
        if (Boolean.getBoolean("openapi.update")) {
            Files.writeString(COMMITTED, generated);
        }
        assertEquals(
                Files.readString(COMMITTED),
                generated,
                "openapi.json is not what the code says; run this test with -Dopenapi.update=true and look at the"
                        + " difference before you commit it");
    }

    @Test
    void committedDocumentIsServedAsItIs() throws IOException {
        Response served = given().get("/q/openapi");
        assertEquals(200, served.statusCode());
        assertTrue(served.contentType().startsWith("application/json"), served.contentType());
        // an update is packaged by the next build
        if (!Boolean.getBoolean("openapi.update")) {
            assertEquals(Files.readString(COMMITTED), served.asString());
        }
        Response again = given().header("If-None-Match", served.header("ETag")).get("/q/openapi?format=json");
        assertEquals(304, again.statusCode());
        assertEquals("", again.asString());
    }

    @Test
    void everyAnswerIsHeldAgainstTheDocument() {
        assertTrue(EveryAnswerIsDocumented.isInForce());
    }

    @Test
    void everyOperationSaysWhatItIsAndHowItFails() throws IOException {
        Set<String> ids = new HashSet<>();
        for (Described operation : operations(generated())) {
            String id = operation.definition().path("operationId").asText();
            assertTrue(id.matches("[a-z]+[A-Za-z]+") && ids.add(id), operation + " needs an id of its own");
            assertFalse(operation.definition().path("summary").asText().isBlank(), operation + " needs a summary");
            assertFalse(operation.definition().path("tags").isEmpty(), operation + " needs a tag");
            assertTrue(
                    operation.bodies().stream().anyMatch(body -> body.type().equals(Problem.MEDIA_TYPE)),
                    operation + " needs a problem that it can answer with");
        }
    }

    @Test
    void generatorsOfClientsFindNothingUnusual() throws IOException {
        assertEquals(List.of(), DocumentRules.requiredAndReadOnly(generated()));
        assertEquals(List.of(), DocumentRules.unusualPatterns(generated()));
    }

    @Test
    void everyPropertyAndEveryValueIsDescribed() throws IOException {
        List<String> missing = new ArrayList<>();
        JsonNode schemas = generated().at("/components/schemas");
        schemas.properties().forEach(schema -> {
            requireValuesDescribed(schema.getKey(), schema.getValue(), missing);
            schema.getValue().path("properties").properties().forEach(property -> {
                String name = schema.getKey() + "." + property.getKey();
                String ref = property.getValue().path("$ref").asText();
                JsonNode described =
                        ref.isEmpty() ? property.getValue() : schemas.path(ref.substring(ref.lastIndexOf('/') + 1));
                if (described.path("description").asText().isBlank()) {
                    missing.add(name);
                }
                requireValuesDescribed(name, property.getValue(), missing);
            });
        });
        assertEquals(List.of(), missing);
    }

    private static void requireValuesDescribed(String name, JsonNode schema, List<String> missing) {
        schema.path("enum").forEach(value -> {
            if (!schema.path("description").asText().contains("`" + value.asText() + "`: ")) {
                missing.add(name + " " + value.asText());
            }
        });
    }

    @Test
    void everyBodyHasAnExampleThatFitsItsSchema() throws IOException {
        JsonNode document = generated();
        OpenApiInteractionValidator validator = OpenApiInteractionValidator.createForInlineApiSpecification(
                        document.toString())
                .build();
        List<String> faults = new ArrayList<>();
        for (Described operation : operations(document)) {
            for (Body body : operation.bodies()) {
                if (body.examples().isEmpty()) {
                    faults.add(operation + " " + body.status() + " " + body.type() + " has no example");
                }
                body.examples().forEach(example -> body.check(validator, operation, example)
                        .forEach(message -> faults.add(operation + " " + body.status() + ": " + message)));
            }
        }
        assertEquals(List.of(), faults);
    }

    private record Described(JsonNode document, String path, String method, JsonNode definition) {

        List<Body> bodies() {
            List<Body> bodies = new ArrayList<>();
            addBodies(bodies, null, definition.path("requestBody"));
            definition
                    .path("responses")
                    .fields()
                    .forEachRemaining(response -> addBodies(bodies, response.getKey(), resolved(response.getValue())));
            return bodies;
        }

        private void addBodies(List<Body> bodies, String status, JsonNode holder) {
            holder.path("content").fields().forEachRemaining(content -> {
                List<JsonNode> examples = new ArrayList<>();
                if (content.getValue().has("example")) {
                    examples.add(content.getValue().get("example"));
                }
                content.getValue()
                        .path("examples")
                        .forEach(example -> examples.add(resolved(example).get("value")));
                bodies.add(new Body(status, content.getKey(), examples));
            });
        }

        private JsonNode resolved(JsonNode node) {
            return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** What is sent, or answered with a status. */
    private record Body(String status, String type, List<JsonNode> examples) {

        List<String> check(OpenApiInteractionValidator validator, Described operation, JsonNode example) {
            String path = operation.path().replaceAll("\\{[a-z]+}", "1");
            Request.Method method = Request.Method.valueOf(operation.method().toUpperCase(Locale.ROOT));
            String body = example.isTextual() ? example.textValue() : example.toString();
            ValidationReport report = status == null
                    ? validator.validateRequest(new SimpleRequest.Builder(method, path)
                            .withContentType(type)
                            .withBody(body)
                            .build())
                    : validator.validateResponse(
                            path,
                            method,
                            SimpleResponse.Builder.status(Integer.parseInt(status))
                                    .withContentType(type)
                                    .withBody(body)
                                    .build());
            return report.getMessages().stream()
                    .filter(message -> message.getKey().contains(".body"))
                    .map(ValidationReport.Message::toString)
                    .toList();
        }
    }

    private static JsonNode generated() throws IOException {
        return new ObjectMapper().readTree(given().get(GENERATED).asByteArray());
    }

    private static List<Described> operations(JsonNode document) {
        List<Described> operations = new ArrayList<>();
        document.get("paths").fields().forEachRemaining(path -> path.getValue()
                .fields()
                .forEachRemaining(operation -> operations.add(
                        new Described(document, path.getKey(), operation.getKey(), operation.getValue()))));
        return operations;
    }

    private static String sorted(byte[] document) throws IOException {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        return SORTED.writer(printer).writeValueAsString(SORTED.readValue(document, Object.class)) + "\n";
    }
}
