package dev.parley.gateway.openapi;

import java.util.List;

import jakarta.inject.Singleton;

import dev.parley.openapi.ReadOnlyPaths;

/** The merged API document and the pages that show it. */
@Singleton
class DocumentationPaths implements ReadOnlyPaths {

    @Override
    public List<String> prefixes() {
        return List.of("/docs", "/openapi");
    }
}
