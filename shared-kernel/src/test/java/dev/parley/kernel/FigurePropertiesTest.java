package dev.parley.kernel;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import dev.parley.kernel.Figure.Claim;
import dev.parley.kernel.Ranked.Rank;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

import static dev.parley.kernel.IntervalPropertiesTest.mayBe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FigurePropertiesTest {

    @Property
    void anotherKnownClaimNeverNarrowsTheEnvelope(
            @ForAll @Size(min = 1, max = 4) List<@From("claims") Claim> claims,
            @ForAll("claims") Claim another,
            @ForAll("numbers") BigDecimal number) {
        Interval before = new Figure(claims).envelope();
        Interval after = new Figure(with(claims, another)).envelope();

        if (before != null && before.hasBounds() && mayBe(before, number)) {
            assertTrue(mayBe(after, number));
        }
    }

    @Property
    void anotherClaimOfTheBestRankNeverNarrowsTheResolution(
            @ForAll @Size(min = 1, max = 4) List<@From("claims") Claim> claims,
            @ForAll("quantities") Quantity quantity,
            @ForAll("numbers") BigDecimal number) {
        Rank best = claims.stream().map(Claim::rank).min(Rank::compareTo).orElseThrow();
        Interval before = new Figure(claims).resolved();
        Interval after = new Figure(with(claims, claim(quantity, best, 1))).resolved();

        if (before != null && before.hasBounds() && mayBe(before, number)) {
            assertTrue(mayBe(after, number));
        }
    }

    @Property
    void envelopeHoldsTheResolution(
            @ForAll @Size(min = 1, max = 5) List<@From("claims") Claim> claims, @ForAll("numbers") BigDecimal number) {
        Figure figure = new Figure(claims);

        if (figure.resolved() != null && figure.resolved().hasBounds()) {
            assertTrue(!mayBe(figure.resolved(), number) || mayBe(figure.envelope(), number));
        }
    }

    @Property
    void claimWithoutBoundsMakesTheFigureVagueAndChangesNoBounds(
            @ForAll @Size(min = 1, max = 4) List<@From("claims") Claim> claims,
            @ForAll("bounded") Quantity bounded,
            @ForAll("vague") Quantity vague) {
        Figure figure = new Figure(with(claims, claim(bounded, Rank.PREFERRED, 1)));
        Figure unclear = new Figure(with(figure.claims(), claim(vague, Rank.PREFERRED, 1)));

        assertEquals(figure.resolved(), unclear.resolved());
        assertEquals(figure.envelope(), unclear.envelope());
        assertTrue(unclear.vague());
    }

    @Property
    void figureIsDisputedIfNoNumberSatisfiesEveryClaimOfTheBestRank(
            @ForAll @Size(min = 1, max = 4) List<@From("claims") Claim> claims) {
        boolean possible = IntStream.rangeClosed(0, 60)
                .mapToObj(quarters -> BigDecimal.valueOf(quarters * 25L, 2))
                .anyMatch(number -> Ranked.best(claims).stream()
                        .allMatch(claim -> mayBe(claim.quantity().interval(), number)));

        assertEquals(!possible, new Figure(claims).disputed());
    }

    @Property
    void figureOfDeprecatedClaimsHasNoIntervals(
            @ForAll @Size(min = 1, max = 5) List<@From("quantities") Quantity> all) {
        Figure figure = new Figure(all.stream()
                .map(quantity -> claim(quantity, Rank.DEPRECATED, 1))
                .toList());

        assertNull(figure.resolved());
        assertNull(figure.envelope());
    }

    @Property
    void claimsInAnotherOrderComeToTheSame(@ForAll @Size(min = 1, max = 5) List<@From("claims") Claim> claims) {
        List<Claim> reversed = new ArrayList<>(claims);
        Collections.reverse(reversed);

        assertEquals(new Figure(claims).resolved(), new Figure(reversed).resolved());
        assertEquals(new Figure(claims).envelope(), new Figure(reversed).envelope());
    }

    @Property
    void laterKnowledgeAddsClaimsAndLosesNone(@ForAll @Size(min = 1, max = 5) List<@From("claims") Claim> claims) {
        Figure figure = new Figure(claims);
        List<List<Claim>> days = IntStream.rangeClosed(1, 9)
                .mapToObj(day -> figure.knownAt(Instant.parse(noon(day))))
                .map(known -> known.map(Figure::claims).orElse(List.of()))
                .toList();

        for (int day = 1; day < days.size(); day++) {
            assertTrue(days.get(day).containsAll(days.get(day - 1)));
        }
        assertEquals(claims, days.get(8));
    }

    @Provide
    Arbitrary<Claim> claims() {
        return Combinators.combine(
                        quantities(),
                        Arbitraries.of(Rank.class),
                        Arbitraries.integers().between(1, 9))
                .as(FigurePropertiesTest::claim)
                .withoutEdgeCases();
    }

    @Provide
    Arbitrary<Quantity> bounded() {
        return quantities().filter(quantity -> quantity.interval().hasBounds());
    }

    @Provide
    Arbitrary<Quantity> vague() {
        return quantities().filter(quantity -> !quantity.interval().hasBounds());
    }

    @Provide
    Arbitrary<Quantity> quantities() {
        return new IntervalPropertiesTest().quantities();
    }

    @Provide
    Arbitrary<BigDecimal> numbers() {
        return new IntervalPropertiesTest().numbers();
    }

    private static Claim claim(Quantity quantity, Rank rank, int day) {
        return new Claim("claim", quantity, Citations.published(noon(day)), rank, null, null);
    }

    private static String noon(int day) {
        return "2023-10-0" + day + "T12:00:00Z";
    }

    private static List<Claim> with(List<Claim> claims, Claim another) {
        List<Claim> all = new ArrayList<>(claims);
        all.add(another);
        return all;
    }
}
