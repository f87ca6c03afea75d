package dev.parley.gateway.dossier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.catalog.Catalog;
import dev.parley.gateway.catalog.ServiceCollection;
import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.kernel.Fault;
import dev.parley.kernel.Id;

/**
 * The citations that a file gives once, under keys at its top, and names as {@code {"cite": "key"}} where they belong.
 * The services get every citation written out; what they find wrong with one is a fault of the one that the file has.
 */
final class CitationDictionary {

    static final String PROPERTY = "citations";
    static final String CITE = "cite";

    /** In characters, all citations together once they are written out: as much as a service takes at a time. */
    static final long MAX_EXPANDED = 32L * 1024 * 1024;

    private static final int PLACES_NAMED = 3;

    private final Catalog catalog;

    /** Null for a key whose value is not a citation. */
    private final Map<String, ObjectNode> citations = new LinkedHashMap<>();

    private final Map<String, Integer> lengths = new HashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();

    /** The keys by the pointers to the places that name them. */
    private final Map<String, String> keys = new HashMap<>();

    /** Places that name no citation: what a service says of them follows from a fault that is noted already. */
    private final Set<String> refused = new HashSet<>();

    private final List<Fault> faults = new ArrayList<>();
    private long expanded;

    /** @param dictionary the value of the property; missing if the file has none */
    CitationDictionary(JsonNode dictionary, Catalog catalog) {
        this.catalog = catalog;
        if (!dictionary.isMissingNode() && !dictionary.isObject()) {
            faults.add(new Fault("/" + PROPERTY, "must be an object: a citation under each key"));
        }
        dictionary.fields().forEachRemaining(entry -> add(entry.getKey(), entry.getValue()));
    }

    private void add(String key, JsonNode value) {
        String pointer = Fault.member("/" + PROPERTY, key);
        if (!key.matches(Id.PATTERN)) {
            faults.add(new Fault(pointer, "is not a key: " + Id.HINT));
        }
        if (!(value instanceof ObjectNode citation)) {
            faults.add(new Fault(pointer, "must be an object"));
            citations.put(key, null);
        } else if (citation.has(CITE)) {
            faults.add(new Fault(pointer + "/" + CITE, "must be left out: write the citation out here"));
            citations.put(key, null);
        } else {
            citations.put(key, citation);
        }
    }

    /**
     * Writes out the citations that a document names by their keys.
     *
     * @param pointer to the document in the file
     * @throws ProblemException TOO_LARGE if the citations of the file exceed {@link #MAX_EXPANDED}
     */
    void expandIn(ServiceCollection collection, ObjectNode document, String pointer) {
        catalog.visitCitations(collection, document, pointer, (place, placePointer) -> {
            if (place.has(CITE)) {
                Optional<ObjectNode> citation = citation(place, placePointer);
                place.removeAll();
                citation.ifPresentOrElse(place::setAll, () -> refused.add(placePointer));
            }
        });
    }

    private Optional<ObjectNode> citation(ObjectNode place, String pointer) {
        JsonNode cite = place.get(CITE);
        if (place.size() > 1) {
            faults.add(new Fault(
                    pointer,
                    "must hold `" + CITE + "` alone: leave the other properties out, or write the citation out"));
        }
        if (!cite.isTextual()) {
            faults.add(new Fault(pointer + "/" + CITE, "must be a string: a key of `/" + PROPERTY + "`"));
            return Optional.empty();
        }
        String key = cite.textValue();
        if (!citations.containsKey(key)) {
            faults.add(new Fault(pointer + "/" + CITE, "`/" + PROPERTY + "` has no key `" + key + "`"));
            return Optional.empty();
        }
        ObjectNode citation = citations.get(key);
        if (place.size() > 1 || citation == null) {
            return Optional.empty();
        }
        expanded += lengths.computeIfAbsent(key, any -> citation.toString().length());
        if (expanded > MAX_EXPANDED) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE,
                    "With all its citations written out the file has more than 32 MiB. Load it in parts.");
        }
        keys.put(pointer, key);
        uses.merge(key, 1, Integer::sum);
        return Optional.of(citation);
    }

    /** What is wrong with the dictionary and with the places that name its keys. */
    List<Fault> faults() {
        return faults;
    }

    /**
     * Faults in documents, as faults of the file: what is wrong with a citation that was written out is said once, of
     * the citation under its key. A fault of only some of the places that name it says which.
     */
    List<Fault> asSent(Collection<Fault> found) {
        List<Fault> sent = new ArrayList<>();
        Map<Fault, Set<String>> places = new LinkedHashMap<>();
        for (Fault fault : found) {
            if (around(fault.pointer(), refused::contains).isPresent()) {
                continue;
            }
            Optional<String> place = around(fault.pointer(), keys::containsKey);
            // a fault of the place as a whole, as of a citation that is doubled, is not one of the citation
            if (place.isEmpty() || place.get().equals(fault.pointer())) {
                sent.add(fault);
            } else {
                String inCitation = fault.pointer().substring(place.get().length());
                String citation = Fault.member("/" + PROPERTY, keys.get(place.get()));
                places.computeIfAbsent(new Fault(citation + inCitation, fault.message()), any -> new LinkedHashSet<>())
                        .add(place.get());
            }
        }
        places.forEach((fault, at) -> {
            boolean isOfAll = at.size() == uses.get(keys.get(at.iterator().next()));
            sent.add(isOfAll ? fault : new Fault(fault.pointer(), fault.message() + " (as cited at " + list(at) + ")"));
        });
        return sent;
    }

    /** The part of a pointer, or all of it, that is one of some places. */
    private static Optional<String> around(String pointer, Predicate<String> isPlace) {
        for (int end = pointer.length(); end > 0; end = pointer.lastIndexOf('/', end - 1)) {
            String part = pointer.substring(0, end);
            if (isPlace.test(part)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    private static String list(Set<String> places) {
        String first = places.stream().limit(PLACES_NAMED).collect(Collectors.joining("`, `", "`", "`"));
        return places.size() > PLACES_NAMED ? first + " and " + (places.size() - PLACES_NAMED) + " more" : first;
    }
}
