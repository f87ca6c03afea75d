package dev.parley.timeline.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.journal.document.Draft;
import dev.parley.journal.document.LocatedCitation;
import dev.parley.journal.document.LocatedClaim;
import dev.parley.kernel.Citation;
import dev.parley.kernel.Faults;
import dev.parley.kernel.Figure;
import dev.parley.kernel.Lists;
import dev.parley.kernel.Marking;
import dev.parley.kernel.PublicationTime;
import dev.parley.kernel.Quantity;
import dev.parley.kernel.Ranked;
import dev.parley.kernel.UncertainDate;
import dev.parley.kernel.constraint.CountryCode;
import dev.parley.kernel.constraint.DocumentId;
import dev.parley.kernel.constraint.ValidId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that happened, or that somebody planned, denied or imagined. An event is not a report: however many
 * reports there are, it is one, with a claim for each.
 *
 * @param exchanges ids of the exchanges that it belongs to
 * @param figures what was counted or paid, each as disputed as it is
 * @param claims what was said of it; never dropped or altered
 * @param assessment the analyst's own judgement, apart from what claims and sources are graded
 */
@Schema(description = "Something that happened, or that somebody planned, denied or imagined.", examples = """
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
public record EventDraft(
        @DocumentId @Schema(examples = "us-iran-2023-release")
        String id,

        @NotNull Type type,
        @NotNull Mode mode,

        @NotBlank @Size(max = 500) @Schema(examples = "Five Americans arrive in Doha")
        String title,

        @Size(max = 5000) String summary,
        @NotNull @Valid UncertainDate occurred,
        @Valid Place place,
        @Size(max = 200) List<@NotNull @Valid Participant> participants,
        @Size(max = 200) List<@NotNull @ValidId String> exchanges,
        @Size(max = 200) List<@NotNull @Valid EventFigure> figures,
        @Size(max = 1000) List<@NotNull @Valid Claim> claims,
        @Valid Assessment assessment,
        @NotNull Marking marking)
        implements Draft<EventDraft> {

    public EventDraft {
        participants = Lists.copy(participants);
        exchanges = Lists.copy(exchanges);
        figures = Lists.copy(figures);
        claims = Lists.copy(claims);
    }

    @Schema(name = "EventType")
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

    /** Whether the claims say that it happened, that it did not, that it will, or that it could. */
    @Schema(name = "EventMode")
    public enum Mode {
        ASSERTED,
        DENIED,
        PLANNED,
        HYPOTHETICAL
    }

    /**
     * Where it happened.
     *
     * @param country ISO 3166-1 alpha-2
     * @param latitude in degrees, WGS 84, north positive; with a longitude or not at all
     * @param longitude in degrees, WGS 84, east positive
     * @param precision how large an area the coordinates or the name stand for
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "EventPlace")
    public record Place(
            @NotBlank @Size(max = 300) @Schema(examples = "Doha")
            String name,

            @CountryCode @Schema(examples = "QA") String country,

            @DecimalMin("-90") @DecimalMax("90") @Digits(integer = 2, fraction = 8) @Schema(examples = "25.286")
            BigDecimal latitude,

            @DecimalMin("-180") @DecimalMax("180") @Digits(integer = 3, fraction = 8) @Schema(examples = "51.533")
            BigDecimal longitude,

            @NotNull Precision precision) {

        public Place {
            latitude = latitude == null ? null : latitude.stripTrailingZeros();
            longitude = longitude == null ? null : longitude.stripTrailingZeros();
        }

        @Schema(name = "EventPlacePrecision")
        public enum Precision {
            EXACT,
            TOWN,
            REGION,
            COUNTRY
        }
    }

    /** Who had which part in it. */
    @Schema(name = "EventParticipant")
    public record Participant(
            @NotNull @ValidId @Schema(examples = "qatar") String actor,

            @NotNull Role role) {

        @Schema(name = "EventParticipantRole")
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

    /**
     * A figure, and what it is the number of.
     *
     * @param of whom or what, in words
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "EventFigure")
    public record EventFigure(
            @NotNull @ValidId @Schema(examples = "released") String id,

            @NotNull Measure measure,

            @Size(max = 500) @Schema(examples = "detained Americans")
            String of,

            @NotNull @Valid Figure figure) {

        private Stream<EventFigure> knownAt(Instant moment) {
            return figure.knownAt(moment).map(known -> new EventFigure(id, measure, of, known)).stream();
        }
    }

    @Schema(name = "EventMeasure")
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

    /** What one report says of the event. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "EventClaim")
    public record Claim(
            @NotNull @ValidId @Schema(examples = "c1") String id,

            @NotBlank @Size(max = 5000) @Schema(examples = "Five detainees landed in Doha.")
            String statement,

            @NotNull @Valid Citation citation,
            Rank rank,
            RankReason rankReason,
            PublicationTime rankSince,
            @Valid ClaimRelation relation)
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

    /** How a claim stands to another one of the same event. */
    @Schema(name = "EventClaimRelation")
    public record ClaimRelation(
            @NotNull Type type,

            @NotNull @ValidId @Schema(examples = "c1") String claim) {

        @Schema(name = "EventClaimRelationType")
        public enum Type {
            SUPPORTS,
            CONTRADICTS,
            REFINES,
            SAME_ORIGIN
        }
    }

    /** How likely it is that it was as described, and how firmly that is held (ICD 203). */
    @Schema(name = "EventAssessment")
    public record Assessment(
            @NotNull Likelihood likelihood, @NotNull Confidence confidence) {

        @Schema(
                name = "EventLikelihood",
                description = "ICD 203: 1-5, 5-20, 20-45, 45-55, 55-80, 80-95, 95-99 per cent.")
        public enum Likelihood {
            ALMOST_NO_CHANCE,
            VERY_UNLIKELY,
            UNLIKELY,
            ROUGHLY_EVEN_CHANCE,
            LIKELY,
            VERY_LIKELY,
            ALMOST_CERTAIN
        }

        @Schema(name = "EventConfidence")
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
    public Stream<LocatedCitation> locatedCitations() {
        return Stream.concat(
                LocatedCitation.claims("/claims", claims, Claim::citation),
                LocatedCitation.each(
                        "/figures",
                        figures,
                        (place, eventFigure) -> LocatedCitation.figure(place + "/figure", eventFigure.figure())));
    }

    @Override
    public Stream<LocatedClaim> locatedClaims() {
        return Stream.concat(
                claims.stream().map(claim -> LocatedClaim.ranked("/claims", claim)),
                figures.stream()
                        .flatMap(eventFigure -> LocatedClaim.figure(
                                "/figures/" + eventFigure.id() + "/figure/claims", eventFigure.figure())));
    }

    @Override
    public void check(Faults faults) {
        if (claims.isEmpty() && figures.isEmpty()) {
            faults.add("/claims", "an event needs a claim or a figure, so that it cites a source");
        }
        if (place != null && (place.latitude() == null) != (place.longitude() == null)) {
            faults.add(
                    place.latitude() == null ? "/place/latitude" : "/place/longitude",
                    "give latitude and longitude together, or neither");
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

    @Override
    public EventDraft knownAt(Instant moment) {
        List<Claim> known = Ranked.knownAt(claims, moment);
        List<String> ids = known.stream().map(Claim::id).toList();
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
                figures.stream()
                        .flatMap(eventFigure -> eventFigure.knownAt(moment))
                        .toList(),
                known.stream().map(claim -> claim.relatedOnlyTo(ids)).toList(),
                assessment,
                marking);
    }
}
