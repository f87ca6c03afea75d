package dev.parley.gateway;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** A real HTTP server in place of a service: responds as the test says, and records the requests. */
public final class StandIn {

    /** A request that arrived, with the URI as in the request line. */
    public record Request(String method, String uri, io.vertx.core.MultiMap headers, Buffer body) {}

    /** Responds to requests. */
    @FunctionalInterface
    public interface Responder {
        void respond(Request request, HttpServerResponse response);
    }

    private static final Responder NOT_FOUND =
            (request, response) -> response.setStatusCode(404).end();

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final int port;
    private volatile Responder responder = NOT_FOUND;
    private volatile Handler<HttpServerRequest> raw;

    StandIn(Vertx vertx) {
        server = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(this::handle)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        port = server.actualPort();
    }

    private void handle(HttpServerRequest request) {
        Handler<HttpServerRequest> handler = raw;
        if (handler != null) {
            handler.handle(request);
            return;
        }
        request.body().onSuccess(body -> {
            Request received = new Request(request.method().name(), request.uri(), request.headers(), body);
            requests.add(received);
            responder.respond(received, request.response());
        });
    }

    int port() {
        return port;
    }

    public List<Request> requests() {
        return requests;
    }

    public Request last() {
        return requests.get(requests.size() - 1);
    }

    public void respondWith(Responder responder) {
        this.responder = responder;
    }

    /** Handles requests before their bodies are read; they are not recorded. */
    public void handleWith(Handler<HttpServerRequest> handler) {
        this.raw = handler;
    }

    public void reset() {
        requests.clear();
        responder = NOT_FOUND;
        raw = null;
    }
}
