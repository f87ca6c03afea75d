package dev.parley.gateway.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.catalog.Catalog;
import dev.parley.gateway.catalog.CatalogBuilder;
import dev.parley.gateway.catalog.Service;

/**
 * Merges the API documents of all processes into one. Runs in the build. What two documents define under the same name
 * must be equal: a mixture would describe neither process.
 */
public final class MergedDocument {

    /** The top-level members that are merged. Any other would be lost, so the build refuses it. */
    private static final Set<String> MERGED_MEMBERS =
            Set.of("openapi", "info", "servers", "security", "paths", "components", "tags");

    private static final String DESCRIPTION = """
            Parley tracks mediated exchanges: who offers what in return for what, through which mediators, and which \
            sources report it. Everything is recorded as a claim with its source, and no claim is ever overwritten. \
            Reads take `knownAt` (only what was public at that time) and `recordedAt` (only what Parley had recorded \
            by that time). Errors are problem documents (RFC 9457).""";

    /** The extension with which an operation takes the query parameters of another one, named by its operationId. */
    public static final String PARAMETERS_OF = "x-parley-parameters-of";

    private final Map<String, Defined> operations = new TreeMap<>();
    private final Map<String, Map<String, Defined>> components = new TreeMap<>();
    private final Map<String, Defined> tags = new LinkedHashMap<>();
    private final String outdated;
    private String openapi;

    /** A definition and the name of the document that contains it. */
    private record Defined(String document, JsonNode definition) {}

    /** @param outdated the document that this build rewrites and whose differing definitions are ignored; may be null */
    private MergedDocument(String outdated) {
        this.outdated = outdated;
    }

    /**
     * Merges the documents, and writes the merged document and the catalog derived from the services' documents.
     *
     * @param arguments the directory to write to, the version to state, and for each process its name and its document,
     *     as in {@code actors=../actors-service/openapi.json}; the last is the gateway's own, which its
     *     test rewrites when run with {@code -Dopenapi.update=true}
     */
    public static void main(String[] arguments) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        Map<String, JsonNode> documents = new LinkedHashMap<>();
        Map<Service, JsonNode> ofServices = new EnumMap<>(Service.class);
        for (String argument : List.of(arguments).subList(2, arguments.length)) {
            String[] process = argument.split("=", 2);
            JsonNode document = read(mapper, Path.of(process[1]).normalize());
            documents.put(process[0], document);
            Arrays.stream(Service.values())
                    .filter(service -> service.id().equals(process[0]))
                    .forEach(service -> ofServices.put(service, document));
        }
        String outdated = Boolean.getBoolean("openapi.update")
                ? arguments[arguments.length - 1].split("=", 2)[0]
                : null;
        Path directory = Path.of(arguments[0]);
        Files.createDirectories(directory);
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        Catalog catalog = CatalogBuilder.build(ofServices);
        ObjectNode merged = merge(documents, arguments[1], outdated);
        DossierSchemas.describeIn(merged, catalog);
        Files.write(directory.resolve("openapi.json"), mapper.writer(printer).writeValueAsBytes(merged));
        Files.write(directory.resolve(Catalog.FILE), mapper.writeValueAsBytes(catalog));
    }

    private static JsonNode read(ObjectMapper mapper, Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new IllegalStateException(
                    path + " does not exist. Run the tests of its module with -Dopenapi.update=true to write it.");
        }
        return mapper.readTree(Files.readAllBytes(path));
    }

    /**
     * @param documents by the name to use in messages
     * @param outdated the name of the document whose differing definitions are ignored; may be null
     * @throws IllegalStateException if two documents define a component differently, or the same operation
     */
    static ObjectNode merge(Map<String, JsonNode> documents, String version, String outdated) {
        MergedDocument merged = new MergedDocument(outdated);
        documents.forEach(merged::add);
        return merged.tree(version);
    }

    private void add(String name, JsonNode document) {
        document.fieldNames().forEachRemaining(member -> {
            if (!MERGED_MEMBERS.contains(member)) {
                throw new IllegalStateException(name + " has a top-level member that cannot be merged: " + member);
            }
        });
        String version = document.path("openapi").asText();
        if (openapi != null && !openapi.equals(version)) {
            throw new IllegalStateException(name + " is OpenAPI " + version + ", others are " + openapi);
        }
        openapi = version;
        if (!document.path("security").isEmpty()) {
            throw new IllegalStateException(name + " has security requirements, which the merged document would lose");
        }
        document.path("paths").fields().forEachRemaining(path -> path.getValue()
                .fields()
                .forEachRemaining(
                        operation -> addOperation(name, path.getKey(), operation.getKey(), operation.getValue())));
        document.path("components").fields().forEachRemaining(kind -> kind.getValue()
                .fields()
                .forEachRemaining(component -> addSame(
                        components.computeIfAbsent(kind.getKey(), any -> new TreeMap<>()),
                        kind.getKey(),
                        component.getKey(),
                        new Defined(name, component.getValue()))));
        document.path("tags")
                .forEach(tag -> addSame(tags, "tags", tag.path("name").asText(), new Defined(name, tag)));
    }

    private void addOperation(String document, String path, String method, JsonNode operation) {
        Defined other = operations.put(path + " " + method, new Defined(document, operation));
        if (other != null) {
            throw new IllegalStateException(
                    method + " " + path + " is defined in " + other.document() + " and in " + document);
        }
    }

    private void addSame(Map<String, Defined> definitions, String kind, String name, Defined defined) {
        Defined other = definitions.putIfAbsent(name, defined);
        if (other != null
                && !other.definition().equals(defined.definition())
                && !defined.document().equals(outdated)) {
            throw new IllegalStateException(kind + "/" + name + " differs between " + other.document() + " and "
                    + defined.document() + ": rename one of them");
        }
    }

    private ObjectNode tree(String version) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("openapi", openapi);
        ObjectNode info = tree.putObject("info");
        info.put("title", "Parley").put("version", version).put("description", DESCRIPTION);
        info.putObject("license").put("name", "Apache-2.0").put("url", "https://www.apache.org/licenses/LICENSE-2.0");
        tree.putArray("servers").addObject().put("url", "/");
        tree.putArray("security");
        tags.values().forEach(tag -> tree.withArray("/tags").add(tag.definition()));
        ObjectNode paths = tree.putObject("paths");
        operations.forEach((key, operation) -> {
            String[] pathAndMethod = key.split(" ", 2);
            paths.withObjectProperty(pathAndMethod[0]).set(pathAndMethod[1], withParameters(operation.definition()));
        });
        ObjectNode all = tree.putObject("components");
        components.forEach((kind, named) -> {
            ObjectNode ofKind = all.putObject(kind);
            named.forEach((name, component) -> ofKind.set(name, component.definition()));
        });
        return tree;
    }

    private JsonNode withParameters(JsonNode operation) {
        if (!operation.has(PARAMETERS_OF)) {
            return operation;
        }
        ObjectNode completed = operation.deepCopy();
        String other = completed.remove(PARAMETERS_OF).asText();
        ArrayNode parameters = completed.withArrayProperty("parameters");
        Set<String> names = new HashSet<>(parameters.findValuesAsText("name"));
        for (JsonNode parameter : operation(other).path("parameters")) {
            if (parameter.path("in").asText().equals("query")
                    && names.add(parameter.path("name").asText())) {
                parameters.add(parameter);
            }
        }
        return completed;
    }

    private JsonNode operation(String id) {
        return operations.values().stream()
                .map(Defined::definition)
                .filter(operation -> operation.path("operationId").asText().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No document has an operation " + id));
    }
}
