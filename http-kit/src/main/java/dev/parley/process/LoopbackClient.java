package dev.parley.process;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.HttpServer;

/** Sends requests to this process over HTTP, as its clients do. */
@Singleton
public class LoopbackClient {

    static final String JSON = "application/json";

    private static final int READ_TIMEOUT_MILLIS = 60_000;

    private final HttpServer server;
    private final ObjectMapper mapper;

    LoopbackClient(HttpServer server, ObjectMapper mapper) {
        this.server = server;
        this.mapper = mapper;
    }

    /**
     * A response.
     *
     * @param type the media type, "null" without one
     * @param json the body if the media type says that it is JSON, else null
     */
    public record Response(int status, String type, JsonNode json) {}

    /**
     * Sends a request.
     *
     * @param path with its query
     * @param body JSON; null for none
     */
    public Response send(String method, String path, String body) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + server.getPort() + path)
                .toURL()
                .openConnection();
        connection.setRequestMethod(method);
        connection.setReadTimeout(READ_TIMEOUT_MILLIS);
        if (body != null) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", JSON);
            connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
        int status = connection.getResponseCode();
        String type = String.valueOf(connection.getContentType());
        try (InputStream content = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Response(
                    status, type, content != null && type.contains("json") ? mapper.readTree(content) : null);
        }
    }
}
