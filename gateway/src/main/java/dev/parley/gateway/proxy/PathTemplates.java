package dev.parley.gateway.proxy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

import jakarta.inject.Singleton;

/**
 * The API document's paths, by which requests are counted: however many documents there are, their paths are few, and
 * no id becomes known by the metrics.
 */
@Singleton
class PathTemplates {

    /** What a path is counted as that the document does not have. */
    static final String NONE = "/v1/{unknown}";

    private static final String RESOURCE = "/META-INF/parley/paths.txt";

    private record Template(String path, String[] segments) {

        static Template of(String path) {
            return new Template(path, path.split("/"));
        }
    }

    private final List<Template> templates;

    PathTemplates() throws IOException {
        this(read());
    }

    PathTemplates(List<String> paths) {
        // /v1/actors/batch before /v1/actors/{id}
        this.templates = paths.stream()
                .sorted(Comparator.comparingInt(path -> path.split("\\{", -1).length))
                .map(Template::of)
                .toList();
    }

    private static List<String> read() throws IOException {
        try (InputStream resource = PathTemplates.class.getResourceAsStream(RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }

    /** The template of the document that a request's path is one of. */
    String of(String path) {
        String[] segments = path.split("/");
        return templates.stream()
                .filter(template -> matches(template.segments(), segments))
                .findFirst()
                .map(Template::path)
                .orElse(NONE);
    }

    private static boolean matches(String[] template, String[] segments) {
        if (template.length != segments.length) {
            return false;
        }
        for (int i = 0; i < template.length; i++) {
            if (!template[i].startsWith("{") && !template[i].equals(segments[i])) {
                return false;
            }
        }
        return true;
    }
}
