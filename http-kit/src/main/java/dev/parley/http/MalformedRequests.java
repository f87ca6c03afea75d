package dev.parley.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingOptions;
import io.vertx.core.tracing.TracingPolicy;
import org.jboss.logging.Logger;

/**
 * Answers with a problem what the server cannot parse as a request, and what it can although two recipients could read it
 * differently (RFC 9112). Quarkus has no place for this before it interprets the Host header and the forwarded ones
 * itself; a tracer sees each request before (docs/adr/0033).
 */
@Singleton
class MalformedRequests implements VertxOptionsCustomizer {

    private static final Logger LOG = Logger.getLogger(MalformedRequests.class);

    private static final String HOST =
            "(?:(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+|\\[[0-9A-Fa-f:.]+])(?::\\d{0,5})?";
    private static final Pattern VALID_HOST = Pattern.compile(HOST);

    /** What a proxy in front may say; anything else would make malformed links, and is ignored. */
    private static final Map<String, Pattern> FORWARDED = Map.of(
            "X-Forwarded-Host", Pattern.compile(HOST + "(?:\\s*,.*)?"),
            "X-Forwarded-Proto", Pattern.compile("https?(?:\\s*,.*)?"),
            "X-Forwarded-Port", Pattern.compile("\\d{1,5}(?:\\s*,.*)?"),
            "X-Forwarded-For", Pattern.compile("[0-9A-Za-z._:\\[\\]-]+(?:\\s*,.*)?"),
            "X-Forwarded-Prefix", Pattern.compile("/[0-9A-Za-z/._~-]*"));

    private final Instance<ObjectMapper> json;

    MalformedRequests(Instance<ObjectMapper> json) {
        this.json = json;
    }

    @Override
    public void accept(VertxOptions options) {
        options.setTracingOptions(new TracingOptions().setFactory(any -> new FirstSight()));
    }

    private final class FirstSight implements VertxTracer<Void, Void> {

        @Override
        public <R> Void receiveRequest(
                Context context,
                SpanKind kind,
                TracingPolicy policy,
                R request,
                String operation,
                Iterable<Map.Entry<String, String>> headers,
                TagExtractor<R> extractor) {
            if (request instanceof HttpServerRequest received
                    && received.connection() instanceof HttpServerConnection connection) {
                connection.invalidRequestHandler(invalid -> answer(invalid, unparsed(invalid)));
                // without a handler each is logged as an error, and any scanner causes them
                connection.exceptionHandler(failure -> LOG.debugf("Connection failed: %s", failure.getMessage()));
                String fault = fault(received);
                if (fault == null) {
                    complete(received);
                } else {
                    connection.handler(refused -> {
                        // what follows may be the rest of this one
                        connection.handler(ignored -> {});
                        answer(refused, problem(ProblemType.INVALID_REQUEST, fault));
                    });
                }
            }
            return null;
        }
    }

    /** What is wrong with a head that could be parsed; null: nothing. */
    private static String fault(HttpServerRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
        List<String> encodings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        boolean isOld = request.version() == HttpVersion.HTTP_1_0;
        if (request.version() == null) {
            return "The version of HTTP is not supported: use HTTP/1.1 or HTTP/1.0.";
        }
        if (!isUri(request.uri())) {
            return "The path or the query has a character that must be escaped, or a malformed escape: `%` needs two hex"
                    + " digits after it.";
        }
        if (hosts.isEmpty() && !isOld) {
            return "The Host header is missing.";
        }
        if (hosts.size() > 1) {
            return "There is more than one Host header.";
        }
        if (!hosts.isEmpty() && !VALID_HOST.matcher(hosts.get(0)).matches()) {
            return "The Host header is malformed: send a host name or address, and a port if it is not the default.";
        }
        if (!encodings.isEmpty()
                && (isOld || encodings.size() > 1 || !encodings.get(0).equalsIgnoreCase("chunked"))) {
            return "The only Transfer-Encoding is chunked, and HTTP/1.0 has none.";
        }
        return null;
    }

    /** As Quarkus checks it, whose answer has no content. */
    private static boolean isUri(String target) {
        try {
            new URI(target);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static void complete(HttpServerRequest request) {
        MultiMap headers = request.headers();
        if (!headers.contains(HttpHeaders.HOST)) {
            SocketAddress local = request.localAddress();
            headers.set("Host", local.hostAddress() + ":" + local.port());
        }
        FORWARDED.forEach((name, valid) -> {
            if (headers.contains(name) && !valid.matcher(headers.get(name)).matches()) {
                headers.remove(name);
            }
        });
    }

    private static Problem unparsed(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        if (cause instanceof TooLongHttpLineException) {
            return problem(ProblemType.URI_TOO_LONG, "The request line has more than 16 KiB: ask for less at a time.");
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return problem(
                    ProblemType.HEADERS_TOO_LARGE, "The headers have more than 20 KiB: send fewer or shorter ones.");
        }
        return problem(ProblemType.INVALID_REQUEST, "This is not a well-formed HTTP/1.1 request.");
    }

    private static Problem problem(ProblemType type, String detail) {
        return Problem.of(type, detail, List.of(), Map.of());
    }

    /** Answers and closes the connection. */
    private void answer(HttpServerRequest request, Problem problem) {
        try {
            request.response()
                    .setStatusCode(problem.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                    .end(json.get().writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        request.response().close();
    }
}
