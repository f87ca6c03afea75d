package dev.parley.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.http.Problem;

/**
 * Sends to the process, over HTTP, every request of its API document that changes nothing: reads that name no document,
 * the document's own example of each body as a dry run, and an empty document to each {@code PUT}.
 */
@Singleton
class ApiSelfCheck implements Check {

    /** A correct answer where the database or another service is missing. */
    private static final int UNAVAILABLE = 503;

    private final LoopbackClient client;

    ApiSelfCheck(LoopbackClient client) {
        this.client = client;
    }

    @Override
    public String subject() {
        return "answers";
    }

    @Override
    public String run() throws IOException, CheckFailedException {
        List<String> faults = new ArrayList<>();
        List<Integer> statuses = new ArrayList<>();
        JsonNode document = client.send("GET", "/q/openapi", null).json();
        if (document == null || document.path("paths").isEmpty()) {
            throw Check.failed("the API document at /q/openapi has no paths");
        }
        for (String path : List.of("/q/health/live", "/q/health/started", "/q/metrics")) {
            expect(200, "GET", path, null, statuses, faults);
        }
        expect(404, "GET", "/v1/nothing", null, statuses, faults);
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String method = operation.getKey().toUpperCase(Locale.ROOT);
                    send(document, path.getKey(), method, operation.getValue(), statuses, faults);
                }));
        if (!faults.isEmpty()) {
            throw Check.failed(String.join("; ", faults));
        }
        long unavailable =
                statuses.stream().filter(status -> status == UNAVAILABLE).count();
        return statuses.size() + " as documented" + (unavailable == 0 ? "" : ", " + unavailable + " of them 503");
    }

    private void send(
            JsonNode document,
            String path,
            String method,
            JsonNode operation,
            List<Integer> statuses,
            List<String> faults) {
        boolean hasVariables = path.contains("{");
        if (method.equals("GET") && !hasVariables) {
            expect(200, method, path + neededQuery(operation), null, statuses, faults);
        } else if (method.equals("POST") && !hasVariables && hasDryRun(operation)) {
            expect(200, method, path + "?dryRun=true", example(document, operation), statuses, faults);
        } else if (method.equals("PUT")) {
            expect(400, method, path.replaceAll("\\{\\w+}", "1"), "{}", statuses, faults);
        }
    }

    /** The query parameters without which a request is refused, each with its example. */
    private static String neededQuery(JsonNode operation) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("required").asBoolean()
                    && parameter.path("in").asText().equals("query")) {
                JsonNode example = parameter.path("example");
                query.add(parameter.path("name").asText() + "="
                        + (example.isArray() ? example.path(0) : example).asText());
            }
        }
        return query.toString();
    }

    private static boolean hasDryRun(JsonNode operation) {
        return operation.path("parameters").findValuesAsText("name").contains("dryRun");
    }

    private static String example(JsonNode document, JsonNode operation) {
        JsonNode body = operation.path("requestBody").path("content").path(LoopbackClient.JSON);
        JsonNode example = body.has("example")
                ? body.get("example")
                : body.path("examples").elements().next();
        return (example.has("$ref")
                        ? document.at(example.get("$ref").asText().substring(1)).path("value")
                        : example)
                .toString();
    }

    private void expect(
            int status, String method, String path, String body, List<Integer> statuses, List<String> faults) {
        try {
            LoopbackClient.Response response = client.send(method, path, body);
            statuses.add(response.status());
            if (response.status() != status && response.status() != UNAVAILABLE) {
                faults.add(method + " " + path + " answers " + response.status() + " " + response.json());
            } else if (response.status() >= 400 && !isHealth(path)) {
                requireProblem(response, method + " " + path, faults);
            }
        } catch (IOException e) {
            faults.add(method + " " + path + " does not answer: " + e);
        }
    }

    /** Health has a format of its own, also where it is DOWN. */
    private static boolean isHealth(String path) {
        return path.startsWith("/q/health");
    }

    private static void requireProblem(LoopbackClient.Response response, String request, List<String> faults) {
        boolean complete = response.type().startsWith(Problem.MEDIA_TYPE)
                && response.json().path("status").asInt() == response.status()
                && response.json().has("type")
                && response.json().has("title");
        boolean explained = response.status() != 400
                || !response.json().path("violations").isEmpty()
                        && response.json().path("violations").findValuesAsText("message").stream()
                                .noneMatch(message -> message.startsWith("{"));
        if (!complete || !explained) {
            faults.add(request + " answers an incomplete problem: " + response.json());
        }
    }
}
