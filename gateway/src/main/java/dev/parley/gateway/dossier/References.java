package dev.parley.gateway.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.kernel.Fault;

/**
 * Where JSON names other documents. Documents are opaque here: the names of their properties say which of them are
 * references, and to what. A link to another exchange is none, as its target may be unknown yet.
 */
final class References {

    private static final Map<String, String> ONE = Map.ofEntries(
            Map.entry("actor", Dossier.ACTORS),
            Map.entry("saidBy", Dossier.ACTORS),
            Map.entry("tabledBy", Dossier.ACTORS),
            Map.entry("releasing", Dossier.ACTORS),
            Map.entry("receiving", Dossier.ACTORS),
            Map.entry("via", Dossier.ACTORS),
            Map.entry("askedBy", Dossier.ACTORS),
            Map.entry("subject", Dossier.ACTORS),
            Map.entry("object", Dossier.ACTORS),
            Map.entry("source", Dossier.SOURCES),
            Map.entry("relayedFrom", Dossier.SOURCES));

    private static final Map<String, String> MANY =
            Map.of("intermediaries", Dossier.ACTORS, "exchanges", Dossier.EXCHANGES);

    /** One place that names a document. */
    record Reference(String to, String id, String pointer) {}

    private References() {}

    /** All references in a value, with pointers that start with {@code pointer}. */
    static List<Reference> in(JsonNode value, String pointer) {
        List<Reference> found = new ArrayList<>();
        walk(value, pointer, found);
        return found;
    }

    /** The ids of the documents of a collection that any of the values names. */
    static Set<String> ids(String to, Iterable<? extends JsonNode> values) {
        List<Reference> found = new ArrayList<>();
        values.forEach(value -> walk(value, "", found));
        return found.stream()
                .filter(reference -> reference.to().equals(to))
                .map(Reference::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void walk(JsonNode value, String pointer, List<Reference> found) {
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            walk(value.get(i), pointer + "/" + i, found);
        }
        value.fields().forEachRemaining(field -> {
            String place = Fault.member(pointer, field.getKey());
            JsonNode named = field.getValue();
            if (ONE.containsKey(field.getKey()) && named.isTextual()) {
                found.add(new Reference(ONE.get(field.getKey()), named.textValue(), place));
            } else if (MANY.containsKey(field.getKey()) && named.isArray()) {
                many(MANY.get(field.getKey()), named, place, found);
            } else {
                walk(named, place, found);
            }
        });
    }

    private static void many(String to, JsonNode list, String pointer, List<Reference> found) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).isTextual()) {
                found.add(new Reference(to, list.get(i).textValue(), pointer + "/" + i));
            } else {
                walk(list.get(i), pointer + "/" + i, found);
            }
        }
    }
}
