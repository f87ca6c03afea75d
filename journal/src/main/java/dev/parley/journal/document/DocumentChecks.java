package dev.parley.journal.document;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import dev.parley.json.DocumentJson;
import dev.parley.openapi.ApiDocument;
import dev.parley.process.Check;
import dev.parley.process.NamedCheck;

/** Checks of the documents of a service: that each kind can be read, validated and stored. */
class DocumentChecks {

    @Produces
    @Singleton
    Check ids() {
        return new NamedCheck("ids", () -> Generators.timeBasedEpochGenerator().generate() + " was generated");
    }

    @Produces
    @Singleton
    Check documents(
            Instance<DocumentCollection<?, ?, ?>> collections,
            ApiDocument api,
            ObjectMapper json,
            DocumentJson contents) {
        return new NamedCheck("documents", () -> {
            JsonNode examples = api.tree().at("/components/examples");
            int read = 0;
            for (DocumentCollection<?, ?, ?> collection : collections) {
                JsonNode example =
                        examples.path(collection.type().draft().getSimpleName()).path("value");
                try (JsonParser parser = json.createParser(example.toString())) {
                    Object document = contents.read(parser, collection.type().draft());
                    if (!contents.stored(
                                    contents.write(document), collection.type().draft())
                            .equals(document)) {
                        throw Check.failed(example + " is stored as " + contents.write(document));
                    }
                }
                read++;
            }
            return read + " kinds are read, validated and stored";
        });
    }
}
