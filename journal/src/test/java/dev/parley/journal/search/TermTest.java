package dev.parley.journal.search;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class TermTest {

    private static final Instant MONDAY = Instant.parse("2023-10-09T00:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2023-10-10T00:00:00Z");
    private static final Instant SUNDAY = Instant.parse("2023-10-15T00:00:00Z");

    @Test
    void termIsKeptOnceForItsWidestPeriod() {
        Term always = new Term("a", null, null);
        Term fromMonday = new Term("a", MONDAY, null);
        assertEquals(List.of(always), Term.widest(List.of(fromMonday, always, fromMonday)));
        assertEquals(
                List.of(fromMonday),
                Term.widest(
                        List.of(new Term("a", TUESDAY, SUNDAY), fromMonday, new Term("a", Term.PRESENT_ONLY, null))));
    }

    @Test
    void periodsOfWhichNeitherHoldsTheOtherAreBothKept() {
        List<Term> apart = List.of(new Term("a", MONDAY, TUESDAY), new Term("a", TUESDAY, null));
        List<Term> overlapping = List.of(new Term("a", MONDAY, SUNDAY), new Term("a", TUESDAY, null));
        List<Term> different = List.of(new Term("a", MONDAY, null), new Term("b", MONDAY, null));
        assertEquals(apart, Term.widest(apart));
        assertEquals(overlapping, Term.widest(overlapping));
        assertEquals(different, Term.widest(different));
    }
}
