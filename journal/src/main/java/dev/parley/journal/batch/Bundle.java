package dev.parley.journal.batch;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import dev.parley.journal.document.DocumentCollection;
import dev.parley.journal.document.Draft;
import dev.parley.journal.document.Journal;
import dev.parley.journal.document.Locks;
import dev.parley.journal.document.UnitOfWork;
import dev.parley.kernel.Fault;

/**
 * Writes documents of several of a service's collections together, all or none, in an order in which each finds what
 * it refers to. What a batch is for one collection, a bundle is for a service.
 */
@Singleton
public class Bundle {

    private final BatchReader reader;
    private final Batch batch;
    private final Journal journal;

    Bundle(BatchReader reader, Batch batch, Journal journal) {
        this.reader = reader;
        this.batch = batch;
        this.journal = journal;
    }

    /**
     * Writes every list of the bundle, or checks it, and reports by collection.
     *
     * @param inOrder the collections, each after those that its documents refer to
     * @param dryRun whether everything is checked and nothing is written; refusals are then in the report
     */
    public Map<String, BatchReport> run(List<DocumentCollection<?, ?, ?>> inOrder, InputStream body, boolean dryRun)
            throws IOException {
        try (Spool spool = Spool.of(body)) {
            Set<String> present = reader.requireLists(
                    spool,
                    inOrder.stream().map(collection -> collection.type().name()).collect(Collectors.toSet()));
            List<DocumentCollection<?, ?, ?>> sent = inOrder.stream()
                    .filter(collection -> present.contains(collection.type().name()))
                    .toList();
            if (dryRun) {
                return journal.rehearse(unitOfWork -> writeAll(sent, spool, unitOfWork, true));
            }
            return journal.write(unitOfWork -> {
                Map<String, BatchReport> reports = writeAll(sent, spool, unitOfWork, false);
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

    private Map<String, BatchReport> writeAll(
            List<DocumentCollection<?, ?, ?>> inOrder, Spool spool, UnitOfWork unitOfWork, boolean dryRun) {
        unitOfWork.allOrNone();
        Locks locks = new Locks();
        inOrder.forEach(collection -> addLocks(collection, spool, locks));
        journal.lock(locks, unitOfWork);
        Map<String, BatchReport> reports = new LinkedHashMap<>();
        for (DocumentCollection<?, ?, ?> collection : inOrder) {
            reports.put(collection.type().name(), BatchReport.of(writeEach(collection, spool, unitOfWork), dryRun));
        }
        return reports;
    }

    private <D extends Draft<D>> void addLocks(DocumentCollection<?, D, ?> collection, Spool spool, Locks locks) {
        batch.addLocks(collection, taker -> reader.ofMember(spool, collection.type(), taker), locks);
    }

    private <D extends Draft<D>> List<ItemReport> writeEach(
            DocumentCollection<?, D, ?> collection, Spool spool, UnitOfWork unitOfWork) {
        return batch.writeAll(
                collection,
                taker -> reader.ofMember(spool, collection.type(), new RepeatedIds<>(collection.type(), taker)),
                unitOfWork);
    }
}
