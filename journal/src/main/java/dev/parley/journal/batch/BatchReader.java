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
import java.util.function.Consumer;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.parley.http.Problem;
import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.json.DocumentJson;
import dev.parley.json.MalformedJson;
import dev.parley.kernel.Fault;

/** The items of batches and bundles: a whole body is looked through first, then read item by item. */
@Singleton
public class BatchReader {

    static final int MOST = 10_000;

    private final ObjectMapper mapper;
    private final ObjectReader trees;
    private final DocumentJson json;

    BatchReader(ObjectMapper mapper, DocumentJson json) {
        this.mapper = mapper;
        this.trees = mapper.readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.json = json;
    }

    /**
     * One item as it was read.
     *
     * @param id as it was sent; null if it was not, or cannot be told
     * @param parent likewise
     * @param document null if there is a problem
     * @param problem why there is no document
     * @param place what the item's place is called in what was sent; null if its index says it
     */
    record Item<D>(int index, String id, String parent, D document, Problem problem, String place) {

        Item<D> refused(Problem why) {
            return new Item<>(index, id, parent, null, why, place);
        }

        /** A problem with the item, for whoever sent it. */
        Problem told(Problem problem) {
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

        <D> void read(Spool body, Class<D> type, Consumer<Item<D>> each) throws IOException;
    }

    /** A JSON list. */
    public Source list() {
        return new Source() {
            @Override
            public void check(Spool body) throws IOException {
                try (JsonParser parser = parser(body)) {
                    if (parser.nextToken() != JsonToken.START_ARRAY) {
                        throw shape("A batch is a list.", List.of(new Fault("", "needs a list here")));
                    }
                    count(parser);
                    requireEnd(parser);
                } catch (JsonProcessingException e) {
                    throw MalformedJson.problem(e);
                }
            }

            @Override
            public <D> void read(Spool body, Class<D> type, Consumer<Item<D>> each) throws IOException {
                try (JsonParser parser = parser(body)) {
                    parser.nextToken();
                    readAll(parser, type, each);
                }
            }
        };
    }

    /** JSON, one item a line; a line that is not JSON is its own fault alone. */
    public Source lines() {
        return new Source() {
            @Override
            public void check(Spool body) throws IOException {
                int[] lines = {0};
                eachLine(body, line -> requireNotTooMany(++lines[0]));
            }

            @Override
            public <D> void read(Spool body, Class<D> type, Consumer<Item<D>> each) throws IOException {
                int[] index = {0};
                eachLine(body, line -> each.accept(ofLine(index[0]++, line, type)));
            }
        };
    }

    /** Another form that stands for JSON. */
    public Source in(BatchFormat form) {
        return new Source() {
            @Override
            public void check(Spool body) throws IOException {
                int[] items = {0};
                read(body, form, row -> requireNotTooMany(++items[0]));
            }

            @Override
            public <D> void read(Spool body, Class<D> type, Consumer<Item<D>> each) throws IOException {
                int[] index = {0};
                read(body, form, row -> each.accept(ofRow(index[0]++, row, type)));
            }

            private void read(Spool body, BatchFormat form, Consumer<BatchFormat.Row> each) throws IOException {
                try (InputStream bytes = body.open()) {
                    form.read(bytes, each);
                }
            }
        };
    }

    /**
     * That the body is one JSON object whose members are lists with these names, and none too long.
     *
     * @return the names that are there
     */
    Set<String> requireLists(Spool body, Set<String> names) throws IOException {
        List<Fault> faults = new ArrayList<>();
        Set<String> present = new HashSet<>();
        try (JsonParser parser = parser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                if (parser.currentToken() == null) {
                    throw new ProblemException(ProblemType.MALFORMED_JSON, "It is empty.");
                }
                throw shape("A bundle holds lists by collection.", List.of(new Fault("", "needs an object here")));
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                present.add(parser.currentName());
                String pointer = Fault.member("", parser.currentName());
                if (!names.contains(parser.currentName())) {
                    faults.add(new Fault(pointer, "is not a collection of this service"));
                }
                if (parser.nextToken() == JsonToken.START_ARRAY) {
                    count(parser);
                } else {
                    faults.add(new Fault(pointer, "needs a list here"));
                    parser.skipChildren();
                }
            }
            requireEnd(parser);
        } catch (JsonProcessingException e) {
            throw MalformedJson.problem(e);
        }
        if (!faults.isEmpty()) {
            throw shape("A bundle holds lists by collection.", faults);
        }
        return present;
    }

    /** The items of the list with this name, if there is one. */
    <D> void ofMember(Spool body, String name, Class<D> type, Consumer<Item<D>> each) throws IOException {
        try (JsonParser parser = parser(body)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                boolean found = parser.currentName().equals(name);
                parser.nextToken();
                if (found) {
                    readAll(parser, type, each);
                    return;
                }
                parser.skipChildren();
            }
        }
    }

    private <D> Item<D> ofLine(int index, byte[] line, Class<D> type) {
        try (JsonParser parser = mapper.createParser(line)) {
            JsonNode tree = trees.readValue(parser);
            requireEnd(parser);
            return item(index, tree, type);
        } catch (JsonProcessingException e) {
            return new Item<>(index, null, null, null, MalformedJson.problem(e).problem(), null);
        } catch (ProblemException e) {
            return new Item<>(index, null, null, null, e.problem(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <D> void readAll(JsonParser parser, Class<D> type, Consumer<Item<D>> each) throws IOException {
        int index = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            each.accept(item(index++, trees.readValue(parser), type));
        }
    }

    private <D> Item<D> item(int index, JsonNode tree, Class<D> type) {
        String id = tree.path("id").asText(tree.path("number").asText(null));
        String parent = tree.path("exchange").asText(null);
        try {
            return new Item<>(index, id, parent, json.read(mapper.treeAsTokens(tree), type), null, null);
        } catch (ProblemException e) {
            return new Item<>(index, id, parent, null, e.problem(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <D> Item<D> ofRow(int index, BatchFormat.Row row, Class<D> type) {
        Item<D> read = item(index, row.item(), type);
        if (row.faults().isEmpty()) {
            return new Item<>(index, read.id(), null, read.document(), read.problem(), row.place());
        }
        List<Fault> faults = new ArrayList<>(row.faults());
        if (read.problem() != null) {
            faults.addAll(read.problem().violations());
        }
        Problem problem = shape("Every fault of shape is listed.", faults).problem();
        return new Item<>(index, read.id(), null, null, problem, row.place());
    }

    private static void eachLine(Spool body, Consumer<byte[]> each) throws IOException {
        try (InputStream bytes = new BufferedInputStream(body.open())) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = bytes.read(); ; next = bytes.read()) {
                if (next != '\n' && next != -1) {
                    line.write(next);
                    continue;
                }
                byte[] whole = line.toByteArray();
                line.reset();
                if (!isBlank(whole)) {
                    each.accept(whole);
                }
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
        if (items > MOST) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE, "A list holds at most " + MOST + " items; send the rest in another.");
        }
    }

    private static void requireEnd(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw new ProblemException(ProblemType.MALFORMED_JSON, "It goes on after its end.");
        }
    }

    private static ProblemException shape(String detail, List<Fault> faults) {
        return new ProblemException(ProblemType.INVALID_DOCUMENT, detail, faults);
    }

    private JsonParser parser(Spool body) throws IOException {
        return mapper.createParser(body.open());
    }
}
