package dev.parley.kernel;

import java.math.BigDecimal;
import java.util.List;

import dev.parley.kernel.Quantity.Kind;
import dev.parley.kernel.Quantity.Unit;
import dev.parley.kernel.Ranked.Rank;
import dev.parley.kernel.Ranked.RankReason;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ResolvedFigureTest {

    @Test
    void claimWithoutANumberDoesNotCountWhateverItsRank() {
        ResolvedFigure figure = of(claim(null, Rank.PREFERRED), claim(exact(5), Rank.NORMAL));

        assertEquals(exact(5).interval(), figure.resolved());
        assertEquals(of(claim(exact(5), Rank.NORMAL)), figure);
    }

    @Test
    void nothingFollowsFromClaimsOfWhichNoneCounts() {
        assertNull(of());
        assertNull(of(claim(null, Rank.NORMAL)));
        assertNull(of(claim(exact(5), Rank.DEPRECATED)));
    }

    @Test
    void disputeIsAmongTheBestRankedAndTheEnvelopeHoldsTheOthers() {
        ResolvedFigure disputed = of(claim(exact(869), Rank.NORMAL), claim(exact(890), Rank.NORMAL));
        ResolvedFigure decided = of(claim(exact(869), Rank.PREFERRED), claim(exact(890), Rank.NORMAL));

        assertTrue(disputed.disputed());
        assertEquals("869 to 890 people", disputed.resolved().words());
        assertEquals(new ResolvedFigure(exact(869).interval(), disputed.envelope(), false, false), decided);
    }

    @Test
    void vagueClaimWidensNothing() {
        Quantity about = new Quantity(Kind.APPROXIMATE, Unit.PERSONS, BigDecimal.valueOf(900), null, null, null, null);
        ResolvedFigure figure = of(claim(exact(869), Rank.NORMAL), claim(about, Rank.NORMAL));

        assertEquals(new ResolvedFigure(exact(869).interval(), exact(869).interval(), true, false), figure);
    }

    private record Report(String id, Quantity quantity, Citation citation, Rank rank) implements Ranked<Report> {

        @Override
        public RankReason rankReason() {
            return null;
        }

        @Override
        public PublicationTime rankSince() {
            return null;
        }

        @Override
        public Report withRank(Rank other, RankReason reason, PublicationTime since) {
            return new Report(id, quantity, citation, other);
        }
    }

    private static ResolvedFigure of(Report... reports) {
        return ResolvedFigure.of(List.of(reports), Report::quantity);
    }

    private static Report claim(Quantity quantity, Rank rank) {
        return new Report("c", quantity, Citations.published("2023-10-09"), rank);
    }

    private static Quantity exact(int number) {
        return new Quantity(Kind.EXACT, Unit.PERSONS, BigDecimal.valueOf(number), null, null, null, null);
    }
}
