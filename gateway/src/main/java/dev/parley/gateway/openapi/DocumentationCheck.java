package dev.parley.gateway.openapi;

import java.io.IOException;
import java.util.List;

import jakarta.inject.Singleton;

import dev.parley.process.Check;
import dev.parley.process.CheckFailedException;
import dev.parley.process.LoopbackClient;

/** For {@code --self-check}: the merged API document and the pages that show it. */
@Singleton
class DocumentationCheck implements Check {

    private final LoopbackClient client;

    DocumentationCheck(LoopbackClient client) {
        this.client = client;
    }

    @Override
    public String subject() {
        return "documentation";
    }

    @Override
    public String run() throws IOException, CheckFailedException {
        for (String path : List.of("/docs/", "/docs/swagger-ui-bundle.js", "/docs/swagger-ui.css")) {
            int status = client.send("GET", path, null).status();
            if (status != 200) {
                throw Check.failed(path + " answers " + status);
            }
        }
        int paths = client.send("GET", "/openapi", null).json().path("paths").size();
        if (paths == 0) {
            throw Check.failed("/openapi has no paths");
        }
        return paths + " paths in one document";
    }
}
