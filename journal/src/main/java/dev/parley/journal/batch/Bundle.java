package dev.parley.journal.batch;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import dev.parley.http.Problem;
import dev.parley.http.ProblemType;
import dev.parley.http.Query;
import dev.parley.journal.document.DocumentCollection;
import dev.parley.journal.document.Draft;
import dev.parley.journal.document.Journal;
import dev.parley.journal.document.UnitOfWork;
import dev.parley.kernel.Fault;

/**
 * Writes documents of several of a service's collections together, all or none, in an order in which each finds what
 * it refers to. What a batch is for one collection, a bundle is for a service.
 */
@Singleton
public class Bundle {

    private final BatchReader items;
    private final Batch batch;
    private final Journal journal;

    Bundle(BatchReader items, Batch batch, Journal journal) {
        this.items = items;
        this.batch = batch;
        this.journal = journal;
    }

    /** Reports by collection name. With {@code dryRun} nothing is written and refusals are told in the report. */
    public Map<String, BatchReport> run(List<DocumentCollection<?, ?, ?>> inOrder, InputStream body, Query query)
            throws IOException {
        boolean dryRun = query.flag("dryRun");
        query.close();
        try (Spool spool = Spool.of(body)) {
            Set<String> present = items.requireLists(
                    spool, inOrder.stream().map(DocumentCollection::name).collect(Collectors.toSet()));
            List<DocumentCollection<?, ?, ?>> sent = inOrder.stream()
                    .filter(collection -> present.contains(collection.name()))
                    .toList();
            if (dryRun) {
                return journal.rehearse(unitOfWork -> placeAll(sent, spool, unitOfWork, true));
            }
            return journal.write(unitOfWork -> {
                Map<String, BatchReport> reports = placeAll(sent, spool, unitOfWork, false);
                Batch.requireNoneRefused(faults(reports));
                return reports;
            });
        }
    }

    private static List<Fault> faults(Map<String, BatchReport> reports) {
        List<Fault> faults = new ArrayList<>();
        reports.forEach((name, report) -> Batch.faults(report.items()).stream()
                .map(fault -> fault.under("/" + name))
                .forEach(faults::add));
        return faults;
    }

    private Map<String, BatchReport> placeAll(
            List<DocumentCollection<?, ?, ?>> inOrder, Spool spool, UnitOfWork unitOfWork, boolean dryRun) {
        unitOfWork.allOrNone();
        Map<String, BatchReport> reports = new LinkedHashMap<>();
        for (DocumentCollection<?, ?, ?> collection : inOrder) {
            reports.put(collection.name(), BatchReport.of(placeEach(collection, spool, unitOfWork), dryRun));
        }
        return reports;
    }

    private <D extends Draft<D>> List<ItemReport> placeEach(
            DocumentCollection<?, D, ?> collection, Spool spool, UnitOfWork unitOfWork) {
        Set<String> keys = new HashSet<>();
        return batch.placeAll(
                collection,
                taker -> items.ofMember(
                        spool, collection.name(), collection.draft(), item -> taker.accept(once(item, keys))),
                unitOfWork);
    }

    private static <D extends Draft<D>> BatchReader.Item<D> once(BatchReader.Item<D> item, Set<String> keys) {
        boolean again = item.id() != null && !keys.add(DocumentCollection.key(item.parent(), item.id()));
        return again && item.problem() == null ? item.refused(doubled(item)) : item;
    }

    private static Problem doubled(BatchReader.Item<? extends Draft<?>> item) {
        return Problem.of(
                ProblemType.RULE_VIOLATION,
                "An id stands for one document.",
                List.of(new Fault("/" + item.document().idName(), item.id() + " is here already")),
                Map.of());
    }
}
