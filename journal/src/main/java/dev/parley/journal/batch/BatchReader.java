package dev.parley.journal.batch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.http.Problem;
import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.journal.document.DocumentKey;
import dev.parley.journal.document.DocumentType;
import dev.parley.journal.document.Draft;
import dev.parley.json.DocumentJson;
import dev.parley.json.JsonText;
import dev.parley.json.MalformedJson;
import dev.parley.kernel.Fault;

/** Reads the items of batches and bundles: a whole body is checked first, then read item by item. */
@Singleton
public class BatchReader {

    static final int MAX_ITEMS = 10_000;

    private static final DocumentKey NO_KEY = new DocumentKey(null, null);

    private final JsonText text;
    private final DocumentJson json;

    BatchReader(JsonText text, DocumentJson json) {
        this.text = text;
        this.json = json;
    }

    /**
     * One item as it was read.
     *
     * @param index where the item is in the list, from 0
     * @param key the id and the parent as they were sent, null where they were not or cannot be read
     * @param document null if there is a problem
     * @param problem why there is no document
     * @param place what the sender calls the item's place, as "line 7"; null if the index says it
     */
    record Item<D>(int index, DocumentKey key, D document, Problem problem, String place) {

        Item<D> refused(Problem why) {
            return new Item<>(index, key, null, why, place);
        }

        /** The problem with the item's place in its messages. */
        Problem located(Problem problem) {
            if (place == null) {
                return problem;
            }
            List<Fault> violations = problem.violations() == null
                    ? null
                    : problem.violations().stream()
                            .map(fault -> new Fault(fault.pointer(), place + ": " + fault.message()))
                            .toList();
            return new Problem(
                    problem.type(),
                    problem.title(),
                    problem.status(),
                    place + ": " + problem.detail(),
                    problem.instance(),
                    violations,
                    problem.more());
        }
    }

    /** How the items of a batch are found in its body. */
    public interface Source {

        /** Refuses a body that is no batch at all. */
        void check(Spool body) throws IOException;

        <D extends Draft<D>> void read(Spool body, DocumentType<?, D> type, Consumer<Item<D>> each) throws IOException;
    }

    /** A JSON list. */
    public Source list() {
        return new Source() {
            @Override
            public void check(Spool body) throws IOException {
                try (JsonParser parser = parser(body)) {
                    if (parser.nextToken() != JsonToken.START_ARRAY) {
                        throw shape("A batch is a list of documents.", List.of(new Fault("", "send a list")));
                    }
                    count(parser);
                    text.requireEnd(parser);
                } catch (JsonProcessingException e) {
                    throw MalformedJson.problem(e);
                }
            }

            @Override
            public <D extends Draft<D>> void read(Spool body, DocumentType<?, D> type, Consumer<Item<D>> each)
                    throws IOException {
                try (JsonParser parser = parser(body)) {
                    parser.nextToken();
                    readAll(parser, type, each);
                }
            }
        };
    }

    /** JSON, one item a line; a line that is not JSON is a fault of that item only. */
    public Source lines() {
        return new Source() {
            @Override
            public void check(Spool body) throws IOException {
                int[] lines = {0};
                eachLine(body, (number, line) -> requireNotTooMany(++lines[0]));
            }

            @Override
            public <D extends Draft<D>> void read(Spool body, DocumentType<?, D> type, Consumer<Item<D>> each)
                    throws IOException {
                int[] index = {0};
                eachLine(body, (number, line) -> each.accept(ofLine(index[0]++, number, line, type)));
            }
        };
    }

    /** Another format, each item of which stands for JSON. */
    public Source in(BatchFormat format) {
        return new Source() {
            @Override
            public void check(Spool body) throws IOException {
                int[] items = {0};
                read(body, format, row -> requireNotTooMany(++items[0]));
            }

            @Override
            public <D extends Draft<D>> void read(Spool body, DocumentType<?, D> type, Consumer<Item<D>> each)
                    throws IOException {
                int[] index = {0};
                read(body, format, row -> each.accept(ofRow(index[0]++, row, type)));
            }

            private void read(Spool body, BatchFormat format, Consumer<BatchFormat.Row> each) throws IOException {
                try (InputStream bytes = body.open()) {
                    format.read(bytes, each);
                }
            }
        };
    }

    /**
     * Requires that the body is one JSON object whose members are lists with these names, none too long.
     *
     * @return the names of the lists that it has
     */
    Set<String> requireLists(Spool body, Set<String> names) throws IOException {
        List<Fault> faults = new ArrayList<>();
        Set<String> present = new HashSet<>();
        try (JsonParser parser = parser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                if (parser.currentToken() == null) {
                    throw new ProblemException(ProblemType.MALFORMED_JSON, "The body is empty.");
                }
                throw shape(
                        "A bundle is an object with a list of documents for each collection.",
                        List.of(new Fault("", "send an object")));
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                present.add(parser.currentName());
                String pointer = Fault.member("", parser.currentName());
                if (!names.contains(parser.currentName())) {
                    faults.add(new Fault(
                            pointer, "unknown collection (known: " + String.join(", ", new TreeSet<>(names)) + ")"));
                }
                if (parser.nextToken() == JsonToken.START_ARRAY) {
                    count(parser);
                } else {
                    faults.add(new Fault(pointer, "send a list"));
                    parser.skipChildren();
                }
            }
            text.requireEnd(parser);
        } catch (JsonProcessingException e) {
            throw MalformedJson.problem(e);
        }
        if (!faults.isEmpty()) {
            throw shape("A bundle is an object with a list of documents for each collection.", faults);
        }
        return present;
    }

    /** The items of the member that is named after the collection, if there is one. */
    <D extends Draft<D>> void ofMember(Spool body, DocumentType<?, D> type, Consumer<Item<D>> each) throws IOException {
        try (JsonParser parser = parser(body)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                boolean found = parser.currentName().equals(type.name());
                parser.nextToken();
                if (found) {
                    readAll(parser, type, each);
                    return;
                }
                parser.skipChildren();
            }
        }
    }

    private <D extends Draft<D>> Item<D> ofLine(int index, int number, byte[] line, DocumentType<?, D> type) {
        try {
            return item(index, text.readLine(line, number), type);
        } catch (ProblemException e) {
            return new Item<>(index, NO_KEY, null, e.problem(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <D extends Draft<D>> void readAll(JsonParser parser, DocumentType<?, D> type, Consumer<Item<D>> each)
            throws IOException {
        int index = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            each.accept(item(index++, text.next(parser), type));
        }
    }

    private <D extends Draft<D>> Item<D> item(int index, JsonNode tree, DocumentType<?, D> type) {
        DocumentKey key = new DocumentKey(
                type.parent() == null
                        ? null
                        : tree.path(type.parent().property()).asText(null),
                tree.path(type.idProperty()).asText(null));
        try {
            return new Item<>(index, key, json.read(tree, type.draft()), null, null);
        } catch (ProblemException e) {
            return new Item<>(index, key, null, e.problem(), null);
        }
    }

    private <D extends Draft<D>> Item<D> ofRow(int index, BatchFormat.Row row, DocumentType<?, D> type) {
        Item<D> read = item(index, row.item(), type);
        if (row.faults().isEmpty()) {
            return new Item<>(index, read.key(), read.document(), read.problem(), row.place());
        }
        List<Fault> faults = new ArrayList<>(row.faults());
        if (read.problem() != null) {
            faults.addAll(read.problem().violations());
        }
        Problem problem =
                shape("Every fault in the shape of the item is listed.", faults).problem();
        return new Item<>(index, read.key(), null, problem, row.place());
    }

    private static void eachLine(Spool body, BiConsumer<Integer, byte[]> each) throws IOException {
        try (InputStream bytes = new BufferedInputStream(body.open())) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int number = 1;
            for (int next = bytes.read(); ; next = bytes.read()) {
                if (next != '\n' && next != -1) {
                    line.write(next);
                    continue;
                }
                byte[] whole = line.toByteArray();
                line.reset();
                if (!isBlank(whole)) {
                    each.accept(number, whole);
                }
                number++;
                if (next == -1) {
                    return;
                }
            }
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte character : line) {
            if (character != ' ' && character != '\t' && character != '\r') {
                return false;
            }
        }
        return true;
    }

    private static void count(JsonParser parser) throws IOException {
        int items = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            requireNotTooMany(++items);
            parser.skipChildren();
        }
    }

    private static void requireNotTooMany(int items) {
        if (items > MAX_ITEMS) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE,
                    "A list holds at most " + MAX_ITEMS + " items. Send the others in another request.");
        }
    }

    private static ProblemException shape(String detail, List<Fault> faults) {
        return new ProblemException(ProblemType.INVALID_DOCUMENT, detail, faults);
    }

    private JsonParser parser(Spool body) throws IOException {
        return text.parser(body.open());
    }
}
