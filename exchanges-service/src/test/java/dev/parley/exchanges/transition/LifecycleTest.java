package dev.parley.exchanges.transition;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.parley.exchanges.TestData;
import dev.parley.exchanges.exchange.Status;
import org.junit.jupiter.api.Test;

import static dev.parley.exchanges.TestData.object;
import static dev.parley.exchanges.TestData.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LifecycleTest {

    private static TransitionDraft step(int number, Status to) {
        return step(TestData.transition(number, to.name()));
    }

    private static TransitionDraft step(Map<String, Object> transition) {
        return TestData.as(TransitionDraft.class, transition);
    }

    private static Lifecycle through(Status... statuses) {
        return Lifecycle.of(IntStream.range(0, statuses.length)
                .mapToObj(i -> step((i + 1) * 10, statuses[i]))
                .toList());
    }

    @Test
    void lawfulChainHasNoFault() {
        assertEquals(
                List.of(),
                through(Status.EXPLORATORY, Status.TABLED, Status.COUNTERED, Status.TABLED, Status.AGREED)
                        .unlawful());
    }

    @Test
    void chainIsOrderedByNumber() {
        assertEquals(
                List.of(),
                Lifecycle.of(List.of(step(10, Status.AGREED), step(9, Status.TABLED)))
                        .unlawful());
    }

    @Test
    void firstStepIsCheckedToo() {
        assertEquals(
                List.of("transition 10 to AGREED is not allowed at the start; allowed: EXPLORATORY, TABLED"),
                through(Status.AGREED).unlawful());
    }

    @Test
    void nothingIsAllowedAfterAFinalStatus() {
        assertEquals(
                List.of("transition 30 to TABLED is not allowed after REJECTED; allowed: none"),
                through(Status.TABLED, Status.REJECTED, Status.TABLED).unlawful());
    }

    @Test
    void insertedStepIsCheckedWithTheNextOne() {
        Lifecycle chain = through(Status.EXPLORATORY, Status.TABLED);
        assertEquals(1, chain.with(step(15, Status.LAPSED)).unlawful().size());
        assertEquals(EnumSet.of(Status.TABLED, Status.WITHDRAWN, Status.LAPSED), chain.lawfulAt(15));
    }

    @Test
    void removedStepIsCheckedWithTheNextOne() {
        Lifecycle chain = through(Status.TABLED, Status.AGREED, Status.IN_IMPLEMENTATION);
        assertEquals(1, chain.without(20).unlawful().size());
        assertEquals(List.of(), chain.without(30).unlawful());
    }

    @Test
    void overrideAppliesToItsOwnStepOnly() {
        TransitionDraft overridden =
                step(with(TestData.transition(20, "COMPLETED"), "override", object("reason", "nothing else is known")));
        assertEquals(List.of(), through(Status.TABLED).with(overridden).unlawful());
        assertTrue(through(Status.TABLED)
                .with(overridden)
                .with(step(30, Status.AGREED))
                .unlawful()
                .get(0)
                .contains("30"));
    }
}
