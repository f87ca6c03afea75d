package dev.parley.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
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

/** The public API as a client with nothing but HTTP and JSON sees it. Every answer must be what the document says. */
final class Api {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
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

    /** An answer with its body as JSON. */
    record Answer(int status, JsonNode body, HttpResponse<String> http) {

        List<String> pointers() {
            return texts(body.path("violations"), "pointer");
        }
    }

    /** What a successful read answers. */
    JsonNode get(String path) {
        Answer answer = send("GET", path, null);
        if (answer.status() != 200) {
            throw new AssertionError("GET " + path + " answers " + answer.status() + ": " + answer.body());
        }
        return answer.body();
    }

    Answer send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(root + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
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
            return new Answer(response.statusCode(), isJson ? json(response.body()) : JSON.missingNode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the document does not offer, it says nothing of; whether a request was right is the test's business. */
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
        SimpleResponse.Builder answered =
                SimpleResponse.Builder.status(response.statusCode()).withBody(response.body());
        response.headers().map().forEach(answered::withHeader);
        ValidationReport report = document.validateResponse(
                response.uri().getRawPath(),
                Request.Method.valueOf(response.request().method()),
                answered.build());
        if (report.hasErrors()) {
            throw new AssertionError(response + " is not what the API document says:\n"
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

    /** The items of a list, or the elements of an array. */
    static List<JsonNode> items(JsonNode list) {
        List<JsonNode> items = new ArrayList<>();
        (list.has("items") ? list.get("items") : list).forEach(items::add);
        return items;
    }

    /** The one item that meets the condition. */
    static JsonNode only(JsonNode list, Predicate<JsonNode> condition) {
        List<JsonNode> found = items(list).stream().filter(condition).toList();
        if (found.size() != 1) {
            throw new AssertionError("expected one, found " + found);
        }
        return found.get(0);
    }

    /** The one item with this value of a property. */
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
