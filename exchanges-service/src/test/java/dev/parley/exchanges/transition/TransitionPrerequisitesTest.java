package dev.parley.exchanges.transition;

import java.util.List;
import java.util.Map;

import dev.parley.exchanges.TestData;
import dev.parley.exchanges.delivery.DeliveryDraft;
import dev.parley.exchanges.exchange.ExchangeDraft;
import dev.parley.exchanges.position.PositionDraft;
import dev.parley.exchanges.revision.RevisionDraft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.parley.exchanges.TestData.claim;
import static dev.parley.exchanges.TestData.commitment;
import static dev.parley.exchanges.TestData.delivery;
import static dev.parley.exchanges.TestData.exactly;
import static dev.parley.exchanges.TestData.item;
import static dev.parley.exchanges.TestData.position;
import static dev.parley.exchanges.TestData.revision;
import static dev.parley.exchanges.TestData.saidBy;
import static dev.parley.exchanges.TestData.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TransitionPrerequisitesTest {

    private static final Map<String, Object> EXCHANGE = TestData.exchange("x");

    private static TransitionPrerequisites prerequisites(
            List<Map<String, Object>> revisions,
            List<Map<String, Object>> positions,
            List<Map<String, Object>> deliveries) {
        return new TransitionPrerequisites(
                TestData.as(ExchangeDraft.class, EXCHANGE),
                revisions.stream()
                        .map(one -> TestData.as(RevisionDraft.class, one))
                        .toList(),
                positions.stream()
                        .map(one -> TestData.as(PositionDraft.class, one))
                        .toList(),
                deliveries.stream()
                        .map(one -> TestData.as(DeliveryDraft.class, one))
                        .toList());
    }

    private static TransitionDraft to(String status) {
        return TestData.as(TransitionDraft.class, TestData.transition(1, status));
    }

    private static List<String> missingToAgree(List<Map<String, Object>> positions) {
        return prerequisites(List.of(revision(1)), positions, List.of()).missingFor(to("AGREED"));
    }

    private static List<String> missingToComplete(
            List<Map<String, Object>> revisions, List<Map<String, Object>> deliveries) {
        return prerequisites(revisions, List.of(), deliveries).missingFor(to("COMPLETED"));
    }

    @Test
    void tablingNeedsACommitment() {
        Map<String, Object> empty = with(revision(1), "commitments", List.of());
        assertFalse(prerequisites(List.of(empty), List.of(), List.of())
                .missingFor(to("TABLED"))
                .isEmpty());
        assertTrue(prerequisites(List.of(empty, revision(2)), List.of(), List.of())
                .missingFor(to("TABLED"))
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"EXPLORATORY", "COUNTERED", "IN_IMPLEMENTATION", "PARTIALLY_COMPLETED", "COLLAPSED"})
    void otherStatusesNeedNothing(String status) {
        assertEquals(List.of(), prerequisites(List.of(), List.of(), List.of()).missingFor(to(status)));
    }

    @Test
    void agreementOfAllReleasingPartiesIsEnough() {
        assertEquals(
                List.of(),
                missingToAgree(List.of(
                        position("a", "hamas", "ACCEPTS", "2023-10-10"),
                        position("b", "israel", "ACCEPTS", "2023-10-10"))));
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPTS, REJECTS, 3",
        "REJECTS, ACCEPTS, 2",
        "ACCEPTS, NO_RESPONSE, 2",
        "ACCEPTS, ACCEPTS_IN_PRINCIPLE, 3"
    })
    void latestStanceCountsAndEnquiryResponsesDoNot(String first, String second, int missing) {
        assertEquals(
                missing,
                missingToAgree(List.of(
                                position("b", "hamas", second, "2023-10-11"),
                                position("a", "hamas", first, "2023-10-10")))
                        .size());
    }

    @Test
    void ofStancesOfOneDateTheLastByIdCounts() {
        assertEquals(
                2,
                missingToAgree(List.of(
                                position("b", "hamas", "ACCEPTS", "2023-10-10"),
                                position("a", "hamas", "REJECTS", "2023-10-10")))
                        .size());
    }

    @Test
    void stanceOnAnEarlierRevisionDoesNotCount() {
        List<Map<String, Object>> positions = List.of(
                position("a", "hamas", "ACCEPTS", "2023-10-10"), position("b", "israel", "ACCEPTS", "2023-10-10"));
        assertEquals(
                3,
                prerequisites(List.of(revision(2), revision(1)), positions, List.of())
                        .missingFor(to("AGREED"))
                        .size());
    }

    @ParameterizedTest
    @CsvSource({
        "qatar, ON_THE_RECORD, true",
        "qatar, INSTITUTIONAL_STATEMENT, true",
        "qatar, OWN_REPORTING, false",
        "hamas, ON_THE_RECORD, false"
    })
    void citationOfAMediatorIsEnough(String speaker, String attribution, boolean isEnough) {
        TransitionDraft transition = TestData.as(
                TransitionDraft.class,
                with(TestData.transition(1, "AGREED"), "citations", List.of(saidBy(speaker, attribution))));
        assertEquals(
                isEnough,
                prerequisites(List.of(revision(1)), List.of(), List.of())
                        .missingFor(transition)
                        .isEmpty());
    }

    @Test
    void completionNeedsAllOfEveryCommitment() {
        assertEquals(2, missingToComplete(List.of(revision(1)), List.of()).size());
        assertEquals(
                List.of("delivery or discharge of commitment `hamas-releases` (outstanding: 1 person)"),
                missingToComplete(
                        List.of(revision(1)),
                        List.of(delivery("a", "hamas-releases", 4), delivery("b", "israel-releases", 40))));
        assertEquals(
                List.of(),
                missingToComplete(
                        List.of(revision(1)),
                        List.of(
                                delivery("a", "hamas-releases", 4),
                                delivery(
                                        "c", with(item("i1", "hamas-releases", exactly(1)), "discharge", "IMPOSSIBLE")),
                                delivery("b", "israel-releases", 36))));
    }

    @Test
    void earlierRevisionNeedNotBeCompleted() {
        Map<String, Object> current = with(revision(2), "commitments", List.of());
        assertEquals(List.of(), missingToComplete(List.of(revision(1), current), List.of()));
    }

    @Test
    void unknownPromiseIsNeverCompletedByRule() {
        Map<String, Object> unknown = with(
                revision(1),
                "commitments",
                List.of(commitment("some", "hamas", claim("c1", "UNKNOWN", null, TestData.EARLY))));
        assertEquals(
                1,
                missingToComplete(List.of(unknown), List.of(delivery("a", "some", 4)))
                        .size());
    }

    @Test
    void allDeliveredOfAllIsComplete() {
        Map<String, Object> all = claim("c1", "ALL", null, TestData.EARLY);
        Map<String, Object> promised = with(revision(1), "commitments", List.of(commitment("some", "hamas", all)));
        assertEquals(List.of(), missingToComplete(List.of(promised), List.of(delivery("a", item("i1", "some", all)))));
    }

    @Test
    void disputedNumberDoesNotKeepFromCompletion() {
        Map<String, Object> disputed = with(
                revision(1),
                "commitments",
                List.of(commitment("some", "hamas", exactly(5), claim("c2", "EXACT", 7, TestData.EARLY))));
        assertEquals(List.of(), missingToComplete(List.of(disputed), List.of(delivery("a", "some", 5))));
        assertEquals(
                1,
                missingToComplete(List.of(disputed), List.of(delivery("a", "some", 4)))
                        .size());
    }

    @Test
    void dealThatIsBeingCarriedOutIsAgreed() {
        assertEquals(
                List.of(),
                prerequisites(List.of(revision(1)), List.of(), List.of(delivery("a", "hamas-releases", 1)))
                        .missingFor(to("AGREED")));
        Map<String, Object> waived =
                delivery("a", with(item("i1", "hamas-releases", exactly(1)), "discharge", "WAIVED"));
        assertFalse(prerequisites(List.of(revision(1)), List.of(), List.of(waived))
                .missingFor(to("AGREED"))
                .isEmpty());
    }

    @Test
    void onlyWhatCanHaveOccurredByThenCounts() {
        TransitionDraft agreed = to("AGREED");
        for (String date : List.of("2023-10-08", "2023-10-07/2023-10-12", "2023-10")) {
            assertEquals(List.of(), missingAt(agreed, date), date);
        }
        assertEquals(3, missingAt(agreed, "2023-10-09").size());
        assertEquals(3, missingAt(agreed, "2023-10-09/2023-10-12").size());
    }

    private static List<String> missingAt(TransitionDraft transition, String dateOfPositions) {
        TransitionPrerequisites all = prerequisites(
                List.of(revision(1)),
                List.of(
                        position("a", "hamas", "ACCEPTS", dateOfPositions),
                        position("b", "israel", "ACCEPTS", dateOfPositions)),
                List.of());
        return TransitionPrerequisites.at(
                        transition, all.exchange(), all.revisions(), all.positions(), all.deliveries())
                .missingFor(transition);
    }
}
