package dev.parley.gateway.dossier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.catalog.Catalog;
import dev.parley.gateway.catalog.ServiceCollection;
import dev.parley.kernel.Id;
import dev.parley.kernel.Marking;

/**
 * Turns a dossier into the file that loads as the same documents: without what the services derive, without the marking
 * of what is {@code CLEAR}, and with each citation that occurs more than once written once, under a key.
 */
final class DossierExport {

    private static final int MAX_KEY_LENGTH = 80;

    /** For a citation whose source could not begin a key. */
    private static final String DEFAULT_KEY = "citation";

    private static final int DATE_LENGTH = "2023-10-09".length();

    private final Catalog catalog;

    DossierExport(Catalog catalog) {
        this.catalog = catalog;
    }

    /** @param dossier is altered */
    ObjectNode toFile(ObjectNode dossier) {
        Map<JsonNode, List<ObjectNode>> places = new LinkedHashMap<>();
        for (String name : Dossier.LOAD_ORDER) {
            ServiceCollection collection = catalog.collection(name);
            for (JsonNode document : dossier.path(name)) {
                reduce(collection, (ObjectNode) document, places);
                for (ServiceCollection child : catalog.childrenOf(collection)) {
                    for (JsonNode record : document.path(child.name())) {
                        reduce(child, (ObjectNode) record, places);
                        ((ObjectNode) record).remove(child.parentProperty());
                    }
                }
            }
        }
        dossier.path(Dossier.EXCHANGES).forEach(exchange -> ((ObjectNode) exchange).remove(Dossier.LEDGER));
        ObjectNode citations = cite(places);
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.set(Dossier.FORMAT, dossier.get(Dossier.FORMAT));
        if (!citations.isEmpty()) {
            file.set(CitationDictionary.PROPERTY, citations);
        }
        return file.setAll(dossier);
    }

    private void reduce(ServiceCollection collection, ObjectNode document, Map<JsonNode, List<ObjectNode>> places) {
        catalog.removeReadOnly(collection, document);
        if (document.path(Dossier.MARKING).asText().equals(Marking.CLEAR.name())) {
            document.remove(Dossier.MARKING);
        }
        catalog.visitCitations(collection, document, "", (citation, pointer) -> places.computeIfAbsent(
                        citation.deepCopy(), any -> new ArrayList<>())
                .add(citation));
    }

    /** Names the citations that are in several places by keys. The keys and their citations, in order of publication. */
    private static ObjectNode cite(Map<JsonNode, List<ObjectNode>> places) {
        ObjectNode citations = JsonNodeFactory.instance.objectNode();
        Keys keys = new Keys();
        places.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                // not in the order of the file, so that a citation that is added leaves most keys as they are
                .sorted(Comparator.comparing(
                                (Map.Entry<JsonNode, List<ObjectNode>> entry) -> publishedAt(entry.getKey()))
                        .thenComparing(entry -> entry.getKey().toString()))
                .forEach(entry -> {
                    String key = keys.next(entry.getKey());
                    citations.set(key, entry.getKey());
                    entry.getValue().forEach(place -> place.removeAll().put(CitationDictionary.CITE, key));
                });
        return citations;
    }

    private static String publishedAt(JsonNode citation) {
        return citation.path("publishedAt").asText();
    }

    /** Gives out keys such as {@code reuters-20231009}, and {@code reuters-20231009-2} for the second of a day. */
    private static final class Keys {

        private final Set<String> taken = new HashSet<>();
        private final Map<String, Integer> counts = new HashMap<>();

        String next(JsonNode citation) {
            String source = citation.path("source").asText();
            String begin = source.matches(Id.PATTERN) ? source : DEFAULT_KEY;
            String end = day(publishedAt(citation));
            String key;
            do {
                int count = counts.merge(begin + end, 1, Integer::sum);
                String whole = end + (count == 1 ? "" : "-" + count);
                key = begin.substring(0, Math.min(begin.length(), MAX_KEY_LENGTH - whole.length())) + whole;
            } while (!taken.add(key));
            return key;
        }

        private static String day(String publishedAt) {
            return publishedAt.matches("\\d{4}-\\d{2}-\\d{2}.*")
                    ? "-" + publishedAt.substring(0, DATE_LENGTH).replace("-", "")
                    : "";
        }
    }
}
