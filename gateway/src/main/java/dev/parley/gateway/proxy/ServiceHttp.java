package dev.parley.gateway.proxy;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;

/** The HTTP client for the services, shared by the proxy and the dossiers. */
class ServiceHttp {

    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;

    /** Longer than a long poll of a change feed (30 s), which would be cut off otherwise. */
    private static final int IDLE_TIMEOUT_SECONDS = 60;

    /** For each service. Every long poll of a change feed holds a connection. */
    private static final int MAX_CONNECTIONS = 500;

    @Produces
    @Singleton
    HttpClient client(Vertx vertx) {
        return vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setIdleTimeout(IDLE_TIMEOUT_SECONDS)
                .setMaxPoolSize(MAX_CONNECTIONS));
    }
}
