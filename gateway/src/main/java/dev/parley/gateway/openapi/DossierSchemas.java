package dev.parley.gateway.openapi;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.catalog.Catalog;
import dev.parley.gateway.catalog.ServiceCollection;

/**
 * Describes in the merged document what dossiers hold: the services' documents. The gateway's own document knows only
 * the names of their lists.
 */
final class DossierSchemas {

    private static final String OUTLINE = "Dossier";
    private static final String FILE = "DossierFile";
    private static final String REF = "#/components/schemas/";
    private static final String LEDGER = "Ledger";

    private final ObjectNode schemas;
    private final Catalog catalog;

    private DossierSchemas(ObjectNode schemas, Catalog catalog) {
        this.schemas = schemas;
        this.catalog = catalog;
    }

    /** Replaces the outline, if the document has it, by the schemas of a dossier and of a dossier as a file. */
    static void describeIn(ObjectNode document, Catalog catalog) {
        if (document.at("/components/schemas/" + OUTLINE) instanceof ObjectNode outline) {
            ObjectNode schemas = (ObjectNode) document.at("/components/schemas");
            DossierSchemas dossiers = new DossierSchemas(schemas, catalog);
            schemas.set(FILE, dossiers.dossier(outline, FILE, false));
            schemas.set(OUTLINE, dossiers.dossier(outline, OUTLINE, true));
            document.path("paths").forEach(path -> path.forEach(DossierSchemas::distinguish));
        }
    }

    /** What is sent is a file; what is answered is either. */
    private static void distinguish(JsonNode operation) {
        operation.path("requestBody").path("content").forEach(content -> {
            if (isOutline(content)) {
                ((ObjectNode) content.get("schema")).put("$ref", REF + FILE);
            }
        });
        operation.path("responses").forEach(response -> response.path("content").forEach(content -> {
            if (isOutline(content)) {
                ArrayNode either = ((ObjectNode) content).putObject("schema").putArray("anyOf");
                List.of(OUTLINE, FILE).forEach(name -> either.addObject().put("$ref", REF + name));
            }
        }));
    }

    private static boolean isOutline(JsonNode content) {
        return content.at("/schema/$ref").asText().equals(REF + OUTLINE);
    }

    private ObjectNode dossier(ObjectNode outline, String name, boolean read) {
        ObjectNode dossier = outline.deepCopy();
        dossier.path("properties").fields().forEachRemaining(list -> {
            if (catalog.collections().containsKey(list.getKey())) {
                ServiceCollection collection = catalog.collection(list.getKey());
                List<ServiceCollection> children = catalog.childrenOf(collection);
                String item = schema(collection, read);
                if (!children.isEmpty()) {
                    String whole = name + collection.schema();
                    schemas.set(whole, withRecords(item, children, read));
                    item = whole;
                }
                ((ObjectNode) list.getValue()).putObject("items").put("$ref", REF + item);
            }
        });
        return dossier;
    }

    private static String schema(ServiceCollection collection, boolean read) {
        return read ? collection.schema() : collection.draft();
    }

    /** A document with its records inside; when it is read, all lists and the ledger are there. */
    private ObjectNode withRecords(String schema, List<ServiceCollection> children, boolean read) {
        ObjectNode whole = schemas.path(schema).deepCopy();
        ObjectNode properties = whole.withObjectProperty("properties");
        ArrayNode required = whole.withArrayProperty("required");
        for (ServiceCollection child : children) {
            properties
                    .putObject(child.name())
                    .put("type", "array")
                    .put("description", "The " + child.name() + ", in their order.")
                    .putObject("items")
                    .put("$ref", REF + schema(child, read));
            if (read) {
                required.add(child.name());
            }
        }
        if (read) {
            properties.putObject(LEDGER.toLowerCase(Locale.ROOT)).put("$ref", REF + LEDGER);
            required.add(LEDGER.toLowerCase(Locale.ROOT));
        }
        return whole;
    }
}
