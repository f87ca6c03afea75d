package dev.parley.gateway.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What the services offer. {@link CatalogBuilder} derives it from their API documents when the gateway is built.
 *
 * @param paths the path templates of all services
 * @param routes the service behind each path prefix, of two segments or three: {@code /v1/actors},
 *     {@code /v1/feeds/actors}
 * @param collections by name
 * @param schemas by name: those of the collections' documents and of all objects inside them
 * @param actorParameters the query parameters that take ids of actors, by the path template of what is read
 */
@RegisterForReflection(targets = {Catalog.class, ServiceCollection.class, DocumentSchema.class, Service.class})
public record Catalog(
        List<String> paths,
        Map<String, Service> routes,
        Map<String, ServiceCollection> collections,
        Map<String, DocumentSchema> schemas,
        Map<String, Set<String>> actorParameters) {

    /** The name of the resource, beside the merged API document. */
    public static final String FILE = "catalog.json";

    /** The name of the schema of a citation, wherever one belongs. */
    public static final String CITATION = "Citation";

    private static final String RESOURCE = "/META-INF/parley/" + FILE;

    /** Receives the objects of a document. */
    public interface Visitor {

        /**
         * @param object may be altered; what is removed from it is not visited
         * @param pointer RFC 6901
         */
        void visit(DocumentSchema schema, ObjectNode object, String pointer);
    }

    /** The catalog that was built into the gateway. */
    public static Catalog packaged(ObjectMapper json) throws IOException {
        try (InputStream resource = Catalog.class.getResourceAsStream(RESOURCE)) {
            return json.readValue(resource, Catalog.class);
        }
    }

    /** The service that a path belongs to, whether or not the service has something there. */
    public Optional<Service> serviceAt(String path) {
        String[] segments = path.split("/", 5);
        for (int count = 2; count < Math.min(segments.length, 4); count++) {
            Service service = routes.get(String.join("/", List.of(segments).subList(0, count + 1)));
            if (service != null) {
                return Optional.of(service);
            }
        }
        return Optional.empty();
    }

    /** The query parameters of a GET of the path that take ids of actors. */
    public Set<String> actorParameters(String pathTemplate) {
        return actorParameters.getOrDefault(pathTemplate, Set.of());
    }

    /** The properties that hold ids of documents of a collection. */
    public Set<String> referencesTo(String collection) {
        return schemas.values().stream()
                .flatMap(schema -> schema.references().entrySet().stream())
                .filter(reference -> reference.getValue().equals(collection))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** @throws IllegalArgumentException if no service has a collection of that name */
    public ServiceCollection collection(String name) {
        return Optional.ofNullable(collections.get(name))
                .orElseThrow(() -> new IllegalArgumentException("No service has a collection " + name));
    }

    /** The collections whose documents belong to those of {@code parent}. */
    public List<ServiceCollection> childrenOf(ServiceCollection parent) {
        return collections.values().stream()
                .filter(collection -> parent.name().equals(collection.parent()))
                .toList();
    }

    /** Visits a document and then the objects inside it. Properties that the schema does not have are passed over. */
    public void visit(ServiceCollection collection, ObjectNode document, String pointer, Visitor visitor) {
        visit(schemas.get(collection.schema()), document, pointer, visitor);
    }

    private void visit(DocumentSchema schema, JsonNode value, String pointer, Visitor visitor) {
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            visit(schema, value.get(i), pointer + "/" + i, visitor);
        }
        if (value instanceof ObjectNode object) {
            visitor.visit(schema, object, pointer);
            schema.parts()
                    .forEach((property, part) ->
                            visit(schemas.get(part), object.path(property), pointer + "/" + property, visitor));
        }
    }

    /** Visits the citations in a document. */
    public void visitCitations(
            ServiceCollection collection, ObjectNode document, String pointer, BiConsumer<ObjectNode, String> visitor) {
        DocumentSchema citation = schemas.get(CITATION);
        visit(collection, document, pointer, (schema, object, place) -> {
            if (schema == citation) {
                visitor.accept(object, place);
            }
        });
    }

    /** Removes from a document every property that the service derives, at any depth. */
    public void removeReadOnly(ServiceCollection collection, ObjectNode document) {
        visit(collection, document, "", (schema, object, pointer) -> object.remove(schema.readOnly()));
    }
}
