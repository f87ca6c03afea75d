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

/** This process as its clients see it: over HTTP. */
@Singleton
public class Itself {

    static final String JSON = "application/json";

    private static final int LONGEST_ANSWER_MILLIS = 60_000;

    private final HttpServer server;
    private final ObjectMapper mapper;

    Itself(HttpServer server, ObjectMapper mapper) {
        this.server = server;
        this.mapper = mapper;
    }

    /**
     * An answer.
     *
     * @param type the media type, "null" without one
     * @param json the body if the media type says that it is JSON, else null
     */
    public record Answer(int status, String type, JsonNode json) {}

    /**
     * Sends a request to this process.
     *
     * @param path with its query
     * @param body JSON; null for none
     */
    public Answer ask(String method, String path, String body) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + server.getPort() + path)
                .toURL()
                .openConnection();
        connection.setRequestMethod(method);
        connection.setReadTimeout(LONGEST_ANSWER_MILLIS);
        if (body != null) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", JSON);
            connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
        int status = connection.getResponseCode();
        String type = String.valueOf(connection.getContentType());
        try (InputStream answered = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(
                    status, type, answered != null && type.contains("json") ? mapper.readTree(answered) : null);
        }
    }
}
