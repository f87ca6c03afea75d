package dev.parley.gateway.proxy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import dev.parley.gateway.GatewayTest;
import dev.parley.gateway.StandIn;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

@GatewayTest
class ProxyTest {

    private static final int MEGABYTE = 1 << 20;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestHTTPResource("/")
    URI gateway;

    StandIn actors;
    StandIn exchanges;
    StandIn timeline;

    @BeforeEach
    void reset() {
        actors.reset();
        exchanges.reset();
        timeline.reset();
    }

    private HttpRequest.Builder request(String uri) {
        return HttpRequest.newBuilder(URI.create(gateway.toString().replaceAll("/$", "") + uri));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void pathAndQueryAreForwardedUnchanged() throws Exception {
        actors.respondWith((request, response) -> response.end("{}"));
        String uri = "/v1/actors/a%2Fb%20c;x=1?q=%D9%82%D8%B7%D8%B1+x&knownAt=2023-10-09T12:00:00%2B03:00&id=a,b&id=c";
        assertEquals(200, send(request(uri)).statusCode());
        assertEquals(uri, actors.last().uri());
    }

    @Test
    void statusHeadersAndBodyAreReturnedUnchanged() throws Exception {
        exchanges.respondWith((request, response) -> response.setStatusCode(201)
                .putHeader("ETag", "\"7-k2023\"")
                .putHeader("Location", "http://gateway.example/v1/exchanges/x")
                .putHeader("Link", "<http://gateway.example/v1/exchanges?cursor=a>; rel=\"next\"")
                .putHeader("Content-Type", "application/json")
                .end("{\"id\":\"x\"}"));
        HttpResponse<String> response = send(request("/v1/exchanges")
                .header("If-Match", "\"6\"")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .POST(HttpRequest.BodyPublishers.ofString("{\"id\":\"x\"}")));
        assertEquals(201, response.statusCode());
        assertEquals("{\"id\":\"x\"}", response.body());
        assertEquals("\"7-k2023\"", response.headers().firstValue("ETag").orElseThrow());
        assertEquals(
                "http://gateway.example/v1/exchanges/x",
                response.headers().firstValue("Location").orElseThrow());
        assertTrue(response.headers().firstValue("Link").orElseThrow().endsWith("rel=\"next\""));
        assertEquals("POST", exchanges.last().method());
        assertEquals("{\"id\":\"x\"}", exchanges.last().body().toString());
        assertEquals("\"6\"", exchanges.last().headers().get("If-Match"));
        assertEquals(
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                exchanges.last().headers().get("traceparent"));
    }

    @Test
    void problemOfAServiceIsForwarded() {
        timeline.respondWith((request, response) -> response.setStatusCode(410)
                .putHeader("Content-Type", "application/problem+json")
                .end("{\"status\":410}"));
        given().get("/v1/events/x")
                .then()
                .statusCode(410)
                .contentType("application/problem+json")
                .body("status", equalTo(410));
    }

    @Test
    void headAndOptionsAreForwarded() throws Exception {
        actors.respondWith((request, response) -> response.putHeader("ETag", "\"1\"")
                .putHeader("Content-Length", "12")
                .end());
        HttpResponse<String> head = send(request("/v1/actors/x").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertEquals("HEAD", actors.last().method());
        assertEquals("\"1\"", head.headers().firstValue("ETag").orElseThrow());
        assertEquals("12", head.headers().firstValue("Content-Length").orElseThrow());
        actors.respondWith(
                (request, response) -> response.putHeader("Allow", "GET").end());
        HttpResponse<String> options =
                send(request("/v1/actors/x").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
        assertEquals("OPTIONS", actors.last().method());
        assertEquals("GET", options.headers().firstValue("Allow").orElseThrow());
    }

    @Test
    void notModifiedAndNoContentHaveNoBody() throws Exception {
        actors.respondWith(
                (request, response) -> response.setStatusCode(request.method().equals("GET") ? 304 : 204)
                        .putHeader("ETag", "\"1\"")
                        .end());
        HttpResponse<String> unmodified = send(request("/v1/actors/x").header("If-None-Match", "\"1\""));
        assertEquals(304, unmodified.statusCode());
        assertTrue(unmodified.headers().firstValue("Transfer-Encoding").isEmpty());
        HttpResponse<String> deleted = send(request("/v1/actors/x").DELETE());
        assertEquals(204, deleted.statusCode());
        assertTrue(deleted.headers().firstValue("Transfer-Encoding").isEmpty());
    }

    @Test
    void compressedResponseIsForwardedUnchanged() throws Exception {
        byte[] zipped = {31, -117, 8, 0, 0, 0, 0, 0, 0, 3, -85, -82, 5, 0, 67, -65, -90, -93, 2, 0, 0, 0};
        actors.respondWith((request, response) -> response.putHeader("Content-Type", "application/json")
                .putHeader("Content-Encoding", "gzip")
                .end(Buffer.buffer(zipped)));
        HttpResponse<byte[]> response = client.send(
                request("/v1/actors").header("Accept-Encoding", "gzip").build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertEquals("gzip", actors.last().headers().get("Accept-Encoding"));
        assertEquals(List.of("gzip"), response.headers().allValues("Content-Encoding"));
        assertArrayEquals(zipped, response.body());
    }

    @Test
    void forwardingHeadersOfTheClientAreReplaced() throws Exception {
        actors.respondWith((request, response) -> response.end("{}"));
        send(request("/v1/actors")
                .header("Forwarded", "host=evil.example")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Port", "1")
                .header("X-Forwarded-Prefix", "/evil")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-For", "10.0.0.1"));
        Map<String, String> expected = Map.of(
                "X-Forwarded-Host",
                gateway.getAuthority(),
                "X-Forwarded-Proto",
                "http",
                "X-Forwarded-For",
                "127.0.0.1");
        expected.forEach((name, value) ->
                assertEquals(List.of(value), actors.last().headers().getAll(name), name));
        assertNull(actors.last().headers().get("Forwarded"));
        assertNull(actors.last().headers().get("X-Forwarded-Port"));
        assertNull(actors.last().headers().get("X-Forwarded-Prefix"));
    }

    @Test
    void requestIdIsForwardedAndReturnedOnce() throws Exception {
        actors.respondWith((request, response) -> response.putHeader(
                        "X-Request-Id", request.headers().get("X-Request-Id"))
                .end("{}"));
        HttpResponse<String> response = send(request("/v1/actors").header("X-Request-Id", "mine-1"));
        assertEquals(List.of("mine-1"), actors.last().headers().getAll("X-Request-Id"));
        assertEquals(List.of("mine-1"), response.headers().allValues("X-Request-Id"));
        send(request("/v1/actors"));
        assertFalse(actors.last().headers().get("X-Request-Id").isBlank());
    }

    @Test
    void largeBodyIsStreamedIn() throws Exception {
        CountDownLatch firstPartArrived = new CountDownLatch(1);
        AtomicLong received = new AtomicLong();
        timeline.handleWith(request -> {
            request.handler(part -> {
                received.addAndGet(part.length());
                firstPartArrived.countDown();
            });
            request.endHandler(any -> request.response().end());
        });
        InputStream halves = new SequenceInputStream(
                new ByteArrayInputStream(new byte[10 * MEGABYTE]), new ByteArrayInputStream(new byte[10 * MEGABYTE]) {
                    @Override
                    public int read(byte[] target, int offset, int length) {
                        try {
                            assertTrue(firstPartArrived.await(5, TimeUnit.MINUTES));
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        return super.read(target, offset, length);
                    }
                });
        HttpResponse<String> response = send(request("/v1/events/batch")
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> halves)));
        assertEquals(200, response.statusCode());
        assertEquals(20 * MEGABYTE, received.get());
    }

    @Test
    void largeBodyIsStreamedOut() throws Exception {
        CountDownLatch firstPartRead = new CountDownLatch(1);
        AtomicBoolean isStreamed = new AtomicBoolean();
        timeline.respondWith((request, response) -> {
            response.setChunked(true).write(Buffer.buffer(new byte[10 * MEGABYTE]));
            new Thread(() -> {
                        try {
                            isStreamed.set(firstPartRead.await(5, TimeUnit.MINUTES));
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        response.end(Buffer.buffer(new byte[10 * MEGABYTE]));
                    })
                    .start();
        });
        HttpResponse<InputStream> response =
                client.send(request("/v1/events").build(), HttpResponse.BodyHandlers.ofInputStream());
        assertEquals(MEGABYTE, response.body().readNBytes(MEGABYTE).length);
        firstPartRead.countDown();
        assertEquals(19 * MEGABYTE, response.body().readAllBytes().length);
        assertTrue(isStreamed.get());
    }

    @Test
    void bodyOverTheLimitIsRefused() throws Exception {
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.getOutputStream()
                    .write(("POST /v1/actors/batch HTTP/1.1\r\nHost: gateway\r\nContent-Length: " + 33 * MEGABYTE
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
            assertTrue(answer.contains("application/problem+json"), answer);
            assertTrue(answer.contains("https://parley.dev/problems/too-large"), answer);
        }
        assertTrue(actors.requests().isEmpty());
    }

    @Test
    void clientThatExpectsContinueGetsIt() throws Exception {
        actors.respondWith((request, response) -> response.end(request.body()));
        HttpResponse<String> response =
                send(request("/v1/actors/batch").expectContinue(true).POST(HttpRequest.BodyPublishers.ofString("[]")));
        assertEquals("[]", response.body());
    }

    @Test
    void unknownPathIsAProblem() {
        for (String path : new String[] {"/v1", "/v1/", "/v1/nothing", "/v1/feeds/nothing", "/v1/feeds", "/nothing"}) {
            given().get(path).then().statusCode(404).contentType("application/problem+json");
        }
        given().get("/v1/nothing/x").then().body("instance", equalTo("/v1/nothing/x"));
    }

    @Test
    void dotSegmentsLeadNowhereElse() throws Exception {
        exchanges.respondWith((request, response) -> response.end("{}"));
        assertEquals(200, send(request("/v1/actors/../exchanges")).statusCode());
        assertTrue(actors.requests().isEmpty());
        assertEquals(404, send(request("/v1/actors/%2e%2e/%2e%2e/x")).statusCode());
        assertTrue(actors.requests().isEmpty());
    }

    @Test
    void serviceThatClosesTheConnectionIsAProblem() {
        actors.handleWith(request -> request.connection().close());
        given().get("/v1/actors")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("2"))
                .header("X-Request-Id", notNullValue())
                .body("type", equalTo("https://parley.dev/problems/unavailable"))
                .body("detail", equalTo("The actors service is not responding. Try again later."))
                .body("instance", equalTo("/v1/actors"))
                .body("violations", nullValue());
    }

    @Test
    void serviceThatClosesTheConnectionDuringTheBodyIsAProblem() {
        actors.handleWith(request -> request.connection().close());
        given().contentType("application/json")
                .body(new byte[4 * MEGABYTE])
                .post("/v1/actors/batch")
                .then()
                .statusCode(503)
                .contentType("application/problem+json");
    }

    @Test
    void gatewayIsReadyWithoutItsServices() {
        given().get("/q/health/ready").then().statusCode(200);
    }
}
