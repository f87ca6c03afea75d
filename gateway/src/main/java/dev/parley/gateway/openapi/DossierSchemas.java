package dev.parley.gateway.openapi;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.catalog.Catalog;
import dev.parley.gateway.catalog.ServiceCollection;
import dev.parley.kernel.Id;

/**
 * Describes in the merged document what dossiers hold: the services' documents. The gateway's own document knows only
 * the names of their lists.
 */
final class DossierSchemas {

    private static final String OUTLINE = "Dossier";
    private static final String FILE = "DossierFile";
    private static final String REF = "#/components/schemas/";
    private static final String CITATIONS = "citations";
    private static final String LEDGER = "Ledger";

    /** A citation in a file: written out, or named by its key. */
    private static final String FILE_CITATION = FILE + Catalog.CITATION;

    private static final String CITATION_KEY = FILE + "CitationKey";

    private static final String MARKING = "marking";

    private final ObjectNode schemas;
    private final Catalog catalog;

    /** The schemas of files by the names of the schemas that they are of; the same name where nothing differs. */
    private final Map<String, String> inFile = new HashMap<>();

    private DossierSchemas(ObjectNode schemas, Catalog catalog) {
        this.schemas = schemas;
        this.catalog = catalog;
    }

    /** Replaces the outline, if the document has it, by the schemas of a dossier and of a dossier as a file. */
    static void describeIn(ObjectNode document, Catalog catalog) {
        if (document.at("/components/schemas/" + OUTLINE) instanceof ObjectNode outline) {
            ObjectNode schemas = (ObjectNode) document.at("/components/schemas");
            DossierSchemas dossiers = new DossierSchemas(schemas, catalog);
            dossiers.describeCitations();
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

    private void describeCitations() {
        inFile.put(Catalog.CITATION, FILE_CITATION);
        ObjectNode either = schemas.putObject(FILE_CITATION)
                .put("description", "A citation, written out or named by its key in the `citations` of the file.");
        List.of(Catalog.CITATION, CITATION_KEY)
                .forEach(name -> either.withArrayProperty("anyOf").addObject().put("$ref", REF + name));
        ObjectNode key = schemas.putObject(CITATION_KEY)
                .put("type", "object")
                .put("description", "Stands for the citation that the file has under a key.");
        key.putArray("required").add("cite");
        key.putObject("properties")
                .putObject("cite")
                .put("type", "string")
                .put("pattern", "^" + Id.PATTERN + "$")
                .put("description", "A key of the `citations` of the file.")
                .put("example", "dw-20230918");
    }

    private ObjectNode dossier(ObjectNode outline, String name, boolean read) {
        ObjectNode dossier = outline.deepCopy();
        ObjectNode properties = (ObjectNode) dossier.get("properties");
        if (read) {
            properties.remove(CITATIONS);
        } else if (properties.get(CITATIONS) instanceof ObjectNode citations) {
            citations.putObject("additionalProperties").put("$ref", REF + Catalog.CITATION);
        }
        properties.fields().forEachRemaining(list -> {
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

    private String schema(ServiceCollection collection, boolean read) {
        if (read) {
            return collection.schema();
        }
        String name = FILE + collection.schema();
        ObjectNode document = inFile(schemas.path(collection.draft()));
        ArrayNode required = document.withArrayProperty("required");
        for (int i = required.size() - 1; i >= 0; i--) {
            if (required.get(i).asText().equals(MARKING)) {
                required.remove(i);
            }
        }
        schemas.set(name, document);
        return name;
    }

    /** The name of the schema of a part of a document, as a file has it. */
    private String inFile(String name) {
        String known = inFile.putIfAbsent(name, name);
        if (known == null) {
            ObjectNode part = inFile(schemas.path(name));
            if (!part.equals(schemas.path(name))) {
                inFile.put(name, FILE + name);
                // once more, for a schema that mentions itself
                schemas.set(FILE + name, inFile(schemas.path(name)));
            }
        }
        return inFile.get(name);
    }

    /** A copy of a schema whose references lead to the schemas of a file. */
    private ObjectNode inFile(JsonNode schema) {
        ObjectNode copy = schema.deepCopy();
        copy.findParents("$ref").forEach(holder -> {
            String name = holder.get("$ref").asText().substring(REF.length());
            ((ObjectNode) holder).put("$ref", REF + inFile(name));
        });
        return copy;
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
