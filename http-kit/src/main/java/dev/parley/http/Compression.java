package dev.parley.http;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Decides which answers the server compresses, and gives them the headers that caches need (docs/adr/0033). The server
 * compresses every body for a client that accepts it, unless {@code Content-Encoding} is set.
 */
class Compression {

    private static final int AFTER_DRAIN = 940;

    private static final int NO_CONTENT = 204;
    private static final int PARTIAL_CONTENT = 206;
    private static final int NOT_MODIFIED = 304;

    private final Set<String> mediaTypes;

    Compression(@ConfigProperty(name = "quarkus.http.compress-media-types") Set<String> mediaTypes) {
        this.mediaTypes = mediaTypes;
    }

    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    // handlers run in reverse order: all others have set their headers when this one is called
                    context.addHeadersEndHandler(any -> complete(context));
                    context.next();
                },
                AFTER_DRAIN);
    }

    private void complete(RoutingContext context) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        MultiMap headers = response.headers();
        boolean isEncoded = headers.contains(HttpHeaders.CONTENT_ENCODING)
                && !headers.contains(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY, true);
        boolean isHead = request.method() == HttpMethod.HEAD;
        boolean isEmpty = isHead
                || response.getStatusCode() == NO_CONTENT
                || response.getStatusCode() == NOT_MODIFIED
                || "0".equals(headers.get(HttpHeaders.CONTENT_LENGTH));
        if (response.getStatusCode() == NOT_MODIFIED) {
            headers.remove(HttpHeaders.CONTENT_ENCODING);
            vary(headers);
            nameTheFormThatTheClientHas(request, headers);
        } else if (isCompressible(response)) {
            vary(headers);
            boolean isCompressed = isEncoded || request.version() != HttpVersion.HTTP_1_0 && acceptsGzip(request);
            if (isCompressed) {
                String tag = headers.get(HttpHeaders.ETAG);
                if (tag != null) {
                    headers.set(HttpHeaders.ETAG, GzipForm.tag(tag));
                }
                if (isHead) {
                    // that of the plain form
                    headers.remove(HttpHeaders.CONTENT_LENGTH);
                }
            }
            if (isEmpty || isCompressed && !isEncoded) {
                headers.remove(HttpHeaders.CONTENT_ENCODING);
            } else if (!isCompressed) {
                leavePlain(request, headers);
            }
        } else if (isEmpty) {
            headers.remove(HttpHeaders.CONTENT_ENCODING);
        } else if (!isEncoded) {
            leavePlain(request, headers);
        }
    }

    /** The server compresses nothing for HTTP/1.0; otherwise it removes this header instead of compressing. */
    private static void leavePlain(HttpServerRequest request, MultiMap headers) {
        if (request.version() == HttpVersion.HTTP_1_0) {
            headers.remove(HttpHeaders.CONTENT_ENCODING);
        } else {
            headers.set(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
        }
    }

    private boolean isCompressible(HttpServerResponse response) {
        String type = response.headers().get(HttpHeaders.CONTENT_TYPE);
        return type != null
                && response.getStatusCode() != PARTIAL_CONTENT
                && mediaTypes.contains(type.split(";", 2)[0].strip());
    }

    /** A 304 has the tag that a 200 would have had, so that a cache with both forms knows which of them is meant. */
    private static void nameTheFormThatTheClientHas(HttpServerRequest request, MultiMap headers) {
        String tag = headers.get(HttpHeaders.ETAG);
        if (tag != null && acceptsGzip(request)) {
            String compressed = GzipForm.tag(tag);
            boolean hasIt = request.headers().getAll(HttpHeaders.IF_NONE_MATCH).stream()
                    .anyMatch(list -> list.contains(compressed));
            if (hasIt) {
                headers.set(HttpHeaders.ETAG, compressed);
            }
        }
    }

    private static boolean acceptsGzip(HttpServerRequest request) {
        return GzipForm.isAccepted(request.headers().getAll(HttpHeaders.ACCEPT_ENCODING));
    }

    private static void vary(MultiMap headers) {
        List<String> present = headers.getAll(HttpHeaders.VARY);
        boolean isNamed = present.stream()
                .anyMatch(names -> names.toLowerCase(Locale.ROOT).contains("accept-encoding"));
        if (!isNamed) {
            headers.set(
                    HttpHeaders.VARY,
                    Stream.concat(present.stream(), Stream.of(HttpHeaders.ACCEPT_ENCODING))
                            .collect(Collectors.joining(", ")));
        }
    }
}
