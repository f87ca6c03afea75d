package dev.parley.gateway.openapi;

import java.io.IOException;

import dev.parley.gateway.GatewayTest;
import dev.parley.http.RawConnection;
import io.restassured.response.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@GatewayTest
class DocumentationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/",
                "/docs/swagger-ui-bundle.js",
                "/docs/swagger-ui-standalone-preset.js",
                "/docs/swagger-ui.css",
                "/openapi"
            })
    void documentationIsSentCompressed(String path) throws IOException {
        Response plain = given().get(path);
        plain.then().statusCode(200).header("Content-Encoding", equalTo(null));
        try (RawConnection connection = new RawConnection()) {
            RawConnection.Answer zipped = connection
                    .send("GET " + path + " HTTP/1.1\r\nHost: parley\r\nAccept-Encoding: gzip\r\n\r\n")
                    .answer();
            assertEquals(200, zipped.status());
            assertEquals("gzip", zipped.header("Content-Encoding"));
            assertTrue(zipped.body().length < plain.asByteArray().length * 2 / 3, path);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/swagger-ui-bundle.js", "/docs/swagger-ui.css"})
    void whatIsLargeInTheDocumentationIsKeptByBrowsers(String path) {
        given().get(path).then().statusCode(200).header("Cache-Control", equalTo("public, max-age=3600"));
        given().get("/docs/").then().statusCode(200).header("Cache-Control", equalTo(null));
    }
}
