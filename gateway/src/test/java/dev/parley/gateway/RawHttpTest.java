package dev.parley.gateway;

import dev.parley.http.RawHttpContract;
import io.vertx.core.http.HttpServerResponse;
import org.junit.jupiter.api.BeforeEach;

/** The gateway reads a path of its own, and writes to one that it proxies. */
@GatewayTest
class RawHttpTest extends RawHttpContract {

    private static final String ALLOWED = "POST, OPTIONS";

    StandIn actors;
    StandIn exchanges;

    @BeforeEach
    void respond() {
        exchanges.reset();
        exchanges.respondWith((request, response) ->
                response.putHeader("Content-Type", "application/json").end("{\"items\":[]}"));
        actors.reset();
        actors.respondWith((request, response) -> {
            switch (request.method()) {
                case "POST" ->
                    response.putHeader("Content-Type", "application/json").end("{}");
                case "OPTIONS" ->
                    response.setStatusCode(204).putHeader("Allow", ALLOWED).end();
                default -> refuse(response);
            }
        });
    }

    private static void refuse(HttpServerResponse response) {
        response.setStatusCode(405)
                .putHeader("Allow", ALLOWED)
                .putHeader("Content-Type", "application/problem+json")
                .end("{\"type\":\"https://parley.dev/problems/method-not-allowed\",\"status\":405}");
    }

    @Override
    protected String readPath() {
        return "/v1/dossiers";
    }

    @Override
    protected String writePath() {
        return "/v1/actors/batch";
    }

    @Override
    protected String body() {
        return "[]";
    }
}
