package dev.parley.system;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The examples of the API document are accepted as they are, once the example dossiers are loaded. */
class ExamplesIT {

    @Test
    void everyDocumentedExampleIsAccepted() {
        Api api = RunningSuite.api();
        JsonNode document = api.get("/openapi");
        List<String> sent = new ArrayList<>();
        document.get("paths").fields().forEachRemaining(path -> {
            JsonNode body = path.getValue().at("/post/requestBody/content/application~1json");
            if (path.getKey().matches("/v1/(.+/batch|bundles/.+|dossiers)")) {
                Api.Response answer = api.send(
                        "POST",
                        path.getKey() + "?dryRun=true",
                        example(document, body).toString());
                assertEquals(200, answer.status(), path.getKey() + " " + answer.body());
                assertTrue(
                        answer.body().findValues("refused").stream().allMatch(refused -> refused.asInt() == 0),
                        path.getKey() + " " + answer.body());
                sent.add(path.getKey());
            }
        });
        assertEquals(14, sent.size(), sent.toString());
    }

    private static JsonNode example(JsonNode document, JsonNode body) {
        return body.has("example")
                ? body.get("example")
                : document.at(body.get("examples")
                                .elements()
                                .next()
                                .get("$ref")
                                .asText()
                                .substring(1))
                        .get("value");
    }
}
