package dev.parley.gateway.proxy;

import java.util.Map;

import dev.parley.gateway.GatewayTest;
import dev.parley.gateway.StandIn;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

@GatewayTest
@TestProfile(SilentServiceTest.ShortTimeouts.class)
class SilentServiceTest {

    private static final long LONGER_THAN_A_REQUEST_MAY_TAKE = 2_500;

    public static class ShortTimeouts implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("parley.services.timeout.request", "1s");
        }
    }

    private final Vertx vertx = Vertx.vertx();

    StandIn actors;

    @BeforeEach
    void reset() {
        actors.reset();
    }

    @AfterEach
    void stop() {
        actors.reset();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void serviceThatNeverRespondsIsAProblemUntilItResponds() {
        actors.handleWith(request -> {});
        given().get("/v1/actors")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("2"))
                .body("detail", equalTo("The actors service is not responding. Try again later."));
        given().contentType("application/json")
                .body("{}")
                .put("/v1/actors/x")
                .then()
                .statusCode(503);
        actors.handleWith(null);
        actors.respondWith((request, response) -> response.end("{}"));
        given().get("/v1/actors").then().statusCode(200);
    }

    @Test
    void batchesBundlesAndFeedsAreGivenLonger() {
        actors.respondWith(
                (request, response) -> vertx.setTimer(LONGER_THAN_A_REQUEST_MAY_TAKE, any -> response.end("{}")));
        for (String path : new String[] {"/v1/actors/batch", "/v1/bundles/actors"}) {
            given().contentType("application/json").body("[]").post(path).then().statusCode(200);
        }
        given().get("/v1/feeds/actors?timeout=30").then().statusCode(200).body(is("{}"));
        given().get("/v1/actors/x").then().statusCode(503);
    }
}
