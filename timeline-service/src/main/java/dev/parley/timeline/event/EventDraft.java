package dev.parley.timeline.event;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.journal.document.Draft;
import dev.parley.journal.document.LocatedCitation;
import dev.parley.journal.document.LocatedClaim;
import dev.parley.json.ReadAs;
import dev.parley.kernel.Citation;
import dev.parley.kernel.Faults;
import dev.parley.kernel.Figure;
import dev.parley.kernel.Id;
import dev.parley.kernel.Lists;
import dev.parley.kernel.Marking;
import dev.parley.kernel.Place;
import dev.parley.kernel.PublicationTime;
import dev.parley.kernel.Quantity;
import dev.parley.kernel.Ranked;
import dev.parley.kernel.ReportedDate;
import dev.parley.kernel.TextForm;
import dev.parley.kernel.constraint.DocumentId;
import dev.parley.kernel.constraint.PlainText;
import dev.parley.kernel.constraint.ValidId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that happened, or that was planned, denied or imagined. An event is not a report: it is one, however many
 * reports there are, with a claim for each.
 */
@Schema(
        description = "Something that happened, or that was planned, denied or imagined. It is one event,"
                + " however many reports there are.",
        examples = """
                {
                  "id": "five-land-in-doha", "type": "RELEASE", "mode": "ASSERTED",
                  "title": "Five Americans arrive in Doha",
                  "occurred": {"edtf": "2023-09-18", "partOfDay": "AFTERNOON", "zone": "Asia/Qatar"},
                  "place": {"name": "Doha", "country": "QA", "latitude": 25.286, "longitude": 51.533, "precision": "TOWN"},
                  "participants": [{"actor": "iran", "role": "INITIATOR"}, {"actor": "qatar", "role": "HOST"}],
                  "exchanges": ["us-iran-2023"],
                  "figures": [
                    {
                      "id": "released", "measure": "RELEASED", "of": "detained Americans",
                      "figure": {
                        "claims": [
                          {
                            "id": "dw-five", "quantity": {"kind": "EXACT", "value": 5, "unit": "PERSONS"},
                            "citation": {"source": "dw", "publishedAt": "2023-09-18", "attribution": "OWN_REPORTING"}
                          }
                        ]
                      }
                    }
                  ],
                  "claims": [
                    {
                      "id": "c1", "statement": "Five detainees landed in Doha.",
                      "citation": {"source": "dw", "publishedAt": "2023-09-18", "attribution": "OWN_REPORTING", "credibility": 2}
                    }
                  ],
                  "assessment": {"likelihood": "ALMOST_CERTAIN", "confidence": "HIGH"},
                  "marking": "CLEAR"
                }""")
@ReadAs(EventView.class)
public record EventDraft(
        @DocumentId @Schema(description = Id.DESCRIPTION, examples = "us-iran-2023-release")
        String id,

        @NotNull @Schema(description = "Type of event.") Type type,

        @NotNull @Schema(description = "Whether it is said to have happened.")
        Mode mode,

        @NotNull
        @PlainText
        @Size(max = 500)
        @Schema(description = "Title of the event.", examples = "Five Americans arrive in Doha")
        String title,

        @PlainText(TextForm.MULTILINE)
        @Size(max = 5000)
        @Schema(
                description = "Summary of the event, in the curator's present wording; absent from a read as of a"
                        + " moment of knowledge.")
        String summary,

        @NotNull @Valid @Schema(description = "When it happened, or would happen.")
        ReportedDate occurred,

        @Valid @Schema(description = "Where it happened, or would happen; absent if unknown.")
        Place place,

        @Size(max = 200) @Schema(description = "Actors who took part, each with a role; an actor may have several.")
        List<@NotNull @Valid Participant> participants,

        @Size(max = 200) @Schema(description = "Ids of the exchanges to which the event belongs.")
        List<@NotNull @ValidId String> exchanges,

        @Size(max = 200) @Schema(description = "Numbers that the reports give, such as people released.")
        List<@NotNull @Valid EventFigure> figures,

        @Size(max = 1000)
        @Schema(
                description = "Statements of the reports. They are never dropped or altered; an update may add"
                        + " claims and change ranks.")
        List<@NotNull @Valid Claim> claims,

        @Valid
        @Schema(
                description =
                        "The analyst's own present judgement, apart from the grades of claims and sources; absent from a"
                                + " read as of a moment of knowledge.")
        Assessment assessment,

        @NotNull @Schema(description = Marking.DESCRIPTION) Marking marking)
        implements Draft<EventDraft> {

    public EventDraft {
        participants = Lists.copy(participants);
        exchanges = Lists.copy(exchanges);
        figures = Lists.copy(figures);
        claims = Lists.copy(claims);
    }

    @Schema(name = "EventType", description = """
            Types of event. In brackets is the code of the corresponding category in CAMEO 1.1b3, if there is one:
            - `CONTACT`: the sides, or one of them and a mediator, are in contact (040).
            - `VISIT`: someone travels to meet another actor (042).
            - `TALKS`: the sides negotiate (046).
            - `MEDIATION`: somebody mediates between the sides (045).
            - `OFFER_TO_MEDIATE`: somebody offers to mediate (039).
            - `MEDIATION_REJECTED`: a side rejects mediation (126).
            - `DEMAND_RELEASE`: somebody demands a release (1053).
            - `OFFER_RELEASE`: a side offers a release (0353).
            - `REFUSE_RELEASE`: a side refuses a release (1243).
            - `PROPOSAL_TABLED`: a proposal is put forward.
            - `PROPOSAL_REJECTED`: a proposal is rejected (127).
            - `AGREEMENT`: an agreement is concluded (057).
            - `RELEASE`: people are released (0841).
            - `REMAINS_RETURNED`: bodies of the dead are returned (084).
            - `RESCUE`: people are freed by force.
            - `FUNDS_UNFROZEN`: frozen funds are made available (085).
            - `AID_ALLOWED`: humanitarian aid is let in (0863).
            - `TALKS_HALTED`: negotiations are halted (164).
            - `MEDIATION_HALTED`: mediation is halted (165).
            - `TRUCE_DECLARED`: a truce is declared (0871).
            - `TRUCE_VIOLATED`: a truce is violated (196).
            - `ATTACK`: military force is used (190).
            - `AIR_STRIKE`: weapons are used from the air (195).
            - `HOSTAGE_TAKING`: people are abducted or taken hostage (181).
            - `BLOCKADE_IMPOSED`: a blockade is imposed (191).
            - `BLOCKADE_EASED`: a blockade is eased (0872).
            - `STATEMENT`: somebody makes a statement (010).
            - `OPTIMISTIC`: somebody makes an optimistic comment (013).
            - `PESSIMISTIC`: somebody makes a pessimistic comment (012).
            - `DECLINED_TO_COMMENT`: somebody declines to comment (011).
            - `DENIAL`: somebody denies a report.
            - `NO_RESPONSE`: somebody does not respond to an enquiry.""")
    public enum Type {
        CONTACT,
        VISIT,
        TALKS,
        MEDIATION,
        OFFER_TO_MEDIATE,
        MEDIATION_REJECTED,
        DEMAND_RELEASE,
        OFFER_RELEASE,
        REFUSE_RELEASE,
        PROPOSAL_TABLED,
        PROPOSAL_REJECTED,
        AGREEMENT,
        RELEASE,
        REMAINS_RETURNED,
        RESCUE,
        FUNDS_UNFROZEN,
        AID_ALLOWED,
        TALKS_HALTED,
        MEDIATION_HALTED,
        TRUCE_DECLARED,
        TRUCE_VIOLATED,
        ATTACK,
        AIR_STRIKE,
        HOSTAGE_TAKING,
        BLOCKADE_IMPOSED,
        BLOCKADE_EASED,
        STATEMENT,
        OPTIMISTIC,
        PESSIMISTIC,
        DECLINED_TO_COMMENT,
        DENIAL,
        NO_RESPONSE
    }

    /** Whether an event is said to have happened. */
    @Schema(name = "EventMode", description = """
            Whether an event is said to have happened:
            - `ASSERTED`: it is said to have happened.
            - `DENIED`: it is said not to have happened.
            - `PLANNED`: it is said to be planned.
            - `HYPOTHETICAL`: it is described as a possibility.""")
    public enum Mode {
        ASSERTED,
        DENIED,
        PLANNED,
        HYPOTHETICAL
    }

    /** An actor who took part in an event. */
    @Schema(name = "EventParticipant", description = "An actor who took part in an event.")
    public record Participant(
            @NotNull @ValidId @Schema(description = "Id of the actor.", examples = "qatar")
            String actor,

            @NotNull @Schema(description = "Role of the actor.")
            Role role) {

        @Schema(name = "EventParticipantRole", description = """
                Roles in an event:
                - `INITIATOR`: who acted.
                - `TARGET`: who was acted on.
                - `MEDIATOR`: who mediated.
                - `HOST`: where it took place.
                - `SPEAKER`: who spoke.
                - `RECIPIENT`: who received somebody or something, or was addressed.
                - `OTHER`: any other role.""")
        public enum Role {
            INITIATOR,
            TARGET,
            MEDIATOR,
            HOST,
            SPEAKER,
            RECIPIENT,
            OTHER
        }
    }

    /** A number that the reports of an event give. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "EventFigure", description = "A number that the reports of an event give.")
    public record EventFigure(
            @NotNull @ValidId @Schema(description = "Id of the figure, unique within the event.", examples = "released")
            String id,

            @NotNull @Schema(description = "Kind of number. AMOUNT is in MONEY, all others in PERSONS or REMAINS.")
            Measure measure,

            @PlainText
            @Size(max = 500)
            @Schema(description = "Whom or what the number counts, in words.", examples = "detained Americans")
            String of,

            @NotNull @Valid @Schema(description = "The number, with a claim for each report.")
            Figure figure) {

        private Stream<EventFigure> knownAt(Instant moment) {
            return figure.knownAt(moment).map(known -> new EventFigure(id, measure, of, known)).stream();
        }
    }

    @Schema(name = "EventMeasure", description = """
            Kinds of number:
            - `KILLED`: people killed.
            - `INJURED`: people injured.
            - `CASUALTIES`: people killed or injured, not told apart.
            - `ABDUCTED`: people abducted or taken hostage.
            - `HELD`: people held at that time.
            - `DETAINED`: people arrested or detained.
            - `RELEASED`: people released.
            - `RETURNED`: people or remains returned.
            - `DISPLACED`: people driven from their homes.
            - `AMOUNT`: money paid, unfrozen or demanded.""")
    public enum Measure {
        KILLED,
        INJURED,
        CASUALTIES,
        ABDUCTED,
        HELD,
        DETAINED,
        RELEASED,
        RETURNED,
        DISPLACED,
        AMOUNT;

        private boolean isIn(Quantity.Unit unit) {
            return switch (unit) {
                case MONEY -> this == AMOUNT;
                case PERSONS, REMAINS -> this != AMOUNT;
                default -> false;
            };
        }
    }

    /** The statement of one report on an event. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "EventClaim", description = "The statement of one report on an event.")
    public record Claim(
            @NotNull @ValidId @Schema(description = "Id of the claim, unique within the event.", examples = "c1")
            String id,

            @NotNull
            @PlainText(TextForm.MULTILINE)
            @Size(max = 5000)
            @Schema(description = "The statement, in the curator's words.", examples = "Five detainees landed in Doha.")
            String statement,

            @NotNull @Valid @Schema(description = "Who published the statement, and when.")
            Citation citation,

            @Schema(description = Ranked.RANK) Rank rank,

            @Schema(description = Ranked.RANK_REASON) RankReason rankReason,

            @Schema(description = Ranked.RANK_SINCE) PublicationTime rankSince,

            @Valid @Schema(description = "Relation to another claim of the same event.")
            ClaimRelation relation)
            implements Ranked<Claim> {

        public Claim {
            rank = rank == null ? Rank.NORMAL : rank;
        }

        @Override
        public Claim withRank(Rank rank, RankReason reason, PublicationTime since) {
            return new Claim(id, statement, citation, rank, reason, since, relation);
        }

        private Claim relatedOnlyTo(List<String> known) {
            return relation == null || known.contains(relation.claim())
                    ? this
                    : new Claim(id, statement, citation, rank, rankReason, rankSince, null);
        }
    }

    /** How a claim is related to another one of the same event. */
    @Schema(name = "EventClaimRelation", description = "How a claim is related to another one of the same event.")
    public record ClaimRelation(
            @NotNull @Schema(description = "Type of relation.")
            Type type,

            @NotNull @ValidId @Schema(description = "Id of the other claim.", examples = "c1")
            String claim) {

        @Schema(name = "EventClaimRelationType", description = """
                How a claim is related to another one:
                - `SUPPORTS`: it supports the other claim.
                - `CONTRADICTS`: it contradicts the other claim.
                - `REFINES`: it says the same more precisely.
                - `SAME_ORIGIN`: both go back to the same origin, so that neither confirms the other.""")
        public enum Type {
            SUPPORTS,
            CONTRADICTS,
            REFINES,
            SAME_ORIGIN
        }
    }

    /** How likely the event is, and how much confidence that judgement has (ICD 203). */
    @Schema(
            name = "EventAssessment",
            description = "How likely it is that the event is as described, and how much confidence the analyst"
                    + " has in that judgement: two separate things (ICD 203).")
    public record Assessment(
            @NotNull @Schema(description = "How likely it is that the event is as described.")
            Likelihood likelihood,

            @NotNull @Schema(description = "How much confidence the analyst has in that judgement.")
            Confidence confidence) {

        @Schema(name = "EventLikelihood", description = """
                How likely the analyst holds it to be, in the words of ICD 203:
                - `ALMOST_NO_CHANCE`: 1 to 5 per cent.
                - `VERY_UNLIKELY`: 5 to 20 per cent.
                - `UNLIKELY`: 20 to 45 per cent.
                - `ROUGHLY_EVEN_CHANCE`: 45 to 55 per cent.
                - `LIKELY`: 55 to 80 per cent.
                - `VERY_LIKELY`: 80 to 95 per cent.
                - `ALMOST_CERTAIN`: 95 to 99 per cent.""")
        public enum Likelihood {
            ALMOST_NO_CHANCE,
            VERY_UNLIKELY,
            UNLIKELY,
            ROUGHLY_EVEN_CHANCE,
            LIKELY,
            VERY_LIKELY,
            ALMOST_CERTAIN
        }

        @Schema(name = "EventConfidence", description = """
                How well founded the judgement is (ICD 203):
                - `LOW`: on scant or questionable information.
                - `MODERATE`: on credible information that is not sufficiently corroborated.
                - `HIGH`: on information of high quality.""")
        public enum Confidence {
            LOW,
            MODERATE,
            HIGH
        }
    }

    @Override
    public EventDraft withId(String parent, String id) {
        return new EventDraft(
                id,
                type,
                mode,
                title,
                summary,
                occurred,
                place,
                participants,
                exchanges,
                figures,
                claims,
                assessment,
                marking);
    }

    @Override
    public boolean needsCitation() {
        return true;
    }

    @Override
    public Stream<LocatedCitation> locatedCitations() {
        return Stream.of(
                        LocatedCitation.date("/occurred", occurred),
                        LocatedCitation.claims("/claims", claims),
                        LocatedCitation.each(
                                "/figures",
                                figures,
                                (place, eventFigure) ->
                                        LocatedCitation.figure(place + "/figure", eventFigure.figure())))
                .flatMap(citations -> citations);
    }

    @Override
    public Stream<LocatedClaim> locatedClaims() {
        return Stream.of(
                        LocatedClaim.date("/occurred", occurred),
                        claims.stream().map(claim -> LocatedClaim.ranked("/claims", claim)),
                        figures.stream()
                                .flatMap(eventFigure -> LocatedClaim.figure(
                                        "/figures/" + eventFigure.id() + "/figure/claims", eventFigure.figure())))
                .flatMap(located -> located);
    }

    @Override
    public void check(Faults faults) {
        faults.date("/occurred", occurred);
        if (mode == Mode.ASSERTED) {
            locatedCitations().forEach(located -> located.checkPublishedAfter(occurred, faults));
        }
        faults.unique("/participants", participants, participant -> participant);
        faults.unique("/exchanges", exchanges, exchange -> exchange);
        faults.unique("/figures", figures, EventFigure::id);
        faults.unique("/claims", claims, Claim::id);
        for (int i = 0; i < figures.size(); i++) {
            checkFigure("/figures/" + i + "/figure", figures.get(i), faults);
        }
        for (int i = 0; i < claims.size(); i++) {
            checkRelation("/claims/" + i + "/relation/claim", claims.get(i), faults);
        }
    }

    private static void checkFigure(String pointer, EventFigure eventFigure, Faults faults) {
        faults.figure(pointer, eventFigure.figure());
        for (int i = 0; i < eventFigure.figure().claims().size(); i++) {
            Quantity.Unit unit = eventFigure.figure().claims().get(i).quantity().unit();
            if (!eventFigure.measure().isIn(unit)) {
                faults.add(
                        pointer + "/claims/" + i + "/quantity/unit",
                        "use " + (eventFigure.measure() == Measure.AMOUNT ? "MONEY" : "PERSONS or REMAINS") + " for "
                                + eventFigure.measure());
            }
        }
    }

    private void checkRelation(String pointer, Claim claim, Faults faults) {
        if (claim.relation() == null) {
            return;
        }
        String other = claim.relation().claim();
        if (other.equals(claim.id())) {
            faults.add(pointer, "must be another claim");
        } else if (claims.stream().map(Claim::id).noneMatch(other::equals)) {
            faults.add(pointer, "claim `" + other + "` does not exist in this event");
        }
    }

    /** Leaves out the summary and the assessment, which are the curator's present ones. */
    @Override
    public EventDraft knownAt(Instant moment) {
        List<Claim> known = Ranked.knownAt(claims, moment);
        List<String> ids = known.stream().map(Claim::id).toList();
        return new EventDraft(
                id,
                type,
                mode,
                title,
                null,
                occurred.knownAt(moment),
                place,
                participants,
                exchanges,
                figures.stream()
                        .flatMap(eventFigure -> eventFigure.knownAt(moment))
                        .toList(),
                known.stream().map(claim -> claim.relatedOnlyTo(ids)).toList(),
                null,
                marking);
    }
}
