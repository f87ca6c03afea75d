package dev.parley.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.HttpServer;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A server that answers as it is told, held against a document of its own. */
class DocumentedAnswersTest {

    private static final String JSON = "application/json";
    private static final String SOUND = "{\"id\":\"qatar\",\"version\":1,\"place\":{\"name\":\"Doha\"}}";

    private static final String DOCUMENT = """
            {"openapi": "3.0.3", "info": {"title": "Things", "version": "1"}, "paths": {"/things/{id}": {"get": {
              "parameters": [
                {"name": "id", "in": "path", "required": true, "schema": {"type": "string"}},
                {"name": "at", "in": "query", "schema": {"type": "string", "format": "date-time"}}],
              "responses": {"200": {"description": "It",
                "headers": {"ETag": {"required": true, "schema": {"type": "string"}}},
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}}}}},
             "components": {"schemas": {
               "Thing": {"type": "object", "required": ["id"], "properties": {
                 "id": {"type": "string"},
                 "version": {"type": "integer"},
                 "place": {"readOnly": true, "allOf": [{"$ref": "#/components/schemas/Place"}]}}},
               "Place": {"type": "object", "properties": {"name": {"type": "string"}}}}}}""";

    private final DocumentedAnswers filter = new DocumentedAnswers(asked -> asked.resolve("/document"));
    private HttpServer server;
    private int status = 200;
    private String type = JSON;
    private String tag = "\"1\"";
    private String body = SOUND;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", type);
            if (tag != null) {
                exchange.getResponseHeaders().add("ETag", tag);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
        server.createContext("/document", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(DOCUMENT.getBytes(StandardCharsets.UTF_8));
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Response get(String path) {
        return given().filter(filter)
                .baseUri("http://127.0.0.1")
                .port(server.getAddress().getPort())
                .get(path);
    }

    private String refusal() {
        return assertThrows(AssertionError.class, () -> get("/things/qatar")).getMessage();
    }

    @Test
    void documentedAnswerIsLetThrough() {
        assertEquals(200, get("/things/qatar").statusCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "wrong type          | {\"id\":\"qatar\",\"version\":\"1\"}",
                "missing property    | {\"version\":1}",
                "unknown property    | {\"id\":\"qatar\",\"colour\":\"red\"}",
                "unknown one, nested | {\"id\":\"qatar\",\"place\":{\"colour\":\"red\"}}",
                "null                | {\"id\":\"qatar\",\"version\":null}",
                "not the object      | []",
            })
    void wrongBodyIsCaught(String what, String answered) {
        body = answered;
        assertTrue(refusal().startsWith("GET /things/qatar answers 200, which is not what the API document says:"));
    }

    @Test
    void undeclaredStatusIsCaught() {
        status = 418;
        assertTrue(refusal().contains("418"));
    }

    @Test
    void undeclaredMediaTypeIsCaught() {
        type = "text/plain";
        assertTrue(refusal().contains("text/plain"));
    }

    @Test
    void missingHeaderIsCaught() {
        tag = null;
        assertTrue(refusal().contains("ETag"));
    }

    @Test
    void badRequestsAreTheTestsOwnBusiness() {
        assertEquals(200, get("/things/qatar?at=yesterday&unknown=1").statusCode());
    }

    @Test
    void whatTheDocumentDoesNotOfferIsLetThrough() {
        status = 404;
        type = "text/plain";
        assertEquals(404, get("/nothing/here").statusCode());
    }
}
