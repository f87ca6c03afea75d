package dev.parley.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.http.Problem;

/**
 * Asks the process, over HTTP, all that its API document offers and that changes nothing: whatever can be read without
 * naming a document, its own example of each body as a dry run, and an empty document where one is written.
 */
@Singleton
class OwnAnswers implements Check {

    /** The process answered as it should, for want of a database or another service. */
    private static final int UNAVAILABLE = 503;

    private final Itself itself;

    OwnAnswers(Itself itself) {
        this.itself = itself;
    }

    @Override
    public String subject() {
        return "answers";
    }

    @Override
    public String run() throws IOException {
        List<String> faults = new ArrayList<>();
        List<Integer> statuses = new ArrayList<>();
        JsonNode document = itself.ask("GET", "/q/openapi?format=json", null).json();
        JsonNode paths = document.path("paths");
        if (paths.isEmpty()) {
            throw Check.missing("the API document at /q/openapi offers nothing");
        }
        for (String path : List.of("/q/health/live", "/q/health/started", "/q/metrics")) {
            expect(200, "GET", path, null, statuses, faults);
        }
        expect(404, "GET", "/v1/nothing", null, statuses, faults);
        paths.properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            String method = operation.getKey().toUpperCase(Locale.ROOT);
            ask(document, path.getKey(), method, operation.getValue(), statuses, faults);
        }));
        if (!faults.isEmpty()) {
            throw Check.missing(String.join("; ", faults));
        }
        long unavailable =
                statuses.stream().filter(status -> status == UNAVAILABLE).count();
        return statuses.size() + " as documented" + (unavailable == 0 ? "" : ", " + unavailable + " of them 503");
    }

    private void ask(
            JsonNode document,
            String path,
            String method,
            JsonNode operation,
            List<Integer> statuses,
            List<String> faults) {
        boolean named = path.contains("{");
        if (method.equals("GET") && !named) {
            expect(200, method, path, null, statuses, faults);
        } else if (method.equals("POST") && !named && offersDryRun(operation)) {
            expect(200, method, path + "?dryRun=true", example(document, operation), statuses, faults);
        } else if (method.equals("PUT")) {
            expect(400, method, path.replaceAll("\\{\\w+}", "1"), "{}", statuses, faults);
        }
    }

    private static boolean offersDryRun(JsonNode operation) {
        return operation.path("parameters").findValuesAsText("name").contains("dryRun");
    }

    private static String example(JsonNode document, JsonNode operation) {
        JsonNode body = operation.path("requestBody").path("content").path(Itself.JSON);
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
            Itself.Answer answer = itself.ask(method, path, body);
            statuses.add(answer.status());
            if (answer.status() != status && answer.status() != UNAVAILABLE) {
                faults.add(method + " " + path + " is answered with " + answer.status() + " " + answer.json());
            } else if (answer.status() >= 400) {
                requireProblem(answer, method + " " + path, faults);
            }
        } catch (IOException e) {
            faults.add(method + " " + path + " is not answered: " + e);
        }
    }

    private static void requireProblem(Itself.Answer answer, String asked, List<String> faults) {
        boolean complete = answer.type().startsWith(Problem.MEDIA_TYPE)
                && answer.json().path("status").asInt() == answer.status()
                && answer.json().has("type")
                && answer.json().has("title");
        boolean explained = answer.status() != 400
                || !answer.json().path("violations").isEmpty()
                        && answer.json().path("violations").findValuesAsText("message").stream()
                                .noneMatch(message -> message.startsWith("{"));
        if (!complete || !explained) {
            faults.add(asked + " is answered with a problem that lacks something: " + answer.json());
        }
    }
}
