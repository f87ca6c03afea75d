package dev.parley.kernel;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import dev.parley.kernel.Citation.Attribution;
import dev.parley.kernel.Figure.Claim;
import dev.parley.kernel.Quantity.Kind;
import dev.parley.kernel.Quantity.Unit;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FaultsTest {

    private final Faults faults = new Faults();

    @Test
    void figureOfOneMeasureIsAccepted() {
        faults.figure("/figure", null);
        faults.figure("/figure", figure(quantity(Unit.MONEY, "USD"), quantity(Unit.MONEY, "USD")));

        assertTrue(faults.isEmpty());
    }

    @Test
    void everyClaimOfAnotherMeasureIsReported() {
        Quantity dollars = quantity(Unit.MONEY, "USD");
        faults.figure(
                "/figures/0/figure",
                figure(dollars, quantity(Unit.MONEY, "EUR"), dollars, quantity(Unit.PERSONS, null)));

        assertEquals(List.of("/figures/0/figure/claims/1/quantity", "/figures/0/figure/claims/3/quantity"), pointers());
    }

    @Test
    void doubledIdIsReported() {
        Claim claim = new Claim("a", quantity(Unit.DAYS, null), Citations.published("2023-10-09"), null, null, null);
        faults.figure("/figure", new Figure(List.of(claim, claim)));

        assertEquals(
                List.of(new Fault("/figure/claims/1", "`a` is already in the list, at index 0; list it once")),
                faults.all());
    }

    @Test
    void doubledEntryIsReportedWithoutTheNamesOfOurClasses() {
        faults.unique("/links", List.of(Unit.DAYS, Unit.MONEY, Unit.DAYS), entry -> entry);

        assertEquals(
                List.of(new Fault("/links/2", "this entry is already in the list, at index 0; list it once")),
                faults.all());
    }

    @Test
    void citationFaultIsSeenFromTheDocument() {
        faults.citation("/citations/2", Citations.of("2023-10-09", Attribution.BACKGROUND, "qatar"));

        assertEquals(List.of("/citations/2/saidBy"), pointers());
    }

    @Test
    void reportFromBeforeItsEventIsReported() {
        Citation citation = Citations.of("2023-10-08T12:00:00Z", Attribution.OWN_REPORTING, null);
        faults.publishedAfter("/citations/0", citation, Instant.parse("2023-10-08T12:00:00Z"));
        faults.publishedAfter("/citations/1", citation, null);
        assertTrue(faults.isEmpty());

        faults.publishedAfter("/citations/2", citation, Instant.parse("2023-10-08T12:00:00.001Z"));
        assertEquals(List.of("/citations/2/publishedAt"), pointers());
    }

    @Test
    void memberNamesAreEscapedInPointers() {
        assertEquals("/items/a~1b~0c", Fault.member("/items", "a/b~c"));
    }

    private List<String> pointers() {
        return faults.all().stream().map(Fault::pointer).toList();
    }

    private static Figure figure(Quantity... quantities) {
        return new Figure(IntStream.range(0, quantities.length)
                .mapToObj(i ->
                        new Claim("claim-" + i, quantities[i], Citations.published("2023-10-09"), null, null, null))
                .toList());
    }

    private static Quantity quantity(Unit unit, String currency) {
        return new Quantity(Kind.EXACT, unit, BigDecimal.TEN, null, null, currency, null);
    }
}
