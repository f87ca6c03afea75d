package dev.parley.journal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.http.MalformedJson;
import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.http.Query;
import dev.parley.kernel.Fault;

/**
 * Writes documents of several of a service's collections together, all or none, in an order in which each finds what
 * it refers to. What a batch is for one collection, a bundle is for a service.
 */
@Singleton
class Bundle {

    private final Contents contents;
    private final Journal journal;
    private final ObjectMapper mapper;

    Bundle(Contents contents, Journal journal, ObjectMapper mapper) {
        this.contents = contents;
        this.journal = journal;
        this.mapper = mapper;
    }

    /** Reports by collection name. With {@code dryRun} nothing is written and refusals are told in the report. */
    Map<String, BatchReport> run(List<DocumentCollection<?, ?, ?>> inOrder, InputStream body, Query query)
            throws IOException {
        boolean dryRun = query.flag("dryRun");
        query.close();
        JsonNode bundle = tree(body);
        requireKnown(bundle, inOrder);
        Map<String, BatchReport> rehearsed = journal.rehearse(changes -> placeAll(inOrder, bundle, changes, true));
        if (dryRun) {
            return rehearsed;
        }
        List<Fault> faults = faults(rehearsed);
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    ProblemType.RULE_VIOLATION, "Nothing was written, as some items were refused.", faults);
        }
        return journal.write(changes -> placeAll(inOrder, bundle, changes, false));
    }

    private static List<Fault> faults(Map<String, BatchReport> reports) {
        List<Fault> faults = new ArrayList<>();
        reports.forEach((name, report) -> Batch.faults(report.items()).stream()
                .map(fault -> fault.under("/" + name))
                .forEach(faults::add));
        return faults;
    }

    private Map<String, BatchReport> placeAll(
            List<DocumentCollection<?, ?, ?>> inOrder, JsonNode bundle, Changes changes, boolean dryRun) {
        Map<String, BatchReport> reports = new LinkedHashMap<>();
        if (dryRun) {
            changes.allOrNone();
        }
        for (DocumentCollection<?, ?, ?> collection : inOrder) {
            JsonNode items = bundle.get(collection.name());
            if (items != null) {
                reports.put(collection.name(), BatchReport.of(placeEach(collection, items, changes), dryRun));
            }
        }
        return reports;
    }

    private <D extends Draft<D>> List<ItemReport> placeEach(
            DocumentCollection<?, D, ?> collection, JsonNode items, Changes changes) {
        List<ItemReport> reports = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (JsonNode item : items) {
            int index = reports.size();
            try {
                D document = contents.read(mapper.treeAsTokens(item), collection.draft());
                requireOnce(document, keys);
                reports.add(Batch.place(collection, index, document, changes));
            } catch (ProblemException e) {
                String id = item.path("id").asText(item.path("number").asText(null));
                String parent = item.path("exchange").asText(null);
                if (id != null) {
                    changes.refuse(collection.name(), DocumentCollection.key(parent, id));
                }
                reports.add(ItemReport.refused(index, id, e.problem()));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return reports;
    }

    private static void requireOnce(Draft<?> document, Set<String> keys) {
        if (document.id() != null && !keys.add(DocumentCollection.key(document.parent(), document.id()))) {
            throw new ProblemException(
                    ProblemType.RULE_VIOLATION,
                    "An id stands for one document.",
                    List.of(new Fault("/" + document.idName(), document.id() + " is here already")));
        }
    }

    private static void requireKnown(JsonNode bundle, List<DocumentCollection<?, ?, ?>> collections) {
        List<Fault> faults = new ArrayList<>();
        if (!bundle.isObject()) {
            faults.add(new Fault("", "needs an object here"));
        }
        bundle.fields().forEachRemaining(field -> {
            if (collections.stream().noneMatch(collection -> collection.name().equals(field.getKey()))) {
                faults.add(new Fault(Fault.member("", field.getKey()), "is not a collection of this service"));
            } else if (!field.getValue().isArray()) {
                faults.add(new Fault(Fault.member("", field.getKey()), "needs a list here"));
            }
        });
        if (!faults.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_DOCUMENT, "A bundle holds lists by collection.", faults);
        }
    }

    private JsonNode tree(InputStream body) throws IOException {
        try (JsonParser parser = mapper.createParser(body)) {
            JsonNode tree = mapper.readTree(parser);
            if (tree == null || parser.nextToken() != null) {
                throw new ProblemException(ProblemType.MALFORMED_JSON, "It is empty or goes on after its end.");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw MalformedJson.problem(e);
        }
    }
}
