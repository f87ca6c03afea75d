package dev.parley.gateway.openapi;

import java.io.IOException;
import java.util.List;

import jakarta.inject.Singleton;

import dev.parley.process.Check;
import dev.parley.process.Itself;

/** For {@code --self-check}: the merged API document and the pages that show it. */
@Singleton
class DocumentationCheck implements Check {

    private final Itself itself;

    DocumentationCheck(Itself itself) {
        this.itself = itself;
    }

    @Override
    public String subject() {
        return "documentation";
    }

    @Override
    public String run() throws IOException {
        for (String path : List.of("/docs/", "/docs/swagger-ui-bundle.js", "/docs/swagger-ui.css")) {
            int status = itself.ask("GET", path, null).status();
            if (status != 200) {
                throw Check.missing(path + " has status " + status);
            }
        }
        int paths = itself.ask("GET", "/openapi", null).json().path("paths").size();
        if (paths == 0) {
            throw Check.missing("/openapi has no paths");
        }
        return paths + " paths in one document";
    }
}
