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

/** A real HTTP server in a service's place: answers as the test says, and remembers what it was asked. */
public final class StandIn {

    /** What was asked: as it stood in the request line, the headers, and the body. */
    public record Asked(String method, String uri, io.vertx.core.MultiMap headers, Buffer body) {}

    /** What to answer. */
    @FunctionalInterface
    public interface Answering {
        void answer(Asked asked, HttpServerResponse response);
    }

    private static final Answering NOTHING_HERE =
            (asked, response) -> response.setStatusCode(404).end();

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final int port;
    private volatile Answering answering = NOTHING_HERE;
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
            Asked one = new Asked(request.method().name(), request.uri(), request.headers(), body);
            asked.add(one);
            answering.answer(one, request.response());
        });
    }

    int port() {
        return port;
    }

    public List<Asked> asked() {
        return asked;
    }

    public Asked last() {
        return asked.get(asked.size() - 1);
    }

    public void answers(Answering answering) {
        this.answering = answering;
    }

    /** Takes requests before their bodies are read. */
    public void handles(Handler<HttpServerRequest> handler) {
        this.raw = handler;
    }

    public void reset() {
        asked.clear();
        answering = NOTHING_HERE;
        raw = null;
    }
}
