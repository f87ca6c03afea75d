package dev.parley.gateway.proxy;

import java.util.Comparator;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import dev.parley.gateway.catalog.Catalog;

/**
 * The path templates of the services' API documents, used as labels of the request metrics: they are few, whatever the
 * number of documents, and contain no ids.
 */
@Singleton
class PathTemplates {

    /** The label of a path that no template matches. */
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

    /** The template that a request's path matches. */
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
