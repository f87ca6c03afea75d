package dev.parley.gateway.proxy;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@TestProfile(BackendDownTest.NobodyListens.class)
class BackendDownTest {

    public static class NobodyListens implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            try (ServerSocket socket = new ServerSocket(0)) {
                String url = "http://127.0.0.1:" + socket.getLocalPort();
                return Map.of(
                        "parley.actors.url", url,
                        "parley.exchanges.url", url,
                        "parley.timeline.url", url);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void serviceThatIsDownIsAProblem() {
        given().get("/v1/exchanges/x?knownAt=2023-10-09T12:00:00Z")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("2"))
                .body("instance", equalTo("/v1/exchanges/x"));
        given().get("/q/health/ready").then().statusCode(200);
    }
}
