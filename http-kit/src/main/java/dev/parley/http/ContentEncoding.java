package dev.parley.http;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import io.quarkus.runtime.configuration.MemorySize;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Takes request bodies that are sent as {@code Content-Encoding: gzip} (RFC 9110 section 8.4.1.3). The limit of a body
 * counts what is inflated. Any other encoding is refused (415).
 */
@Provider
public class ContentEncoding implements ReaderInterceptor {

    private static final String GZIP = "gzip";

    /** Another name of the same. */
    private static final Set<String> GZIP_NAMES = Set.of(GZIP, "x-gzip");

    /** The body as it is. */
    private static final String IDENTITY = "identity";

    private final long mostBytes;

    ContentEncoding(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize mostBytes) {
        this.mostBytes = mostBytes.asLongValue();
    }

    static final class UnsupportedException extends RuntimeException {

        private static final long serialVersionUID = 1;

        UnsupportedException() {
            super(null, null, false, false);
        }
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        List<String> encodings = encodings(context.getHeaders());
        if (encodings.size() > 1 || !GZIP_NAMES.containsAll(encodings)) {
            throw new UnsupportedException();
        }
        if (!encodings.isEmpty()) {
            context.setInputStream(new Inflated(context.getInputStream(), mostBytes));
        }
        return context.proceed();
    }

    private static List<String> encodings(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(HttpHeaders.CONTENT_ENCODING))
                .flatMap(header -> header.getValue().stream())
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(encoding -> encoding.strip().toLowerCase(Locale.ROOT))
                .filter(encoding -> !encoding.isEmpty() && !encoding.equals(IDENTITY))
                .toList();
    }

    @ServerExceptionMapper
    Response unsupported(UnsupportedException exception, UriInfo uri) {
        Problem problem = Problem.of(
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                "Send the body as it is, or with Content-Encoding: gzip.",
                List.of(),
                Map.of());
        return Response.fromResponse(ProblemExceptionMappers.answer(problem, uri))
                .header(HttpHeaders.ACCEPT_ENCODING, GZIP)
                .build();
    }

    /** Inflates as it is read: nothing is read before somebody may wait for it, and nothing above the limit. */
    private static final class Inflated extends InputStream {

        private final InputStream sent;
        private InputStream inflated;
        private long left;

        Inflated(InputStream sent, long mostBytes) {
            this.sent = sent;
            this.left = mostBytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            int count = read(one, 0, 1);
            return count < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                if (inflated == null) {
                    inflated = new GZIPInputStream(new Unhurried(sent));
                }
                int count = inflated.read(buffer, offset, length);
                left -= Math.max(count, 0);
                if (left < 0) {
                    throw new ProblemException(ProblemType.TOO_LARGE, "Send it in smaller parts.");
                }
                return count;
            } catch (ZipException | EOFException e) {
                throw new ProblemException(
                        ProblemType.INVALID_REQUEST,
                        "The body is not gzip, as Content-Encoding says, or it ends before it is complete.");
            }
        }

        @Override
        public void close() throws IOException {
            sent.close();
        }
    }

    /** Says that there may be more: Java 17 takes the body to be complete where it cannot be read without waiting. */
    private static final class Unhurried extends FilterInputStream {

        Unhurried(InputStream in) {
            super(in);
        }

        @Override
        public int available() {
            return 1;
        }
    }
}
