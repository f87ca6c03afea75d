package dev.parley.exchanges.ledger;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import dev.parley.exchanges.TestData;
import dev.parley.exchanges.delivery.DeliveryDraft;
import dev.parley.exchanges.exchange.ExchangeDraft;
import dev.parley.exchanges.exchange.Status;
import dev.parley.exchanges.revision.RevisionDraft;
import dev.parley.exchanges.snapshot.ExchangeSnapshot;
import dev.parley.exchanges.transition.TransitionDraft;
import dev.parley.kernel.Interval;
import dev.parley.kernel.Quantity;
import org.junit.jupiter.api.Test;

import static dev.parley.exchanges.TestData.EARLY;
import static dev.parley.exchanges.TestData.LATE;
import static dev.parley.exchanges.TestData.claim;
import static dev.parley.exchanges.TestData.commitment;
import static dev.parley.exchanges.TestData.date;
import static dev.parley.exchanges.TestData.delivery;
import static dev.parley.exchanges.TestData.exactly;
import static dev.parley.exchanges.TestData.group;
import static dev.parley.exchanges.TestData.item;
import static dev.parley.exchanges.TestData.object;
import static dev.parley.exchanges.TestData.revision;
import static dev.parley.exchanges.TestData.transition;
import static dev.parley.exchanges.TestData.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LedgerTest {

    private static ExchangeSnapshot snapshot(
            List<Map<String, Object>> revisions,
            List<Map<String, Object>> deliveries,
            List<Map<String, Object>> transitions) {
        return new ExchangeSnapshot(
                TestData.as(ExchangeDraft.class, TestData.exchange("x")),
                revisions.stream()
                        .map(one -> TestData.as(RevisionDraft.class, one))
                        .toList(),
                List.of(),
                deliveries.stream()
                        .map(one -> TestData.as(DeliveryDraft.class, one))
                        .toList(),
                transitions.stream()
                        .map(one -> TestData.as(TransitionDraft.class, one))
                        .toList());
    }

    private static Ledger ledger(
            Ledger.By by, List<Map<String, Object>> revisions, List<Map<String, Object>> deliveries) {
        return Ledger.of(snapshot(revisions, deliveries, List.of()), by, Ledger.Clock.OCCURRED, 5);
    }

    private static Ledger ledger(List<Map<String, Object>> revisions, List<Map<String, Object>> deliveries) {
        return ledger(Ledger.By.COMMITMENT, revisions, deliveries);
    }

    private static LedgerLine only(Map<String, Object> promised, List<Map<String, Object>> deliveries) {
        return ledger(List.of(revisionOf(commitment("some", "hamas", promised))), deliveries)
                .commitments()
                .get(0);
    }

    @SafeVarargs
    private static Map<String, Object> revisionOf(Map<String, Object>... commitments) {
        return with(revision(1), "commitments", List.of(commitments));
    }

    private static Map<String, Object> claimOf(String kind, Integer value, String unit) {
        return with(claim("c1", kind, value, EARLY), "quantity", object("kind", kind, "unit", unit, "value", value));
    }

    private static Map<String, Object> joint(String id, int persons, String... commitments) {
        return delivery(id, with(item("i1", "", exactly(persons)), "commitments", List.of(commitments)));
    }

    private static void assertExactly(int expected, Interval actual) {
        assertEquals(Quantity.Kind.EXACT, actual.kind(), actual.words());
        assertEquals(0, BigDecimal.valueOf(expected).compareTo(actual.value()), actual.words());
    }

    @Test
    void nothingDeliveredIsZeroAndAllIsOutstanding() {
        LedgerLine line = only(exactly(36), List.of());
        assertExactly(36, line.promised());
        assertExactly(0, line.delivered());
        assertExactly(36, line.outstanding());
    }

    @Test
    void unknownPromiseStaysUnknown() {
        LedgerLine line = only(claimOf("UNKNOWN", null, "PERSONS"), List.of(delivery("d", "some", 3)));
        assertEquals(Quantity.Kind.UNKNOWN, line.promised().kind());
        assertExactly(3, line.delivered());
        assertEquals(Quantity.Kind.UNKNOWN, line.outstanding().kind());
        assertNull(line.outstanding().value());
    }

    @Test
    void allStaysAllWhileNothingIsDelivered() {
        LedgerLine line = only(claimOf("ALL", null, "PERSONS"), List.of());
        assertEquals(Quantity.Kind.ALL, line.promised().kind());
        assertEquals(Quantity.Kind.ALL, line.outstanding().kind());
    }

    @Test
    void deliveriesAddUpAndOutstandingIsNeverBelowZero() {
        List<Map<String, Object>> deliveries = List.of(delivery("a", "some", 4), delivery("b", "some", 3));
        assertExactly(7, only(exactly(5), deliveries).delivered());
        assertExactly(0, only(exactly(5), deliveries).outstanding());
        assertExactly(3, only(exactly(10), deliveries).outstanding());
    }

    @Test
    void whatIsKnownIsNotLostBesideAnUnknownDelivery() {
        LedgerLine line = only(
                exactly(706),
                List.of(
                        delivery("a", "some", 249),
                        delivery("b", item("i1", "some", claimOf("UNKNOWN", null, "PERSONS")))));
        assertEquals("at least 249 people", line.delivered().words());
        assertEquals("at most 457 people", line.outstanding().words());
    }

    @Test
    void deliveryOfWhichEveryClaimIsDeprecatedCountsForNothing() {
        Map<String, Object> wrong = with(with(exactly(3), "rank", "DEPRECATED"), "rankReason", "REFUTED");
        LedgerLine line = only(exactly(5), List.of(delivery("a", item("i1", "some", wrong))));
        assertExactly(0, line.delivered());
        assertEquals(List.of(), line.items());
    }

    @Test
    void remainsCountForThePersonsPromised() {
        assertExactly(
                3,
                only(
                                exactly(5),
                                List.of(
                                        delivery("a", "some", 2),
                                        delivery("b", item("i1", "some", claimOf("EXACT", 1, "REMAINS")))))
                        .delivered());
    }

    @Test
    void moneyOfAnotherCurrencyIsListedAndNotAdded() {
        Map<String, Object> funds = with(commitment("some", "hamas", money("c1", 100, "USD")), "type", "FUNDS");
        LedgerLine line = ledger(
                        List.of(revisionOf(funds)),
                        List.of(delivery(
                                "a",
                                item("i1", "some", money("c1", 40, "USD")),
                                item("i2", "some", money("c1", 50, "EUR")))))
                .commitments()
                .get(0);
        assertExactly(40, line.delivered());
        assertExactly(60, line.outstanding());
        assertEquals(
                List.of(false, true),
                line.items().stream().map(LedgerLine.Item::inOtherCurrency).toList());
    }

    private static Map<String, Object> money(String id, int amount, String currency) {
        return with(
                exactly(1),
                "quantity",
                object("kind", "EXACT", "unit", "MONEY", "value", amount, "currency", currency));
    }

    @Test
    void promiseThatFellAwayIsNeitherDeliveredNorOutstanding() {
        LedgerLine line = only(
                exactly(5),
                List.of(
                        delivery("a", "some", 2),
                        delivery("b", with(item("i1", "some", exactly(1)), "discharge", "DELIVERED_OTHERWISE")),
                        delivery("c", with(item("i1", "some", exactly(2)), "discharge", "WAIVED"))));
        assertExactly(3, line.delivered());
        assertExactly(2, line.discharged());
        assertExactly(0, line.outstanding());
    }

    @Test
    void itemWithoutCommitmentIsListedOutsideByWhomToWhom() {
        Map<String, Object> thais = object(
                "id", "i1",
                "by", List.of("hamas"),
                "to", List.of("thailand"),
                "group", group(),
                "discharge", "DELIVERED",
                "claims", List.of(exactly(5)));
        Ledger ledger = ledger(
                List.of(revision(1)), List.of(delivery("thais", thais), delivery("gone", "no-such-commitment", 1)));
        assertEquals(
                List.of("gone", "thais"),
                ledger.outside().stream().map(OutsideItem::delivery).toList());
        OutsideItem outside = ledger.outside().get(1);
        assertExactly(5, outside.figure());
        assertEquals(List.of("hamas"), outside.by());
        assertEquals(List.of("thailand"), outside.to());
        assertExactly(0, ledger.commitments().get(0).delivered());
    }

    @Test
    void earlierRevisionsWithDeliveriesAreListed() {
        Ledger ledger = ledger(
                List.of(revision(1), revision(2), revision(3)),
                List.of(delivery("a", with(item("i1", "hamas-releases", exactly(2)), "revision", 2))));
        assertEquals(3, ledger.currentRevision());
        assertEquals(
                List.of(3, 3, 2),
                ledger.commitments().stream().map(LedgerLine::revision).toList());
        assertExactly(0, ledger.commitments().get(0).delivered());
        assertExactly(2, ledger.commitments().get(2).delivered());
    }

    @Test
    void jointItemCountsForEachBetweenNothingAndAllAndForTheSumExactly() {
        List<Map<String, Object>> revisions = List.of(revisionOf(
                commitment("government", "israel", exactly(706)), commitment("houthis", "hamas", exactly(181))));
        List<Map<String, Object>> deliveries = List.of(
                delivery("a", item("i1", "government", exactly(249)), item("i2", "houthis", exactly(69))),
                joint("b", 357, "government", "houthis"),
                joint("c", 190, "houthis", "government"));
        List<LedgerLine> lines = ledger(revisions, deliveries).commitments();
        assertEquals("249 to 796 people", lines.get(0).delivered().words());
        assertEquals("at most 457 people", lines.get(0).outstanding().words());
        assertEquals("69 to 616 people", lines.get(1).delivered().words());
        assertEquals(List.of("houthis"), lines.get(0).items().get(1).jointlyWith());

        LedgerSide whole = ledger(Ledger.By.SIDE, revisions, deliveries).sides().stream()
                .filter(LedgerSide::whole)
                .findFirst()
                .orElseThrow();
        assertExactly(887, whole.promised());
        assertExactly(865, whole.delivered());
        assertEquals("22 to 457 people", whole.outstanding().words());
    }

    @Test
    void sidesAndTheirRatioFollowFromTheirCommitments() {
        Ledger ledger = ledger(
                Ledger.By.SIDE,
                List.of(revision(1)),
                List.of(delivery("a", "hamas-releases", 4), delivery("b", "israel-releases", 9)));
        assertEquals(
                List.of("A", "B"),
                ledger.sides().stream()
                        .map(LedgerSide::side)
                        .filter(side -> side != null)
                        .toList());
        assertNull(ledger.commitments());
        LedgerRatio ratio = ledger.ratios().get(0);
        assertEquals("B per A", ratio.side() + " per " + ratio.per());
        assertEquals(new BigDecimal("7.2"), ratio.promised().min());
        assertEquals(new BigDecimal("7.2"), ratio.promised().max());
        assertEquals(new BigDecimal("2.25"), ratio.kept().min());
    }

    private static Map<String, Object> ratio(int give, int each) {
        return with(
                with(exactly(1), "quantity", null),
                "ratio",
                object("commitment", "civilians", "give", give, "each", each));
    }

    @Test
    void dueGrowsWithWhatTheOtherSideDelivered() {
        Map<String, Object> thirtyEach = commitment("prisoners", "israel", ratio(30, 1));
        List<Map<String, Object>> revisions =
                List.of(revisionOf(commitment("civilians", "hamas", exactly(33)), thirtyEach));
        LedgerLine before = ledger(revisions, List.of()).commitments().get(1);
        assertNull(before.promised());
        assertExactly(0, before.due());
        LedgerLine after = ledger(revisions, List.of(delivery("a", "civilians", 3), delivery("b", "prisoners", 80)))
                .commitments()
                .get(1);
        assertExactly(90, after.due());
        assertExactly(80, after.delivered());
        assertExactly(10, after.outstanding());
    }

    @Test
    void whatWasRecoveredByForceOwesNothingInReturn() {
        Map<String, Object> byForce = with(item("i1", "civilians", exactly(2)), "discharge", "DELIVERED_OTHERWISE");
        LedgerLine line = ledger(
                        List.of(revisionOf(
                                commitment("civilians", "hamas", exactly(33)),
                                commitment("prisoners", "israel", ratio(30, 1)))),
                        List.of(delivery("a", byForce), delivery("b", "civilians", 1)))
                .commitments()
                .get(1);
        assertExactly(30, line.due());
    }

    @Test
    void onlyWholeLotsAreDue() {
        Map<String, Object> days = with(commitment("days", "israel", ratio(1, 10)), "type", "CEASEFIRE");
        List<Map<String, Object>> revisions = List.of(revisionOf(commitment("civilians", "hamas", exactly(33)), days));
        assertExactly(
                1,
                ledger(revisions, List.of(delivery("a", "civilians", 19)))
                        .commitments()
                        .get(1)
                        .due());
        Interval unsure = ledger(
                        revisions, List.of(delivery("a", item("i1", "civilians", claimOf("AT_LEAST", 21, "PERSONS")))))
                .commitments()
                .get(1)
                .due();
        assertEquals("at least 2 days", unsure.words());
    }

    @Test
    void ratesDoNotAddUpOverDays() {
        Map<String, Object> aid = with(commitment("aid", "israel", rate(200)), "type", "AID");
        Interval delivered = ledger(
                        List.of(revisionOf(aid)),
                        List.of(
                                delivery("a", item("i1", "aid", rate(137))),
                                delivery("b", item("i1", "aid", rate(200)))))
                .commitments()
                .get(0)
                .delivered();
        assertEquals(0, BigDecimal.valueOf(137).compareTo(delivered.min()));
        assertEquals(0, BigDecimal.valueOf(200).compareTo(delivered.max()));
    }

    private static Map<String, Object> rate(int trucks) {
        return with(exactly(1), "quantity", object("kind", "EXACT", "unit", "TRUCKS", "perDay", true, "value", trucks));
    }

    @Test
    void dayWithAnUncertainDateCountsBetweenNothingAndAll() {
        List<LedgerDay> days = ledger(
                        Ledger.By.DAY,
                        List.of(revisionOf(commitment("some", "hamas", exactly(10)))),
                        List.of(
                                delivery("a", "some", 4),
                                with(delivery("b", "some", 3), "occurred", date("2023-10-08/2023-10-10"))))
                .days();
        assertEquals(
                List.of("2023-10-08", "2023-10-10"),
                days.stream().map(day -> day.day().toString()).toList());
        assertEquals("4 to 7 people", days.get(0).delivered().words());
        assertEquals("4 to 7 people", days.get(0).onTheDay().words());
        assertEquals("3 to 6 people", days.get(0).outstanding().words());
        assertExactly(7, days.get(1).delivered());
        assertExactly(3, days.get(1).outstanding());
        assertEquals("at most 3 people", days.get(1).onTheDay().words());
    }

    @Test
    void daysOfKnowledgeShowWhatWasKnownAtTheirEnd() {
        Map<String, Object> later = delivery("b", item("i1", "some", claim("c1", "EXACT", 3, "2023-10-11T08:00:00Z")));
        later = with(later, "citations", List.of());
        Ledger ledger = Ledger.of(
                snapshot(
                        List.of(revisionOf(commitment("some", "hamas", exactly(10), claim("c2", "EXACT", 12, LATE)))),
                        List.of(delivery("a", "some", 4), later),
                        List.of()),
                Ledger.By.DAY,
                Ledger.Clock.KNOWN,
                5);
        assertEquals(
                List.of("2023-10-09", "2023-10-11"),
                ledger.days().stream().map(day -> day.day().toString()).toList());
        assertEquals("10 to 12 people", ledger.days().get(0).promised().words());
        assertExactly(4, ledger.days().get(0).delivered());
        assertExactly(7, ledger.days().get(1).delivered());
    }

    @Test
    void suspensionsAndBreachesAreListed() {
        List<Interruption> interruptions = Ledger.of(
                        snapshot(
                                List.of(revision(1)),
                                List.of(),
                                List.of(
                                        transition(1, "SUSPENDED"),
                                        transition(2, "IN_IMPLEMENTATION"),
                                        transition(3, "COLLAPSED"))),
                        Ledger.By.COMMITMENT,
                        Ledger.Clock.OCCURRED,
                        5)
                .interruptions();
        assertEquals(
                List.of(Status.SUSPENDED, Status.COLLAPSED),
                interruptions.stream().map(Interruption::status).toList());
        assertEquals("2023-10-08", interruptions.get(0).until().edtf());
        assertNull(interruptions.get(1).until());
    }

    private static Map<String, Object> part(int persons, Map<String, Object> group) {
        return object("group", group, "quantity", exactly(persons).get("quantity"));
    }

    @Test
    void smallPartsThatTwoPropertiesTellApartAreSuppressedWithTheirComplement() {
        Map<String, Object> thaiWomen = with(group("WOMEN"), "nationalities", List.of("TH"));
        Map<String, Object> women = group("WOMEN");
        Map<String, Object> promise = with(
                exactly(52), "breakdown", List.of(part(3, thaiWomen), part(14, women), part(20, group("CHILDREN"))));
        List<LedgerPart> parts = only(promise, List.of()).breakdown();
        assertEquals(
                List.of(true, true, false),
                parts.stream().map(LedgerPart::suppressed).toList());
        assertNull(parts.get(0).figure());
        assertExactly(20, parts.get(2).figure());
        assertExactly(52, only(promise, List.of()).promised());
    }

    @Test
    void partsThatAreLargeEnoughOrToldApartByOnePropertyAreShown() {
        Map<String, Object> thaiWomen = with(group("WOMEN"), "nationalities", List.of("TH"));
        assertFalse(only(with(exactly(52), "breakdown", List.of(part(5, thaiWomen))), List.of())
                .breakdown()
                .get(0)
                .suppressed());
        assertFalse(only(with(exactly(52), "breakdown", List.of(part(3, group("WOMEN")))), List.of())
                .breakdown()
                .get(0)
                .suppressed());
        assertTrue(only(with(exactly(52), "breakdown", List.of(part(4, thaiWomen))), List.of())
                .breakdown()
                .get(0)
                .suppressed());
    }
}
