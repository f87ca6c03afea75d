package dev.parley.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.http.MalformedJson;
import dev.parley.http.Problem;
import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.http.Query;
import dev.parley.kernel.Fault;

/** Writes many documents of one collection in one request, a part at a time, and says of each what became of it. */
@Singleton
class Batch {

    static final int MOST_ITEMS = 10_000;

    private static final int PART = 200;

    private final Contents contents;
    private final Journal journal;
    private final ObjectMapper mapper;

    Batch(Contents contents, Journal journal, ObjectMapper mapper) {
        this.contents = contents;
        this.journal = journal;
        this.mapper = mapper;
    }

    /** One item as it was read: the document, or why there is none. */
    private record Item<D>(int index, D document, Problem problem) {}

    <D extends Draft<D>> BatchReport run(
            DocumentCollection<?, D, ?> collection, InputStream body, boolean lines, Query query) throws IOException {
        boolean atomic = query.flag("atomic");
        boolean dryRun = query.flag("dryRun");
        query.close();
        List<ItemReport> reports = new ArrayList<>();
        if (!atomic && !dryRun) {
            InParts<D> parts = new InParts<>(collection, reports);
            read(body, lines, collection.draft(), parts::take);
            parts.write();
            return BatchReport.of(reports, false);
        }
        List<Item<D>> items = new ArrayList<>();
        read(body, lines, collection.draft(), items::add);
        reports.addAll(journal.rehearse(changes -> {
            if (atomic) {
                changes.allOrNone();
            }
            return placeAll(collection, items, changes);
        }));
        BatchReport report = BatchReport.of(reports, dryRun);
        if (dryRun) {
            return report;
        }
        if (report.refused() > 0) {
            throw new ProblemException(
                    ProblemType.RULE_VIOLATION, "Nothing was written, as some items were refused.", faults(reports));
        }
        return BatchReport.of(journal.write(changes -> placeAll(collection, items, changes)), false);
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

    private <D extends Draft<D>> List<ItemReport> placeAll(
            DocumentCollection<?, D, ?> collection, List<Item<D>> items, Changes changes) {
        List<ItemReport> reports = new ArrayList<>();
        for (Item<D> item : items) {
            reports.add(
                    item.problem() != null
                            ? ItemReport.refused(item.index(), null, item.problem())
                            : place(collection, item.index(), item.document(), changes));
            if (reports.size() % PART == 0) {
                journal.entities().flush();
                journal.entities().clear();
            }
        }
        return reports;
    }

    static <D extends Draft<D>> ItemReport place(
            DocumentCollection<?, D, ?> collection, int index, D document, Changes changes) {
        String parent = document.parent();
        try {
            var placed = collection.place(parent, document, Expectation.none(), changes);
            return ItemReport.done(index, placed.document().id(), placed.outcome(), placed.document().version);
        } catch (ProblemException e) {
            if (document.id() != null) {
                changes.refuse(collection.name(), DocumentCollection.key(parent, document.id()));
            }
            return ItemReport.refused(index, document.id(), e.problem());
        }
    }

    /** Writes items in parts, each in a transaction of its own, so that memory does not grow with the batch. */
    private final class InParts<D extends Draft<D>> {

        private final DocumentCollection<?, D, ?> collection;
        private final List<ItemReport> reports;
        private final List<Item<D>> part = new ArrayList<>();

        InParts(DocumentCollection<?, D, ?> collection, List<ItemReport> reports) {
            this.collection = collection;
            this.reports = reports;
        }

        void take(Item<D> item) {
            part.add(item);
            if (part.size() == PART) {
                write();
            }
        }

        void write() {
            reports.addAll(journal.write(changes -> placeAll(collection, part, changes)));
            journal.entities().clear();
            part.clear();
        }
    }

    private <D> void read(InputStream body, boolean lines, Class<D> type, Consumer<Item<D>> each) throws IOException {
        if (lines) {
            readLines(body, type, each);
        } else {
            readArray(body, type, each);
        }
    }

    private <D> void readLines(InputStream body, Class<D> type, Consumer<Item<D>> each) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        int index = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (!line.isBlank()) {
                try (JsonParser parser = mapper.createParser(line)) {
                    each.accept(item(counted(index++), parser, type));
                }
            }
        }
    }

    private <D> void readArray(InputStream body, Class<D> type, Consumer<Item<D>> each) throws IOException {
        try (JsonParser parser = mapper.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new ProblemException(
                        ProblemType.INVALID_DOCUMENT,
                        "A batch is a list.",
                        List.of(new Fault("", "needs a list here")));
            }
            int index = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                Item<D> item = item(counted(index++), parser, type);
                if (item.problem() != null && item.problem().type().equals(ProblemType.MALFORMED_JSON.uri())) {
                    throw new ProblemException(
                            ProblemType.MALFORMED_JSON, item.problem().detail());
                }
                each.accept(item);
            }
        } catch (JsonProcessingException e) {
            throw MalformedJson.problem(e);
        }
    }

    private static int counted(int index) {
        if (index == MOST_ITEMS) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE, "A batch holds at most " + MOST_ITEMS + " items; send the rest in another.");
        }
        return index;
    }

    private <D> Item<D> item(int index, JsonParser parser, Class<D> type) throws IOException {
        try {
            return new Item<>(index, contents.read(parser, type), null);
        } catch (ProblemException e) {
            return new Item<>(index, null, e.problem());
        }
    }
}
