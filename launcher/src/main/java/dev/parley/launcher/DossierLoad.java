package dev.parley.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/** Posts a dossier to the gateway and reports the outcome in a few lines. */
final class DossierLoad {

    private static final List<String> OUTCOMES = List.of("created", "updated", "unchanged");
    private static final int LINES_SHOWN = 50;

    private DossierLoad() {}

    /** Posts the file and returns the lines to show. */
    static List<String> post(Path file, URI gateway) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(gateway + "/v1/dossiers").toURL().openConnection();
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(Files.size(file));
            connection.setRequestProperty("Content-Type", mediaType(file));
            connection.setRequestProperty("Accept", "application/json, application/problem+json");
            Files.copy(file, connection.getOutputStream());
            int status = connection.getResponseCode();
            try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                String answer = body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
                return status < 400 ? outcomes(file, answer) : faults(file, status, answer);
            }
        } catch (IOException e) {
            return List.of(file + " could not be loaded: " + e);
        }
    }

    private static String mediaType(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml") ? "application/yaml" : "application/json";
    }

    private static List<String> outcomes(Path file, String answer) {
        Map<String, Integer> counts = new TreeMap<>();
        try (JsonParser json = new JsonFactory().createParser(answer)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.VALUE_STRING) {
                    String outcome = json.getText().toLowerCase(Locale.ROOT);
                    if (OUTCOMES.contains(outcome)) {
                        counts.merge(outcome, 1, Integer::sum);
                    }
                }
            }
        } catch (IOException notJson) {
            return List.of(file + " is loaded; the answer: " + answer);
        }
        List<String> parts = new ArrayList<>();
        for (String outcome : OUTCOMES) {
            parts.add(counts.getOrDefault(outcome, 0) + " " + outcome);
        }
        return List.of(file + " is loaded: " + String.join(", ", parts));
    }

    private static List<String> faults(Path file, int status, String answer) {
        Map<String, String> problem = new TreeMap<>();
        List<String> violations = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(answer)) {
            Map<String, String> violation = new TreeMap<>();
            while (json.nextToken() != null) {
                boolean outermost = json.getParsingContext().getParent() != null
                        && json.getParsingContext().getParent().inRoot();
                if (json.currentToken() == JsonToken.VALUE_STRING && json.currentName() != null) {
                    (outermost ? problem : violation).put(json.currentName(), json.getText());
                } else if (json.currentToken() == JsonToken.END_OBJECT && violation.containsKey("message")) {
                    violations.add("  " + violation.getOrDefault("pointer", "") + "  " + violation.get("message"));
                    violation.clear();
                }
            }
        } catch (IOException notJson) {
            return List.of(file + " was refused with status " + status + ": " + answer);
        }
        List<String> lines = new ArrayList<>();
        lines.add(file + " was refused with status " + status + ": " + problem.getOrDefault("title", "")
                + (problem.containsKey("detail") ? " – " + problem.get("detail") : ""));
        lines.addAll(violations.subList(0, Math.min(violations.size(), LINES_SHOWN)));
        if (violations.size() > LINES_SHOWN) {
            lines.add("  and " + (violations.size() - LINES_SHOWN) + " more");
        }
        return lines;
    }
}
