package dev.parley.gateway.dossier;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.catalog.Catalog;
import dev.parley.gateway.merge.MergedActors;

/**
 * Keeps, in a document that names survivors only, the ids of merged actors by which the stored version of the document
 * names the same actors. So what was recorded before a merge stays as it was recorded.
 */
final class StoredReferences {

    private static final Set<String> KEYS = Set.of("id", "number");

    private final MergedReferences merged;
    private final Set<String> actorProperties;

    StoredReferences(MergedActors merged, Catalog catalog) {
        this.merged = new MergedReferences(merged, catalog);
        this.actorProperties = catalog.referencesTo(Dossier.ACTORS);
    }

    /** The document as it was sent, with the ids that are stored; without empty lists. */
    ObjectNode keep(ObjectNode sent, ObjectNode stored) {
        return keepIn(withoutEmptyLists(sent), withoutEmptyLists(stored));
    }

    private ObjectNode keepIn(ObjectNode sent, ObjectNode stored) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        sent.fields()
                .forEachRemaining(property -> kept.set(
                        property.getKey(),
                        keep(property.getKey(), property.getValue(), stored.path(property.getKey()))));
        return kept;
    }

    private JsonNode keep(String property, JsonNode sent, JsonNode stored) {
        if (merged.copy(property, stored).equals(sent)) {
            return stored;
        }
        if (sent instanceof ObjectNode object && stored instanceof ObjectNode present) {
            return keepIn(object, present);
        }
        if (sent instanceof ArrayNode list && stored.isArray()) {
            ArrayNode kept = JsonNodeFactory.instance.arrayNode();
            list.forEach(element -> kept.add(counterpart(property, element, stored)
                    .map(present -> keep(property, element, present))
                    .orElse(element)));
            return kept;
        }
        return sent;
    }

    /** The element of a stored list that is the same, or at least about the same. */
    private Optional<JsonNode> counterpart(String property, JsonNode element, JsonNode stored) {
        return first(stored, present -> merged.copy(property, present).equals(element))
                .or(() -> first(stored, present -> shareOneOf(KEYS, present, element)))
                .or(() ->
                        first(stored, present -> shareOneOf(actorProperties, merged.copy(property, present), element)));
    }

    /** A service shows an empty list where a file has none: both say the same. */
    static ObjectNode withoutEmptyLists(ObjectNode document) {
        ObjectNode copy = document.deepCopy();
        removeEmptyLists(copy);
        return copy;
    }

    private static void removeEmptyLists(JsonNode value) {
        if (value instanceof ObjectNode object) {
            object.properties()
                    .removeIf(property ->
                            property.getValue().isArray() && property.getValue().isEmpty());
        }
        value.forEach(StoredReferences::removeEmptyLists);
    }

    private static Optional<JsonNode> first(JsonNode list, Predicate<JsonNode> condition) {
        return StreamSupport.stream(list.spliterator(), false).filter(condition).findFirst();
    }

    private static boolean shareOneOf(Set<String> properties, JsonNode one, JsonNode other) {
        return properties.stream()
                .anyMatch(name -> one.has(name) && one.get(name).equals(other.get(name)));
    }
}
