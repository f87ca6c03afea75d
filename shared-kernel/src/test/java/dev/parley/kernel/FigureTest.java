package dev.parley.kernel;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import dev.parley.kernel.Figure.Claim;
import dev.parley.kernel.Quantity.Kind;
import dev.parley.kernel.Quantity.Unit;
import dev.parley.kernel.Ranked.Rank;
import dev.parley.kernel.Ranked.RankReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FigureTest {

    private static final String OCTOBER_9 = "2023-10-09T12:00:00Z";
    private static final String OCTOBER_10 = "2023-10-10T12:00:00Z";
    private static final String OCTOBER_11 = "2023-10-11T12:00:00Z";

    private final Claim first = claim("first", Kind.EXACT, "36", OCTOBER_9);
    private final Claim second = claim("second", Kind.EXACT, "40", OCTOBER_10);
    private final Claim unclear = claim("unclear", Kind.UNKNOWN, null, OCTOBER_9);

    @Test
    void equallyRankedClaimsResolveToTheirHull() {
        Figure figure = figure(first, second);

        assertEquals(
                new Interval.Bounds(number("36"), number("40"), null, null),
                figure.resolved().bounds());
        assertEquals(figure.envelope(), figure.resolved());
    }

    @Test
    void preferredClaimResolvesAndTheEnvelopeKeepsTheOthers() {
        Figure figure = figure(first, second.withRank(Rank.PREFERRED, null, null));

        assertEquals(second.quantity().interval(), figure.resolved());
        assertEquals(Kind.RANGE, figure.envelope().kind());
    }

    @Test
    void deprecatedClaimCountsForNothing() {
        Claim corrected = first.withRank(Rank.DEPRECATED, RankReason.CORRECTED, null);

        assertEquals(second.quantity().interval(), figure(corrected, second).resolved());
        assertEquals(second.quantity().interval(), figure(corrected, second).envelope());
        assertNull(figure(corrected).resolved());
        assertNull(figure(corrected).envelope());
    }

    @Test
    void approximateClaimBesideExactOnesMakesTheFigureVagueAndDisputedAndNotUnknown() {
        Figure figure = figure(
                claim("a", Kind.EXACT, "869", OCTOBER_9),
                claim("b", Kind.EXACT, "890", OCTOBER_9),
                claim("c", Kind.APPROXIMATE, "900", OCTOBER_9));

        assertEquals(
                new Interval.Bounds(number("869"), number("890"), null, null),
                figure.resolved().bounds());
        assertEquals(figure.resolved(), figure.envelope());
        assertTrue(figure.vague());
        assertTrue(figure.disputed());
        assertFalse(figure(first).vague());
        assertFalse(figure(first).disputed());
    }

    @Test
    void claimOfAWorseRankDoesNotMakeAFigureDisputed() {
        assertFalse(figure(first, second.withRank(Rank.PREFERRED, null, null)).disputed());
        assertTrue(figure(first, second).disputed());
    }

    @Test
    void clericalErrorCountsForNothingAtAnyMoment() {
        Claim wrong = first.withRank(Rank.DEPRECATED, RankReason.ENTRY_ERROR, PublicationTime.of(OCTOBER_11));

        Figure known = figure(wrong, second).knownAt(Instant.parse(OCTOBER_10)).orElseThrow();
        assertEquals(second.quantity().interval(), known.envelope());
    }

    @Test
    void unknownCountsOnlyWhenAlone() {
        assertEquals(first.quantity().interval(), figure(first, unclear).resolved());
        assertEquals(Kind.UNKNOWN, figure(unclear).resolved().kind());
        assertNull(figure(unclear).resolved().min());
    }

    @Test
    void preferredUnknownIsTheResolution() {
        Figure figure = figure(first, unclear.withRank(Rank.PREFERRED, null, null));

        assertEquals(Kind.UNKNOWN, figure.resolved().kind());
        assertEquals(first.quantity().interval(), figure.envelope());
    }

    @Test
    void claimPublishedLaterIsNotYetKnown() {
        Figure figure = figure(first, second);

        assertTrue(figure.knownAt(Instant.parse("2023-10-09T11:59:59Z")).isEmpty());
        assertEquals(figure(first), figure.knownAt(Instant.parse(OCTOBER_9)).orElseThrow());
        assertEquals(figure, figure.knownAt(Instant.parse(OCTOBER_10)).orElseThrow());
    }

    @Test
    void rankCountsFromItsMoment() {
        Claim superseded = first.withRank(Rank.DEPRECATED, RankReason.SUPERSEDED, PublicationTime.of(OCTOBER_11));
        Figure figure = figure(superseded, second);

        assertEquals(
                Kind.RANGE,
                figure.knownAt(Instant.parse(OCTOBER_10))
                        .orElseThrow()
                        .resolved()
                        .kind());
        assertEquals(
                second.quantity().interval(),
                figure.knownAt(Instant.parse(OCTOBER_11)).orElseThrow().resolved());
    }

    @ParameterizedTest
    @CsvSource({
        "2023-10-11T12:00:00Z, 2023-10-11T11:59:59.999999999Z, NORMAL",
        "2023-10-11T12:00:00Z, 2023-10-11T12:00:00Z, DEPRECATED",
        "2023-10-11T12:00:00Z, 2023-10-11T12:00:00.000000001Z, DEPRECATED",
        "2023-10-11T14:00:00+02:00, 2023-10-11T12:00:00Z, DEPRECATED",
        "2023-10-11, 2023-10-11T23:59:59.998Z, NORMAL",
        "2023-10-11, 2023-10-11T23:59:59.999Z, DEPRECATED"
    })
    void rankCountsAtItsVeryInstantAndWithItsReason(String since, Instant moment, Rank rank) {
        Figure figure = figure(first.withRank(Rank.DEPRECATED, RankReason.RETRACTED, PublicationTime.of(since)));

        Claim claim = figure.knownAt(moment).orElseThrow().claims().get(0);
        assertEquals(rank, claim.rank());
        assertEquals(rank == Rank.NORMAL ? null : RankReason.RETRACTED, claim.rankReason());
    }

    @Test
    void preferenceInTheFutureDoesNotCount() {
        Figure figure = figure(first, second.withRank(Rank.PREFERRED, null, PublicationTime.of(OCTOBER_11)));

        assertEquals(
                figure(first, second).resolved(),
                figure.knownAt(Instant.parse(OCTOBER_10)).orElseThrow().resolved());
        assertEquals(
                second.quantity().interval(),
                figure.knownAt(Instant.parse(OCTOBER_11)).orElseThrow().resolved());
    }

    @Test
    void rankWithoutMomentCountsFromThePublication() {
        Claim refuted = first.withRank(Rank.DEPRECATED, RankReason.REFUTED, null);

        assertNull(
                figure(refuted).knownAt(Instant.parse(OCTOBER_9)).orElseThrow().resolved());
    }

    @Test
    void identityIsEverythingButTheRank() {
        Claim preferred = first.withRank(Rank.PREFERRED, null, PublicationTime.of(OCTOBER_11));

        assertEquals(first, preferred.identity());
        assertEquals(Rank.NORMAL, claim("first", Kind.EXACT, "36", OCTOBER_9).rank());
    }

    @Test
    void differentUnitsDoNotMakeAFigure() {
        Quantity days = new Quantity(Kind.EXACT, Unit.DAYS, number("5"), null, null, null, null);
        Claim other = new Claim("days", days, Citations.published(OCTOBER_9), null, null, null);

        assertThrows(IllegalArgumentException.class, () -> figure(first, other).resolved());
    }

    @Test
    void claimsAreCopied() {
        Claim[] claims = {first, second};
        Figure figure = new Figure(Arrays.asList(claims));
        claims[0] = second;

        assertEquals(List.of(first, second), figure.claims());
    }

    private static Figure figure(Claim... claims) {
        return new Figure(List.of(claims));
    }

    private static Claim claim(String id, Kind kind, String value, String published) {
        Quantity quantity = new Quantity(kind, Unit.PERSONS, number(value), null, null, null, null);
        return new Claim(id, quantity, Citations.published(published), null, null, null);
    }

    private static BigDecimal number(String digits) {
        return digits == null ? null : new BigDecimal(digits);
    }
}
