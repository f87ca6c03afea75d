package dev.parley.exchanges.state;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.exchanges.delivery.DeliveryDraft;
import dev.parley.exchanges.diff.KnowledgeChanges;
import dev.parley.exchanges.exchange.ExchangeDraft;
import dev.parley.exchanges.ledger.Ledger;
import dev.parley.exchanges.position.PositionDraft;
import dev.parley.exchanges.position.Positions;
import dev.parley.exchanges.revision.RevisionDraft;
import dev.parley.exchanges.snapshot.ExchangeSnapshot;
import dev.parley.exchanges.transition.TransitionDraft;
import dev.parley.journal.canary.Canaries;
import dev.parley.journal.canary.CanaryContract;
import dev.parley.journal.canary.PublishedJson;
import dev.parley.journal.document.Draft;
import dev.parley.json.TestJson;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CanaryTest extends CanaryContract {

    private static final ObjectMapper JSON = TestJson.mapper();
    private static final int EVERY_PART = 0;

    @Override
    protected List<Shown<?>> collections() {
        return List.of(
                new Shown<>("exchanges", ExchangeDraft.class, exchange -> exchange),
                new Shown<>("revisions", RevisionDraft.class, revision -> revision),
                new Shown<>("positions", PositionDraft.class, position -> position),
                new Shown<>("transitions", TransitionDraft.class, transition -> transition),
                new Shown<>("deliveries", DeliveryDraft.class, delivery -> delivery));
    }

    /** Ledgers, states and differences, which are derived from all records of an exchange. */
    @Test
    void whatIsDerivedFromAnExchangeIsAsIfNothingHadBeenPublishedSince() throws IOException {
        int compared = 0;
        for (ObjectNode dossier : examples()) {
            for (JsonNode given : dossier.path("exchanges")) {
                compared += compare((ObjectNode) given);
            }
        }
        assertTrue(compared > 30, "only " + compared + " moments were compared");
    }

    private static int compare(ObjectNode given) throws JsonProcessingException {
        Canaries canaries = new Canaries("e");
        ObjectNode exchange = canaries.in(given);
        ExchangeSnapshot all = snapshot(exchange, null);
        SortedSet<Instant> moments = new TreeSet<>(PublishedJson.moments(exchange));
        Instant last = null;
        int compared = 0;
        for (Instant moment : moments) {
            Instant before = moment.minus(1, ChronoUnit.MICROS);
            if (!moments.headSet(moment).isEmpty()) {
                String known = derived(all, last, before);
                assertEquals(
                        JSON.readTree(derived(snapshot(exchange, moment), last, before)),
                        JSON.readTree(known),
                        () -> "at " + before + " of " + exchange.get("id"));
                canaries.published().forEach((canary, published) -> {
                    if (!published.isBefore(moment)) {
                        assertFalse(known.contains(canary), () -> canary + " is known before " + moment + ": " + known);
                    }
                });
                compared++;
            }
            last = before;
        }
        return compared;
    }

    /** @param before the exchange has only what was published before; null: all */
    private static ExchangeSnapshot snapshot(ObjectNode exchange, Instant before) throws JsonProcessingException {
        return new ExchangeSnapshot(
                JSON.treeToValue(
                        before == null ? alone(exchange) : PublishedJson.before(alone(exchange), before),
                        ExchangeDraft.class),
                records(exchange, "revisions", RevisionDraft.class, before),
                records(exchange, "positions", PositionDraft.class, before),
                records(exchange, "deliveries", DeliveryDraft.class, before),
                records(exchange, "transitions", TransitionDraft.class, before));
    }

    private static <D extends Draft<D>> List<D> records(ObjectNode exchange, String name, Class<D> type, Instant before)
            throws JsonProcessingException {
        List<D> records = new ArrayList<>();
        for (JsonNode record : exchange.path(name)) {
            ObjectNode whole = alone((ObjectNode) record);
            if (before == null) {
                records.add(JSON.treeToValue(whole, type));
            } else if (PublishedJson.knownSince(whole).isBefore(before)) {
                records.add(JSON.treeToValue(PublishedJson.before(whole, before), type));
            }
        }
        return records;
    }

    private static String derived(ExchangeSnapshot all, Instant last, Instant moment) throws JsonProcessingException {
        ExchangeSnapshot known = all.knownAt(moment);
        ExchangeSnapshot earlier = last == null ? null : all.knownAt(last);
        List<Object> derived = new ArrayList<>();
        for (Ledger.By by : Ledger.By.values()) {
            for (Ledger.Clock clock : Ledger.Clock.values()) {
                derived.add(Ledger.of(known, by, clock, EVERY_PART));
            }
        }
        derived.add(ExchangeStateEntry.of(moment, earlier, known));
        derived.add(KnowledgeChanges.between(earlier, known));
        derived.add(known.momentsOfKnowledge().stream().map(Objects::toString).toList());
        Map<PositionDraft, String> answers = Positions.answersTo(known.enquiries(), known.positions());
        derived.add(known.enquiries().stream()
                .map(enquiry -> String.valueOf(answers.get(enquiry)))
                .toList());
        return JSON.writeValueAsString(derived);
    }
}
