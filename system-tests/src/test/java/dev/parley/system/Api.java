package dev.parley.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.SimpleValidationReportFormat;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A client of an API that knows HTTP and JSON only. It validates every response against the API document. */
final class Api {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI root;
    private final String documentPath;
    private OpenApiInteractionValidator document;

    Api(URI root) {
        this(root, "/openapi");
    }

    Api(URI root, String documentPath) {
        this.root = root;
        this.documentPath = documentPath;
    }

    URI root() {
        return root;
    }

    /** A response with its body as JSON; the body is missing if it is not JSON. */
    record Response(int status, JsonNode body, HttpResponse<String> http) {

        List<String> pointers() {
            return texts(body.path("violations"), "pointer");
        }
    }

    /** The body of a successful GET. */
    JsonNode get(String path) {
        Response answer = send("GET", path, null);
        if (answer.status() != 200) {
            throw new AssertionError("GET " + path + " answers " + answer.status() + ": " + answer.body());
        }
        return answer.body();
    }

    Response send(String method, String path, String body) {
        return send(method, path, body, "application/json");
    }

    Response send(String method, String path, String body, String mediaType) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(root + path))
                .timeout(Await.TIMEOUT)
                .header("Content-Type", mediaType)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            requireDocumented(response);
            boolean isJson = response.headers()
                    .firstValue("Content-Type")
                    .filter(type -> type.contains("json"))
                    .isPresent();
            return new Response(response.statusCode(), isJson ? json(response.body()) : JSON.missingNode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Validates responses only: tests send invalid requests on purpose. */
    private void requireDocumented(HttpResponse<String> response) throws IOException, InterruptedException {
        if (document == null) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(root + documentPath)).build();
            document = OpenApiInteractionValidator.createForInlineApiSpecification(
                            client.send(request, HttpResponse.BodyHandlers.ofString())
                                    .body())
                    .withLevelResolver(LevelResolver.create()
                            .withLevel("validation.request", ValidationReport.Level.IGNORE)
                            .build())
                    .build();
        }
        SimpleResponse.Builder validated =
                SimpleResponse.Builder.status(response.statusCode()).withBody(response.body());
        response.headers().map().forEach(validated::withHeader);
        ValidationReport report = document.validateResponse(
                response.uri().getRawPath(),
                Request.Method.valueOf(response.request().method()),
                validated.build());
        if (report.hasErrors()) {
            throw new AssertionError(response + " does not match the API document:\n"
                    + SimpleValidationReportFormat.getInstance().apply(report));
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A dossier file with every citation that it names by a key written out, and without the marking CLEAR. */
    static JsonNode writtenOut(JsonNode file) {
        JsonNode copy = file.deepCopy();
        JsonNode citations = copy.path("citations");
        copy.findParents("cite").forEach(place -> {
            JsonNode citation = citations.get(place.get("cite").asText());
            ((ObjectNode) place).removeAll();
            ((ObjectNode) place).setAll((ObjectNode) citation);
        });
        copy.findParents("marking").stream()
                .filter(document -> document.get("marking").asText().equals("CLEAR"))
                .forEach(document -> ((ObjectNode) document).remove("marking"));
        return copy;
    }

    /** A dossier file without what its readers add to it: empty lists, and the rank of claims that have none. */
    static JsonNode withoutDefaults(JsonNode file) {
        JsonNode copy = writtenOut(file);
        removeDefaults(copy);
        return copy;
    }

    private static void removeDefaults(JsonNode value) {
        if (value instanceof ObjectNode object) {
            object.properties()
                    .removeIf(property ->
                            property.getValue().isArray() && property.getValue().isEmpty()
                                    || property.getKey().equals("rank")
                                            && property.getValue().asText().equals("NORMAL"));
        }
        value.forEach(Api::removeDefaults);
    }

    /** The items of a list, or the elements of an array. */
    static List<JsonNode> items(JsonNode list) {
        List<JsonNode> items = new ArrayList<>();
        (list.has("items") ? list.get("items") : list).forEach(items::add);
        return items;
    }

    /** The only item that meets the condition. */
    static JsonNode only(JsonNode list, Predicate<JsonNode> condition) {
        List<JsonNode> found = items(list).stream().filter(condition).toList();
        if (found.size() != 1) {
            throw new AssertionError("expected one item, found " + found);
        }
        return found.get(0);
    }

    /** The only item with this value of a property. */
    static JsonNode only(JsonNode list, String property, String value) {
        return only(list, item -> item.path(property).asText().equals(value));
    }

    /** A property of every item. */
    static List<String> texts(JsonNode list, String property) {
        return items(list).stream().map(item -> item.path(property).asText()).toList();
    }

    /** The elements of an array of texts. */
    static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
