package dev.parley.gateway.proxy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;

/** The HTTP client for the services, shared by the proxy and the dossiers. */
class ServiceHttp {

    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;

    /** Longer than any of the time-outs, each of which says more about the request that it ends. */
    private static final int MORE_IDLE_SECONDS = 10;

    /** For each service. Every long poll of a change feed holds a connection. */
    private static final int MAX_CONNECTIONS = 500;

    @Produces
    @Singleton
    HttpClient client(Vertx vertx, ServiceTimeouts timeouts) {
        return vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setIdleTimeout(Math.toIntExact(longest(timeouts).toSeconds()) + MORE_IDLE_SECONDS)
                .setMaxPoolSize(MAX_CONNECTIONS));
    }

    private static Duration longest(ServiceTimeouts timeouts) {
        return Collections.max(List.of(timeouts.request(), timeouts.batch(), timeouts.feed()));
    }
}
