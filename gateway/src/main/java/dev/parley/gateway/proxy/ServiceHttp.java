package dev.parley.gateway.proxy;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;

/** The connections to the services, shared by all that talks to them. */
class ServiceHttp {

    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;

    /** Longer than a change feed waits for news (30 s), or a client that listens would be cut off. */
    private static final int IDLE_TIMEOUT_SECONDS = 60;

    /** Each listener of a change feed holds a connection while it waits. */
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
