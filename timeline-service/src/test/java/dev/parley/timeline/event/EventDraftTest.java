package dev.parley.timeline.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import dev.parley.journal.document.LocatedCitation;
import dev.parley.journal.document.LocatedClaim;
import dev.parley.kernel.Citation;
import dev.parley.kernel.Fault;
import dev.parley.kernel.Faults;
import dev.parley.kernel.Figure;
import dev.parley.kernel.Marking;
import dev.parley.kernel.Place;
import dev.parley.kernel.PublicationTime;
import dev.parley.kernel.Quantity;
import dev.parley.kernel.Ranked.Rank;
import dev.parley.kernel.Ranked.RankReason;
import dev.parley.kernel.ReportedDate;
import dev.parley.kernel.UncertainDate;
import dev.parley.timeline.event.EventDraft.Claim;
import dev.parley.timeline.event.EventDraft.ClaimRelation;
import dev.parley.timeline.event.EventDraft.EventFigure;
import dev.parley.timeline.event.EventDraft.Measure;
import dev.parley.timeline.event.EventDraft.Participant;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

class EventDraftTest {

    private static final String EARLY = "2023-10-09T04:00:00Z";
    private static final String LATE = "2023-10-09T11:53:00Z";

    @Test
    void idsAreUniqueWithinTheEvent() {
        assertEquals(
                List.of("/figures/1", "/claims/1", "/figures/1/figure/claims/1"),
                faults(event(
                        List.of(claim("a", EARLY, null), claim("a", LATE, null)),
                        List.of(killed(persons("a", EARLY)), killed(persons("a", EARLY), persons("a", LATE))))));
    }

    @Test
    void participantHasEachRoleOnce() {
        Participant host = new Participant("qatar", Participant.Role.HOST);
        Participant mediator = new Participant("qatar", Participant.Role.MEDIATOR);
        assertEquals(List.of("/participants/2"), faults(event(null, List.of(host, mediator, host))));
    }

    @Test
    void measureFitsItsUnit() {
        EventFigure amount = new EventFigure("a", Measure.AMOUNT, null, new Figure(List.of(persons("a", EARLY))));
        EventFigure killed = killed(quantity("a", EARLY, Quantity.Unit.MONEY, "USD"));
        EventFigure days = killed(quantity("b", EARLY, Quantity.Unit.DAYS, null));
        assertEquals(
                List.of(
                        "/figures/2",
                        "/figures/0/figure/claims/0/quantity/unit",
                        "/figures/1/figure/claims/0/quantity/unit",
                        "/figures/2/figure/claims/0/quantity/unit"),
                faults(event(List.of(), List.of(amount, killed, days))));
        EventFigure money = new EventFigure(
                "a", Measure.AMOUNT, null, new Figure(List.of(quantity("a", EARLY, Quantity.Unit.MONEY, "USD"))));
        EventFigure remains = new EventFigure(
                "b", Measure.RETURNED, null, new Figure(List.of(quantity("a", EARLY, Quantity.Unit.REMAINS, null))));
        assertEquals(List.of(), faults(event(List.of(), List.of(money, remains))));
    }

    @Test
    void relationNamesAnotherClaimOfTheEvent() {
        assertEquals(
                List.of("/claims/0/relation/claim", "/claims/1/relation/claim"),
                faults(event(List.of(claim("a", EARLY, "a"), claim("b", LATE, "c")), List.of())));
    }

    @Test
    void everyCitationAndClaimHasItsPointer() {
        EventDraft event = event(
                List.of(claim("a", EARLY, null), claim("b", LATE, "a")),
                List.of(killed(persons("x", EARLY), persons("y", LATE))));
        assertEquals(
                List.of(
                        "/claims/0/citation",
                        "/claims/1/citation",
                        "/figures/0/figure/claims/0/citation",
                        "/figures/0/figure/claims/1/citation"),
                event.locatedCitations().map(LocatedCitation::pointer).toList());
        assertEquals(
                List.of("/claims/a", "/claims/b", "/figures/killed/figure/claims/x", "/figures/killed/figure/claims/y"),
                event.locatedClaims().map(LocatedClaim::path).toList());
    }

    @Test
    void identityOfAClaimIncludesTheStatementButNotTheRank() {
        Claim claim = claim("a", EARLY, null);
        assertEquals(
                claim, claim.withRank(Rank.DEPRECATED, RankReason.REFUTED, null).identity());
        assertNotEquals(
                claim.identity(), new Claim("a", "Otherwise.", claim.citation(), null, null, null, null).identity());
    }

    @Test
    void claimsPublishedLaterAreLeftOutAndFiguresWithoutOneHidden() {
        EventDraft event = event(
                List.of(claim("a", EARLY, null), claim("b", LATE, null)),
                List.of(
                        killed(persons("x", EARLY), persons("y", LATE)),
                        new EventFigure("late", Measure.HELD, null, new Figure(List.of(persons("z", LATE))))));
        assertEquals(
                event(List.of(claim("a", EARLY, null)), List.of(killed(persons("x", EARLY)))),
                event.knownAt(Instant.parse(LATE).minusMillis(1)));
        assertEquals(event, event.knownAt(Instant.parse(LATE)));
    }

    @Test
    void rankCountsFromItsOwnMoment() {
        Claim refuted = claim("a", EARLY, null).withRank(Rank.DEPRECATED, RankReason.REFUTED, PublicationTime.of(LATE));
        EventDraft event = event(List.of(refuted), List.of());
        assertEquals(
                Rank.NORMAL, event.knownAt(Instant.parse(EARLY)).claims().get(0).rank());
        assertEquals(
                Rank.DEPRECATED,
                event.knownAt(Instant.parse(LATE)).claims().get(0).rank());
    }

    @Test
    void relationToAClaimThatIsNotYetPublicIsHidden() {
        EventDraft event = event(List.of(claim("a", EARLY, "b"), claim("b", LATE, null)), List.of());
        assertEquals(
                List.of(claim("a", EARLY, null)),
                event.knownAt(Instant.parse(EARLY)).claims());
    }

    private static List<String> faults(EventDraft event) {
        Faults faults = new Faults();
        event.check(faults);
        return faults.all().stream().map(Fault::pointer).toList();
    }

    private static EventDraft event(List<Claim> claims, List<EventFigure> figures) {
        return event(null, List.of(), figures, claims);
    }

    private static EventDraft event(Place place, List<Participant> participants) {
        return event(place, participants, List.of(), List.of(claim("a", EARLY, null)));
    }

    private static EventDraft event(
            Place place, List<Participant> participants, List<EventFigure> figures, List<Claim> claims) {
        return new EventDraft(
                "e",
                EventDraft.Type.ATTACK,
                EventDraft.Mode.ASSERTED,
                "Assault",
                null,
                ReportedDate.of(new UncertainDate("2023-10-07", null, null, null)),
                place,
                participants,
                List.of(),
                figures,
                claims,
                null,
                Marking.CLEAR);
    }

    private static Claim claim(String id, String publishedAt, String related) {
        return new Claim(
                id,
                "It happened.",
                citation(publishedAt),
                null,
                null,
                null,
                related == null ? null : new ClaimRelation(ClaimRelation.Type.CONTRADICTS, related));
    }

    private static EventFigure killed(Figure.Claim... claims) {
        return new EventFigure("killed", Measure.KILLED, null, new Figure(List.of(claims)));
    }

    private static Figure.Claim persons(String id, String publishedAt) {
        return quantity(id, publishedAt, Quantity.Unit.PERSONS, null);
    }

    private static Figure.Claim quantity(String id, String publishedAt, Quantity.Unit unit, String currency) {
        return new Figure.Claim(
                id,
                new Quantity(Quantity.Kind.EXACT, unit, BigDecimal.TEN, null, null, currency, null),
                citation(publishedAt),
                null,
                null,
                null);
    }

    private static Citation citation(String publishedAt) {
        return new Citation(
                "agency",
                PublicationTime.of(publishedAt),
                Citation.Attribution.OWN_REPORTING,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
