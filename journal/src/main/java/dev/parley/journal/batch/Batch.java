package dev.parley.journal.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

import jakarta.inject.Singleton;

import dev.parley.http.Problem;
import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.journal.document.DocumentCollection;
import dev.parley.journal.document.Draft;
import dev.parley.journal.document.Journal;
import dev.parley.journal.document.Locks;
import dev.parley.journal.document.UnitOfWork;
import dev.parley.journal.document.WritePrecondition;
import dev.parley.kernel.Fault;

/** Writes many documents of one collection in one request and reports the outcome of each. */
@Singleton
public class Batch {

    private static final int ITEMS_AT_ONCE = 200;

    private final Journal journal;

    Batch(Journal journal) {
        this.journal = journal;
    }

    /**
     * Writes every item, or checks it.
     *
     * @param atomic whether one refused item keeps all the others from being written
     * @param dryRun whether everything is checked and nothing is written
     */
    public <D extends Draft<D>> BatchReport run(
            DocumentCollection<?, D, ?> collection,
            InputStream body,
            BatchReader.Source source,
            boolean atomic,
            boolean dryRun)
            throws IOException {
        try (Spool spool = Spool.of(body)) {
            source.check(spool);
            Reading<D> items =
                    each -> source.read(spool, collection.type(), new RepeatedIds<>(collection.type(), each));
            if (dryRun) {
                return journal.rehearse(unitOfWork -> {
                    if (atomic) {
                        unitOfWork.allOrNone();
                    }
                    lockAll(collection, items, unitOfWork);
                    return BatchReport.of(writeAll(collection, items, unitOfWork), true);
                });
            }
            if (atomic) {
                return journal.write(unitOfWork -> {
                    unitOfWork.allOrNone();
                    lockAll(collection, items, unitOfWork);
                    List<ItemReport> reports = writeAll(collection, items, unitOfWork);
                    requireNoneRefused(faults(reports));
                    return BatchReport.of(reports, false);
                });
            }
            Parts<D> parts = new Parts<>(part -> {
                List<ItemReport> reports = journal.write(unitOfWork -> {
                    Locks locks = new Locks();
                    collection.writer().addLocks(documents(part), locks);
                    journal.lock(locks, unitOfWork);
                    return writePart(collection, part, unitOfWork);
                });
                journal.entities().clear();
                return reports;
            });
            return BatchReport.of(parts.all(items), false);
        }
    }

    /** Passes items on one by one. */
    interface Reading<D> {
        void each(Consumer<BatchReader.Item<D>> taker) throws IOException;
    }

    /** Ends a transaction in which all documents are to be written or none. */
    static void requireNoneRefused(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    ProblemType.RULE_VIOLATION, "Nothing was written, as some items were refused.", faults);
        }
    }

    /** The faults of all refused items, with pointers into the list that was sent. */
    static List<Fault> faults(List<ItemReport> reports) {
        return reports.stream()
                .filter(report -> report.problem() != null)
                .flatMap(report -> faults(report.problem()).stream().map(fault -> fault.under("/" + report.index())))
                .toList();
    }

    /** The faults that a problem lists, or the problem itself as one. */
    private static List<Fault> faults(Problem problem) {
        return problem.violations() == null || problem.violations().isEmpty()
                ? List.of(new Fault("", problem.title() + ": " + problem.detail()))
                : problem.violations();
    }

    private <D extends Draft<D>> void lockAll(
            DocumentCollection<?, D, ?> collection, Reading<D> items, UnitOfWork unitOfWork) {
        Locks locks = new Locks();
        addLocks(collection, items, locks);
        journal.lock(locks, unitOfWork);
    }

    /** Adds the locks that are needed to write the items; memory grows with the number of their keys only. */
    <D extends Draft<D>> void addLocks(DocumentCollection<?, D, ?> collection, Reading<D> items, Locks locks) {
        Parts<D> parts = new Parts<>(part -> {
            collection.writer().addLocks(documents(part), locks);
            journal.entities().clear();
            return List.of();
        });
        parts.all(items);
    }

    /** Writes all items within the transaction of {@code unitOfWork}; memory does not grow with their number. */
    <D extends Draft<D>> List<ItemReport> writeAll(
            DocumentCollection<?, D, ?> collection, Reading<D> items, UnitOfWork unitOfWork) {
        Parts<D> parts = new Parts<>(part -> {
            List<ItemReport> reports = writePart(collection, part, unitOfWork);
            journal.entities().flush();
            journal.entities().clear();
            unitOfWork.release();
            return reports;
        });
        return parts.all(items);
    }

    private static <D extends Draft<D>> List<ItemReport> writePart(
            DocumentCollection<?, D, ?> collection, List<BatchReader.Item<D>> part, UnitOfWork unitOfWork) {
        collection.writer().readRows(documents(part), unitOfWork);
        return part.stream().map(item -> write(collection, item, unitOfWork)).toList();
    }

    private static <D extends Draft<D>> List<D> documents(List<BatchReader.Item<D>> part) {
        return part.stream()
                .map(BatchReader.Item::document)
                .filter(Objects::nonNull)
                .toList();
    }

    private static <D extends Draft<D>> ItemReport write(
            DocumentCollection<?, D, ?> collection, BatchReader.Item<D> item, UnitOfWork unitOfWork) {
        if (item.problem() != null) {
            return refuse(collection, item, item.problem(), unitOfWork);
        }
        try {
            var result = collection
                    .writer()
                    .write(item.document().parent(), item.document(), WritePrecondition.none(), unitOfWork);
            return ItemReport.written(item.index(), result);
        } catch (ProblemException e) {
            return refuse(collection, item, e.problem(), unitOfWork);
        }
    }

    private static <D extends Draft<D>> ItemReport refuse(
            DocumentCollection<?, D, ?> collection, BatchReader.Item<D> item, Problem problem, UnitOfWork unitOfWork) {
        if (item.key().id() != null) {
            unitOfWork.refuse(collection.type().name(), item.key());
        }
        return ItemReport.refused(item.index(), item.key().id(), item.located(problem));
    }

    /** Items taken one by one and written in parts. */
    private static final class Parts<D extends Draft<D>> {

        private final Function<List<BatchReader.Item<D>>, List<ItemReport>> write;
        private final List<ItemReport> reports = new ArrayList<>();
        private final List<BatchReader.Item<D>> part = new ArrayList<>();

        Parts(Function<List<BatchReader.Item<D>>, List<ItemReport>> write) {
            this.write = write;
        }

        /** Writes every item and reports the outcome of each. */
        List<ItemReport> all(Reading<D> items) {
            try {
                items.each(this::take);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            end();
            return reports;
        }

        private void take(BatchReader.Item<D> item) {
            part.add(item);
            if (part.size() == ITEMS_AT_ONCE) {
                end();
            }
        }

        private void end() {
            reports.addAll(write.apply(List.copyOf(part)));
            part.clear();
        }
    }
}
