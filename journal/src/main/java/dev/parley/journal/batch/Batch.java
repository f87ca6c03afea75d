package dev.parley.journal.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import jakarta.inject.Singleton;

import dev.parley.http.Problem;
import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.http.Query;
import dev.parley.journal.document.DocumentCollection;
import dev.parley.journal.document.Draft;
import dev.parley.journal.document.Journal;
import dev.parley.journal.document.UnitOfWork;
import dev.parley.journal.document.WritePrecondition;
import dev.parley.kernel.Fault;

/** Writes many documents of one collection in one request and says of each what became of it. */
@Singleton
public class Batch {

    private static final int PART = 200;

    private final Journal journal;

    Batch(Journal journal) {
        this.journal = journal;
    }

    public <D extends Draft<D>> BatchReport run(
            DocumentCollection<?, D, ?> collection, InputStream body, BatchReader.Source source, Query query)
            throws IOException {
        boolean atomic = query.flag("atomic");
        boolean dryRun = query.flag("dryRun");
        query.close();
        try (Spool spool = Spool.of(body)) {
            source.check(spool);
            Reading<D> items = each -> source.read(spool, collection.draft(), each);
            if (dryRun) {
                return journal.rehearse(unitOfWork -> {
                    if (atomic) {
                        unitOfWork.allOrNone();
                    }
                    return BatchReport.of(placeAll(collection, items, unitOfWork), true);
                });
            }
            if (atomic) {
                return journal.write(unitOfWork -> {
                    unitOfWork.allOrNone();
                    List<ItemReport> placed = placeAll(collection, items, unitOfWork);
                    requireNoneRefused(faults(placed));
                    return BatchReport.of(placed, false);
                });
            }
            Parts<D> parts = new Parts<>(part -> {
                List<ItemReport> placed = journal.write(unitOfWork -> placePart(collection, part, unitOfWork));
                journal.entities().clear();
                return placed;
            });
            return BatchReport.of(parts.all(items), false);
        }
    }

    /** Hands over items one by one. */
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

    /** Writes the documents of all items within the transaction of {@code changes}; memory does not grow with it. */
    <D extends Draft<D>> List<ItemReport> placeAll(
            DocumentCollection<?, D, ?> collection, Reading<D> items, UnitOfWork unitOfWork) {
        Parts<D> parts = new Parts<>(part -> {
            List<ItemReport> placed = placePart(collection, part, unitOfWork);
            journal.entities().flush();
            journal.entities().clear();
            unitOfWork.release();
            return placed;
        });
        return parts.all(items);
    }

    /** Writes the documents of some items within the transaction of {@code changes}. */
    private static <D extends Draft<D>> List<ItemReport> placePart(
            DocumentCollection<?, D, ?> collection, List<BatchReader.Item<D>> part, UnitOfWork unitOfWork) {
        collection.seek(
                part.stream()
                        .filter(item -> item.document() != null && item.id() != null)
                        .map(item -> DocumentCollection.key(item.document().parent(), item.id()))
                        .toList(),
                unitOfWork);
        return part.stream().map(item -> place(collection, item, unitOfWork)).toList();
    }

    private static <D extends Draft<D>> ItemReport place(
            DocumentCollection<?, D, ?> collection, BatchReader.Item<D> item, UnitOfWork unitOfWork) {
        if (item.problem() != null) {
            return refuse(collection, item, item.problem(), unitOfWork);
        }
        try {
            var placed =
                    collection.place(item.document().parent(), item.document(), WritePrecondition.none(), unitOfWork);
            return ItemReport.done(
                    item.index(),
                    placed.document().id(),
                    placed.outcome(),
                    placed.document().version());
        } catch (ProblemException e) {
            return refuse(collection, item, e.problem(), unitOfWork);
        }
    }

    private static <D extends Draft<D>> ItemReport refuse(
            DocumentCollection<?, D, ?> collection, BatchReader.Item<D> item, Problem problem, UnitOfWork unitOfWork) {
        if (item.id() != null) {
            unitOfWork.refuse(collection.name(), DocumentCollection.key(item.parent(), item.id()));
        }
        return ItemReport.refused(item.index(), item.id(), item.told(problem));
    }

    /** Items taken one by one and written in parts. */
    private static final class Parts<D extends Draft<D>> {

        private final Function<List<BatchReader.Item<D>>, List<ItemReport>> write;
        private final List<ItemReport> reports = new ArrayList<>();
        private final List<BatchReader.Item<D>> part = new ArrayList<>();

        Parts(Function<List<BatchReader.Item<D>>, List<ItemReport>> write) {
            this.write = write;
        }

        /** Writes every item, and tells what became of each. */
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
            if (part.size() == PART) {
                end();
            }
        }

        private void end() {
            reports.addAll(write.apply(List.copyOf(part)));
            part.clear();
        }
    }
}
