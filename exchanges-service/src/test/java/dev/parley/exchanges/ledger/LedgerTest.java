package dev.parley.exchanges.ledger;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import dev.parley.exchanges.TestData;
import dev.parley.exchanges.delivery.DeliveryDraft;
import dev.parley.exchanges.revision.RevisionDraft;
import dev.parley.kernel.Interval;
import dev.parley.kernel.Quantity;
import org.junit.jupiter.api.Test;

import static dev.parley.exchanges.TestData.claim;
import static dev.parley.exchanges.TestData.commitment;
import static dev.parley.exchanges.TestData.delivery;
import static dev.parley.exchanges.TestData.figure;
import static dev.parley.exchanges.TestData.object;
import static dev.parley.exchanges.TestData.revision;
import static dev.parley.exchanges.TestData.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

class LedgerTest {

    private static Ledger ledger(List<Map<String, Object>> revisions, List<Map<String, Object>> deliveries) {
        return Ledger.of(
                "x",
                revisions.stream()
                        .map(one -> TestData.as(RevisionDraft.class, one))
                        .toList(),
                deliveries.stream()
                        .map(one -> TestData.as(DeliveryDraft.class, one))
                        .toList());
    }

    private static Ledger.CommitmentLine only(Map<String, Object> promised, List<Map<String, Object>> deliveries) {
        return ledger(
                        List.of(with(revision(1), "commitments", List.of(commitment("some", "hamas", promised)))),
                        deliveries)
                .commitments()
                .get(0);
    }

    private static Map<String, Object> quantity(String kind, Integer value, String unit) {
        return figure(with(
                claim("c1", kind, value, TestData.EARLY),
                "quantity",
                object("kind", kind, "unit", unit, "value", value)));
    }

    private static void assertExactly(int expected, Interval actual) {
        assertEquals(Quantity.Kind.EXACT, actual.kind());
        assertEquals(0, BigDecimal.valueOf(expected).compareTo(actual.value()));
    }

    @Test
    void nothingDeliveredIsZeroAndAllIsOutstanding() {
        Ledger.CommitmentLine line = only(TestData.exactly(36), List.of());
        assertExactly(36, line.promised());
        assertExactly(0, line.delivered());
        assertExactly(36, line.outstanding());
    }

    @Test
    void unknownPromiseStaysUnknown() {
        Ledger.CommitmentLine line = only(quantity("UNKNOWN", null, "PERSONS"), List.of(delivery("d", "some", 3)));
        assertEquals(Quantity.Kind.UNKNOWN, line.promised().kind());
        assertExactly(3, line.delivered());
        assertEquals(Quantity.Kind.UNKNOWN, line.outstanding().kind());
        assertNull(line.outstanding().value());
    }

    @Test
    void allStaysAllWhileNothingIsDelivered() {
        Ledger.CommitmentLine line = only(quantity("ALL", null, "PERSONS"), List.of());
        assertEquals(Quantity.Kind.ALL, line.promised().kind());
        assertEquals(Quantity.Kind.ALL, line.outstanding().kind());
    }

    @Test
    void deliveriesAddUpAndOutstandingIsNeverBelowZero() {
        List<Map<String, Object>> deliveries = List.of(delivery("a", "some", 4), delivery("b", "some", 3));
        assertExactly(7, only(TestData.exactly(5), deliveries).delivered());
        assertExactly(0, only(TestData.exactly(5), deliveries).outstanding());
        assertExactly(3, only(TestData.exactly(10), deliveries).outstanding());
    }

    @Test
    void unknownDeliveryMakesTheOutstandingNumberUnknown() {
        Ledger.CommitmentLine line = only(
                TestData.exactly(10),
                List.of(with(delivery("a", "some", 0), "figure", quantity("AT_LEAST", 4, "PERSONS"))));
        assertEquals(Quantity.Kind.AT_LEAST, line.delivered().kind());
        assertEquals(0, BigDecimal.valueOf(6).compareTo(line.outstanding().max()));
    }

    @Test
    void whatIsKnownIsNotLostBesideAnUnknownDelivery() {
        Ledger.CommitmentLine line = only(
                TestData.exactly(706),
                List.of(
                        delivery("a", "some", 249),
                        with(delivery("b", "some", 0), "figure", quantity("UNKNOWN", null, "PERSONS"))));
        assertEquals("at least 249 people", line.delivered().words());
        assertEquals("at most 457 people", line.outstanding().words());
    }

    @Test
    void remainsCountForThePersonsPromised() {
        assertExactly(
                3,
                only(
                                TestData.exactly(5),
                                List.of(
                                        delivery("a", "some", 2),
                                        with(delivery("b", "some", 0), "figure", quantity("EXACT", 1, "REMAINS"))))
                        .delivered());
    }

    @Test
    void promiseThatFellAwayIsListedAndNeitherDeliveredNorOutstanding() {
        Ledger.CommitmentLine line = only(
                TestData.exactly(5),
                List.of(
                        delivery("a", "some", 2),
                        with(delivery("b", "some", 1), "discharge", "DELIVERED_OTHERWISE"),
                        with(delivery("c", "some", 2), "discharge", "WAIVED")));
        assertExactly(3, line.delivered());
        assertExactly(2, line.discharged());
        assertExactly(0, line.outstanding());
        assertEquals(
                List.of("b", "c"),
                line.discharges().stream().map(Ledger.Discharged::delivery).toList());
    }

    @Test
    void deliveryWithoutPromiseIsListedOutside() {
        Ledger ledger = ledger(
                List.of(revision(1)),
                List.of(
                        with(delivery("thais", null, 5), "revision", null),
                        delivery("gone", "no-such-commitment", 1),
                        with(delivery("pause", null, 4), "term", "pause")));
        assertEquals(
                List.of("gone", "pause", "thais"),
                ledger.outside().stream().map(Ledger.Outside::delivery).toList());
        assertExactly(5, ledger.outside().get(2).figure());
        assertExactly(0, ledger.commitments().get(0).delivered());
    }

    @Test
    void earlierRevisionsWithDeliveriesAreListed() {
        Ledger ledger = ledger(
                List.of(revision(1), revision(2), revision(3)),
                List.of(with(delivery("a", "hamas-releases", 2), "revision", 2)));
        assertEquals(3, ledger.currentRevision());
        assertEquals(
                List.of(3, 3, 2),
                ledger.commitments().stream()
                        .map(Ledger.CommitmentLine::revision)
                        .toList());
        assertExactly(0, ledger.commitments().get(0).delivered());
        assertExactly(2, ledger.commitments().get(2).delivered());
    }

    @Test
    void ratesDoNotAddUpOverDays() {
        Map<String, Object> aid = object(
                "id",
                "aid",
                "type",
                "AID_ACCESS",
                "text",
                "lorries",
                "figure",
                quantity("EXACT", 200, "TRUCKS_PER_DAY"));
        Map<String, Object> first =
                with(with(delivery("a", null, 0), "term", "aid"), "figure", quantity("EXACT", 137, "TRUCKS_PER_DAY"));
        Map<String, Object> second = with(with(first, "id", "b"), "figure", quantity("EXACT", 200, "TRUCKS_PER_DAY"));
        Interval delivered = ledger(List.of(with(revision(1), "terms", List.of(aid))), List.of(first, second))
                .terms()
                .get(0)
                .delivered();
        assertEquals(0, BigDecimal.valueOf(137).compareTo(delivered.min()));
        assertEquals(0, BigDecimal.valueOf(200).compareTo(delivered.max()));
    }
}
