package dev.parley.gateway.proxy;

import java.util.Comparator;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import dev.parley.gateway.catalog.Catalog;

/**
 * The API document's paths, by which requests are counted: however many documents there are, their paths are few, and
 * no id becomes known by the metrics.
 */
@Singleton
class PathTemplates {

    /** What a path is counted as that the document does not have. */
    static final String NONE = "/v1/{unknown}";

    private record Template(String path, String[] segments) {

        static Template of(String path) {
            return new Template(path, path.split("/"));
        }
    }

    private final List<Template> templates;

    @Inject
    PathTemplates(Catalog catalog) {
        this(catalog.paths());
    }

    PathTemplates(List<String> paths) {
        // /v1/actors/batch before /v1/actors/{id}
        this.templates = paths.stream()
                .sorted(Comparator.comparingInt(path -> path.split("\\{", -1).length))
                .map(Template::of)
                .toList();
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
