package dev.parley.gateway.dossier;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.gateway.catalog.Catalog;
import dev.parley.gateway.merge.MergedActors;

/**
 * Makes documents name the survivor wherever they name a merged actor. What two elements of a list said of one actor
 * under two ids is then said by one element.
 */
final class MergedReferences {

    private final MergedActors merged;

    /** The properties that hold ids of actors. */
    private final Set<String> actorProperties;

    /** The properties by which two elements of a list are two things, even if they name the same actor. */
    private final Set<String> distinguishing = new TreeSet<>();

    private final Set<JsonNode> renamed = Collections.newSetFromMap(new IdentityHashMap<>());

    MergedReferences(MergedActors merged, Catalog catalog) {
        this.merged = merged;
        this.actorProperties = catalog.referencesTo(Dossier.ACTORS);
        catalog.collections().values().forEach(collection -> distinguishing.add(collection.key()));
        Dossier.LOAD_ORDER.stream()
                .filter(collection -> !collection.equals(Dossier.ACTORS))
                .forEach(collection -> distinguishing.addAll(catalog.referencesTo(collection)));
    }

    /** A copy of the document that names survivors only. */
    ObjectNode follow(ObjectNode document) {
        return (ObjectNode) copy(document);
    }

    /** The same for the value of a property. */
    JsonNode copy(String property, JsonNode value) {
        return actorProperties.contains(property) ? survivors(value) : copy(value);
    }

    private JsonNode copy(JsonNode value) {
        if (value instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.fields().forEachRemaining(property -> {
                JsonNode held = property.getValue();
                JsonNode put = copy(property.getKey(), held);
                copy.set(property.getKey(), put);
                if (put.isTextual() && !put.equals(held)) {
                    renamed.add(copy);
                }
            });
            return copy;
        }
        if (value instanceof ArrayNode list) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            list.forEach(element -> addOrUnite(copy(element), copy));
            return copy;
        }
        return value;
    }

    /** An id, or a list of ids in which each survivor is once. */
    private JsonNode survivors(JsonNode value) {
        if (value.isTextual()) {
            return TextNode.valueOf(merged.survivor(value.textValue()));
        }
        if (value instanceof ArrayNode ids) {
            Set<JsonNode> survivors = new LinkedHashSet<>();
            ids.forEach(id -> survivors.add(survivors(id)));
            return !survivors.equals(asSet(ids))
                    ? JsonNodeFactory.instance.arrayNode().addAll(survivors)
                    : ids.deepCopy();
        }
        return copy(value);
    }

    private static Set<JsonNode> asSet(ArrayNode list) {
        Set<JsonNode> elements = new LinkedHashSet<>();
        list.forEach(elements::add);
        return elements;
    }

    private void addOrUnite(JsonNode element, ArrayNode list) {
        for (JsonNode other : list) {
            if ((renamed.contains(element) || renamed.contains(other)) && canUnite(other, element)) {
                unite((ObjectNode) other, (ObjectNode) element);
                return;
            }
        }
        list.add(element);
    }

    /** Whether two elements name the same actor and contradict each other in nothing. */
    private boolean canUnite(JsonNode one, JsonNode other) {
        boolean isSame = false;
        for (var properties = one.fields(); properties.hasNext(); ) {
            var property = properties.next();
            JsonNode theirs = other.get(property.getKey());
            if (distinguishing.contains(property.getKey())) {
                return false;
            }
            boolean isEqual = property.getValue().equals(theirs);
            if (theirs != null && !isEqual && !property.getValue().isArray()) {
                return false;
            }
            isSame |= isEqual && actorProperties.contains(property.getKey());
        }
        return isSame;
    }

    private static void unite(ObjectNode one, ObjectNode other) {
        other.fields().forEachRemaining(property -> {
            if (one.get(property.getKey()) instanceof ArrayNode list
                    && property.getValue().isArray()) {
                Set<JsonNode> present = asSet(list);
                property.getValue().forEach(element -> {
                    if (present.add(element)) {
                        list.add(element);
                    }
                });
            } else {
                one.set(property.getKey(), property.getValue());
            }
        });
    }
}
