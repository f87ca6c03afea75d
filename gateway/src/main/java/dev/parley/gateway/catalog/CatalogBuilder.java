package dev.parley.gateway.catalog;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.kernel.Id;
import dev.parley.openapi.ApiExtensions;

/**
 * Derives the {@link Catalog} from the services' API documents. Runs in the build.
 *
 * <p>A service's collections are those that its bundle may hold. The path that reads one document of a collection says
 * what its parent, its key and its schema are.
 */
public final class CatalogBuilder {

    private static final String BUNDLES = "/v1/bundles/";
    private static final String REF = "#/components/schemas/";

    /** The collections that ids refer to, by the name of the property (docs/adr/0023). */
    static final Map<String, String> REFERENCES = Map.ofEntries(
            Map.entry("actor", "actors"),
            Map.entry("saidBy", "actors"),
            Map.entry("tabledBy", "actors"),
            Map.entry("by", "actors"),
            Map.entry("to", "actors"),
            Map.entry("via", "actors"),
            Map.entry("askedBy", "actors"),
            Map.entry("subject", "actors"),
            Map.entry("object", "actors"),
            Map.entry("intermediaries", "actors"),
            Map.entry("source", "sources"),
            Map.entry("relayedFrom", "sources"),
            Map.entry("exchanges", "exchanges"));

    /** The other properties that hold ids: of the object itself, of a part of a document, or of an exchange. */
    private static final Set<String> OTHER_IDS = Set.of("id", "exchange", "commitment", "commitments", "claim");

    private final List<String> paths = new ArrayList<>();
    private final Map<String, Set<Service>> servicesByPrefix = new TreeMap<>();
    private final Map<String, ServiceCollection> collections = new TreeMap<>();
    private final Map<String, DocumentSchema> schemas = new TreeMap<>();
    private final Map<String, Set<String>> actorParameters = new TreeMap<>();

    private CatalogBuilder() {}

    /** @throws IllegalStateException if the documents lack something that the gateway relies on */
    public static Catalog build(Map<Service, JsonNode> documents) {
        CatalogBuilder builder = new CatalogBuilder();
        documents.forEach(builder::add);
        return new Catalog(
                builder.paths, builder.routes(), builder.collections, builder.schemas, builder.actorParameters);
    }

    private void add(Service service, JsonNode document) {
        document.path("paths").fieldNames().forEachRemaining(path -> {
            paths.add(path);
            addActorParameters(path, document.path("paths").path(path).at("/get/parameters"));
            for (int segments : List.of(2, 3)) {
                servicesByPrefix
                        .computeIfAbsent(prefix(path, segments), any -> EnumSet.noneOf(Service.class))
                        .add(service);
            }
        });
        JsonNode bundle = document.path("paths")
                .path(BUNDLES + service.id())
                .at("/post/requestBody/content/application~1json/schema");
        resolve(document, bundle).path("properties").fieldNames().forEachRemaining(name -> {
            ServiceCollection collection = collection(service, document, name);
            collections.put(name, collection);
            addSchema(document, collection.schema(), derived(document, collection));
        });
    }

    private void addActorParameters(String path, JsonNode parameters) {
        parameters.forEach(parameter -> {
            if (parameter.path(ApiExtensions.COLLECTION).asText().equals("actors")) {
                actorParameters
                        .computeIfAbsent(path, any -> new TreeSet<>())
                        .add(parameter.path("name").asText());
            }
        });
    }

    private static String prefix(String path, int segments) {
        String[] parts = path.split("/");
        return String.join("/", List.of(parts).subList(0, Math.min(parts.length, segments + 1)));
    }

    /** A prefix of two segments where one service has all that is below it, else one of three. */
    private Map<String, Service> routes() {
        Map<String, Service> routes = new TreeMap<>();
        for (String path : paths) {
            Set<Service> atTwo = servicesByPrefix.get(prefix(path, 2));
            Set<Service> atThree = servicesByPrefix.get(prefix(path, 3));
            if (atThree.size() > 1) {
                throw new IllegalStateException("Several services have paths below " + prefix(path, 3));
            }
            routes.put(
                    prefix(path, atTwo.size() == 1 ? 2 : 3), atThree.iterator().next());
        }
        return routes;
    }

    private static ServiceCollection collection(Service service, JsonNode document, String name) {
        Pattern readsOne = Pattern.compile("(/v1/(?:(\\w+)/\\{(\\w+)}/)?" + name + ")/\\{(\\w+)}");
        List<Matcher> found = new ArrayList<>();
        document.path("paths").fieldNames().forEachRemaining(path -> {
            Matcher matcher = readsOne.matcher(path);
            if (matcher.matches()) {
                found.add(matcher);
            }
        });
        if (found.size() != 1) {
            throw new IllegalStateException("The " + service.id() + " service needs exactly one path that reads a"
                    + " document of its collection " + name);
        }
        Matcher path = found.get(0);
        JsonNode paths = document.path("paths");
        JsonNode read = paths.path(path.group()).at("/get/responses/200/content/application~1json/schema");
        JsonNode sent = paths.path(path.group()).at("/put/requestBody/content/application~1json/schema");
        Set<String> queryParameters = new TreeSet<>();
        paths.path(path.group(1)).at("/get/parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals("query")) {
                queryParameters.add(parameter.path("name").asText());
            }
        });
        return new ServiceCollection(
                name,
                service,
                path.group(4),
                path.group(2),
                path.group(3),
                schemaName(read),
                sent.isMissingNode() ? null : schemaName(sent),
                queryParameters);
    }

    /** The properties of a document as it is read that a document as it is sent does not have. */
    private static Set<String> derived(JsonNode document, ServiceCollection collection) {
        Set<String> derived = new TreeSet<>();
        if (collection.draft() != null) {
            JsonNode sent = document.at("/components/schemas/" + collection.draft() + "/properties");
            document.at("/components/schemas/" + collection.schema() + "/properties")
                    .fieldNames()
                    .forEachRemaining(derived::add);
            sent.fieldNames().forEachRemaining(derived::remove);
        }
        return derived;
    }

    private void addSchema(JsonNode document, String name, Set<String> derived) {
        if (schemas.containsKey(name)) {
            return;
        }
        Set<String> readOnly = new TreeSet<>(derived);
        Map<String, String> references = new TreeMap<>();
        Map<String, String> parts = new TreeMap<>();
        Set<String> texts = new TreeSet<>();
        schemas.put(name, new DocumentSchema(readOnly, references, parts, texts));
        document.at("/components/schemas/" + name + "/properties").fields().forEachRemaining(property -> {
            JsonNode schema = property.getValue();
            while (schema.has("items") || schema.has("allOf")) {
                schema = schema.has("items") ? schema.get("items") : schema.at("/allOf/0");
            }
            if (schema.has("properties")) {
                throw new IllegalStateException(
                        name + "." + property.getKey() + " is an object whose schema has no name");
            }
            if (resolve(document, schema).path("type").asText().equals("string")) {
                texts.add(property.getKey());
            }
            if (property.getValue().path("readOnly").asBoolean() || derived.contains(property.getKey())) {
                readOnly.add(property.getKey());
            } else if (resolve(document, schema).has("properties")) {
                parts.put(property.getKey(), schemaName(schema));
                addSchema(document, schemaName(schema), Set.of());
            } else if (schema.path("pattern").asText().contains(Id.PATTERN)) {
                addReference(name, property.getKey(), references);
            }
        });
    }

    private static void addReference(String schema, String property, Map<String, String> references) {
        if (REFERENCES.containsKey(property)) {
            references.put(property, REFERENCES.get(property));
        } else if (!OTHER_IDS.contains(property)) {
            throw new IllegalStateException(schema + "." + property + " is an id. Add to REFERENCES the collection that"
                    + " it refers to, or add it to OTHER_IDS");
        }
    }

    private static JsonNode resolve(JsonNode document, JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.get("$ref").asText().substring(1)) : schema;
    }

    private static String schemaName(JsonNode schema) {
        String ref = schema.path("$ref").asText();
        if (!ref.startsWith(REF)) {
            throw new IllegalStateException("Needs a reference to a schema, not " + schema);
        }
        return ref.substring(REF.length());
    }
}
