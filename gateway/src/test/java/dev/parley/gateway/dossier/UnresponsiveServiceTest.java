package dev.parley.gateway.dossier;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import dev.parley.gateway.GatewayTest;
import dev.parley.gateway.StandIn;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@GatewayTest
class UnresponsiveServiceTest {

    private static final int TRIES = 3;

    /** Calls after which the circuit breaker decides. */
    private static final int VOLUME = 20;

    StandIn exchanges;

    @Inject
    CircuitBreakerMaintenance circuitBreakers;

    @BeforeEach
    @AfterEach
    void reset() {
        exchanges.reset();
        circuitBreakers.resetAll();
    }

    @Test
    void readIsTriedThreeTimes() {
        exchanges.respondWith((request, response) -> response.setStatusCode(503).end());
        given().get("/v1/dossiers")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("2"))
                .body("detail", containsString("exchanges"));
        assertEquals(TRIES, exchanges.requests().size());
    }

    @Test
    void serviceThatDoesNotRespondRepeatedlyIsNotCalledForAMoment() {
        AtomicInteger calls = new AtomicInteger();
        exchanges.handleWith(request -> {
            calls.incrementAndGet();
            request.connection().close();
        });
        for (int i = 0; i < 2 * VOLUME; i++) {
            given().get("/v1/dossiers").then().statusCode(503).header("Retry-After", equalTo("2"));
        }
        assertTrue(calls.get() >= VOLUME && calls.get() < 2 * VOLUME, "calls: " + calls);

        exchanges.handleWith(null);
        exchanges.respondWith((request, response) ->
                response.putHeader("Content-Type", "application/json").end("{\"items\":[]}"));
        circuitBreakers.resetAll();
        given().get("/v1/dossiers").then().statusCode(200).body("items.size()", equalTo(0));
    }

    @Test
    void serviceThatRespondsThatItIsUnavailableIsCalledAgainEachTime() {
        exchanges.respondWith((request, response) ->
                response.setStatusCode(503).putHeader("Retry-After", "7").end());
        for (int i = 0; i < VOLUME; i++) {
            given().get("/v1/dossiers").then().statusCode(503).header("Retry-After", equalTo("7"));
        }
        assertEquals(TRIES * VOLUME, exchanges.requests().size());
    }
}
