package dev.parley.journal.canary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.journal.document.Draft;
import dev.parley.json.TestJson;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * A document as it was known at a moment is the same, derived properties included, as if nothing had been published
 * since; and no canary of a later report is in it. Tested at every moment of publication, one microsecond before it, for
 * the documents of the examples and for random ones. {@code -Dcanary.seed=} repeats a run.
 */
public abstract class CanaryContract {

    private static final int RANDOM_DOCUMENTS = 300;
    private static final ObjectMapper JSON = TestJson.mapper();

    /**
     * One collection of a service.
     *
     * @param file the property of a dossier file, or of an exchange in it, that has its documents
     * @param view what a reader is shown of a document, with all that is derived from it
     */
    public record Shown<D extends Draft<D>>(String file, Class<D> draft, Function<D, Object> view) {}

    protected abstract List<Shown<?>> collections();

    @Test
    void nothingOfTheExamplesIsKnownBeforeItIsPublished() throws IOException {
        int compared = 0;
        for (Shown<?> shown : collections()) {
            for (ObjectNode document : documents(shown.file)) {
                Canaries canaries = new Canaries("x");
                compared += compare(shown, canaries.in(document), canaries);
            }
        }
        assertTrue(compared > 0, "no document was known before another report of it was published");
    }

    @TestFactory
    Stream<DynamicTest> nothingOfRandomDocumentsIsKnownBeforeItIsPublished() throws IOException {
        long seed = Long.getLong("canary.seed", System.nanoTime());
        JsonNode apiDocument = JSON.readTree(Path.of("openapi.json").toFile());
        return collections().stream()
                .map(shown -> DynamicTest.dynamicTest(shown.file + ", seed " + seed, () -> {
                    Random random = new Random(seed);
                    int compared = 0;
                    for (int i = 0; i < RANDOM_DOCUMENTS; i++) {
                        Canaries canaries = new Canaries("r");
                        ObjectNode document =
                                new RandomDocuments(apiDocument, random, canaries).next(shown.draft.getSimpleName());
                        compared += compare(shown, document, canaries);
                    }
                    assertTrue(compared > RANDOM_DOCUMENTS / 3, "only " + compared + " were compared");
                }));
    }

    /** All documents of one kind in the examples, with their citations written out, the same everywhere else. */
    protected static List<ObjectNode> documents(String file) throws IOException {
        List<ObjectNode> found = new ArrayList<>();
        for (ObjectNode dossier : examples()) {
            Stream.concat(
                            Stream.of(dossier),
                            StreamSupport.stream(dossier.path("exchanges").spliterator(), false))
                    .flatMap(holder -> StreamSupport.stream(holder.path(file).spliterator(), false))
                    .forEach(document -> found.add(alone((ObjectNode) document)));
        }
        return found;
    }

    protected static List<ObjectNode> examples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../examples"))) {
            List<ObjectNode> dossiers = new ArrayList<>();
            for (Path file : files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                dossiers.add(withoutKeys((ObjectNode) JSON.readTree(file.toFile())));
            }
            return dossiers;
        }
    }

    private static ObjectNode withoutKeys(ObjectNode dossier) {
        JsonNode citations = dossier.path("citations");
        dossier.findParents("cite").forEach(place -> {
            JsonNode citation = citations.required(place.get("cite").asText());
            ((ObjectNode) place).removeAll();
            ((ObjectNode) place).setAll((ObjectNode) citation.deepCopy());
        });
        return dossier;
    }

    /** A document of a file without the documents that the file has inside it. */
    protected static ObjectNode alone(ObjectNode document) {
        ObjectNode copy = document.deepCopy();
        copy.remove(List.of("revisions", "positions", "transitions", "deliveries"));
        return copy.has("marking") ? copy : copy.put("marking", "CLEAR");
    }

    /** @return at how many moments the document was known without all of it being known */
    private static <D extends Draft<D>> int compare(Shown<D> shown, ObjectNode document, Canaries canaries)
            throws JsonProcessingException {
        Instant since = PublishedJson.knownSince(document);
        int compared = 0;
        for (Instant moment : PublishedJson.moments(document)) {
            Instant before = moment.minus(1, ChronoUnit.MICROS);
            if (since == null || since.isAfter(before)) {
                continue;
            }
            String known = JSON.writeValueAsString(view(shown, document, before));
            requireNone(canaries.published(), moment, known, document);
            String expected = JSON.writeValueAsString(view(shown, PublishedJson.before(document, moment), before));
            assertEquals(JSON.readTree(expected), JSON.readTree(known), () -> "at " + before + " of " + document);
            compared++;
        }
        return compared;
    }

    private static <D extends Draft<D>> Object view(Shown<D> shown, ObjectNode document, Instant moment)
            throws JsonProcessingException {
        return shown.view.apply(JSON.treeToValue(document, shown.draft).knownAt(moment));
    }

    /** Requires that of the canaries a text has those that were published before the moment, and no others. */
    protected static void requireNone(Map<String, Instant> canaries, Instant moment, String text, Object subject) {
        canaries.forEach((canary, published) -> {
            if (published.isBefore(moment)) {
                assertTrue(text.contains(canary), () -> canary + " is missing at " + moment + " in " + text);
            } else {
                assertFalse(
                        text.contains(canary), () -> canary + " is in " + text + " before " + moment + ": " + subject);
            }
        });
    }
}
