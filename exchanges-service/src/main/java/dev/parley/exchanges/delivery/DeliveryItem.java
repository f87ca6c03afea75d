package dev.parley.exchanges.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.parley.exchanges.exchange.ExchangeTerms;
import dev.parley.exchanges.revision.Destination;
import dev.parley.exchanges.revision.LegalForm;
import dev.parley.journal.search.Term;
import dev.parley.kernel.Citation;
import dev.parley.kernel.Faults;
import dev.parley.kernel.Group;
import dev.parley.kernel.Lists;
import dev.parley.kernel.Measure;
import dev.parley.kernel.PublicationTime;
import dev.parley.kernel.Quantity;
import dev.parley.kernel.Ranked;
import dev.parley.kernel.ResolvedFigure;
import dev.parley.kernel.Words;
import dev.parley.kernel.constraint.ValidId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One of the things that changed hands on an occasion, and the commitments that it counts for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "id",
    "revision",
    "commitments",
    "by",
    "to",
    "group",
    "destination",
    "legalForm",
    "discharge",
    "claims",
    "figure"
})
@Schema(
        name = "DeliveryItem",
        description = "One of the things that changed hands on an occasion, and the commitments that it counts for. An"
                + " item without commitments is outside the promise.")
public record DeliveryItem(
        @NotNull @ValidId @Schema(description = "Id of the item, unique within the delivery.", examples = "americans")
        String id,

        @Min(1)
        @Max(9999)
        @Schema(
                description = "Number of the revision that has the commitments; required with them and only allowed"
                        + " there.",
                examples = "1")
        Integer revision,

        @Size(max = 50)
        @Schema(
                description =
                        "Ids of the commitments for which the item counts. It counts for several jointly: for each"
                                + " of them something between nothing and all of it, for their sum exactly.",
                examples = "[\"iran-releases\"]")
        List<@NotNull @ValidId String> commitments,

        @Size(max = 50)
        @Schema(
                description = "Ids of the actors who delivered; required without commitments, otherwise those of the"
                        + " commitments if absent.",
                examples = "[\"slovenia\"]")
        List<@NotNull @ValidId String> by,

        @Size(max = 50)
        @Schema(
                description = "Ids of the actors who received; required without commitments, otherwise those of the"
                        + " commitments if absent.",
                examples = "[\"russia\"]")
        List<@NotNull @ValidId String> to,

        @Valid @Schema(description = "The people concerned; required for people outside the promise.")
        Group group,

        @Valid @Schema(description = "Where people, remains, goods or funds went.")
        Destination destination,

        @Schema(description = "Legal form in which people were released.")
        LegalForm legalForm,

        @NotNull @Schema(description = "Whether the promise, or this part of it, was met or fell away.")
        Discharge discharge,

        @NotNull
        @Size(min = 1, max = 200, message = "give {min} to {max} claims")
        @Schema(
                description = "What each report says was delivered, all in one unit. Claims are never dropped or"
                        + " altered; an update may add claims and change ranks.")
        List<@NotNull @Valid Claim> claims) {

    public DeliveryItem {
        commitments = Lists.copy(commitments);
        by = Lists.copy(by);
        to = Lists.copy(to);
        claims = Lists.copy(claims);
    }

    /** What one report says was delivered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DeliveryClaim", description = "What one report says was delivered.")
    public record Claim(
            @NotNull @ValidId @Schema(description = "Id of the claim, unique within the item.", examples = "dw-five")
            String id,

            @NotNull @Valid @Schema(description = "How much, as the report gives it.")
            Quantity quantity,

            @Valid @Schema(description = "The people concerned, as the report has them.")
            Group group,

            @NotNull @Valid @Schema(description = "Who published it, and when.")
            Citation citation,

            @Schema(description = Ranked.RANK) Rank rank,

            @Schema(description = Ranked.RANK_REASON) RankReason rankReason,

            @Schema(description = Ranked.RANK_SINCE) PublicationTime rankSince)
            implements Ranked<Claim> {

        /** A claim without a rank is NORMAL. */
        public Claim {
            rank = rank == null ? Rank.NORMAL : rank;
        }

        @Override
        public Claim withRank(Rank rank, RankReason reason, PublicationTime since) {
            return new Claim(id, quantity, group, citation, rank, reason, since);
        }
    }

    @Schema(name = "DeliveryDischarge", description = """
            Whether a promise, or a part of it, was met or fell away:
            - `DELIVERED`: it was met by the side that made it.
            - `DELIVERED_OTHERWISE`: it was met in another way, as by recovery by force.
            - `WAIVED`: the receiving side gave up its claim.
            - `SUBSTITUTED`: something else was given in its place.
            - `IMPOSSIBLE`: it can no longer be met, as after a death.""")
    public enum Discharge {
        DELIVERED,
        DELIVERED_OTHERWISE,
        WAIVED,
        SUBSTITUTED,
        IMPOSSIBLE;

        /** Whether the promised people or goods arrived, in whatever way; otherwise the promise fell away. */
        public boolean isArrival() {
            return this == DELIVERED || this == DELIVERED_OTHERWISE;
        }
    }

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    @Schema(
            readOnly = true,
            description = "How much was delivered or discharged, by the best-ranked claims; absent if every claim is"
                    + " deprecated, and the item then counts for nothing.")
    public ResolvedFigure figure() {
        return ResolvedFigure.of(claims, Claim::quantity);
    }

    /** The people concerned, by the item or, if it names none, by the first of the best-ranked claims; else null. */
    public Group peopleConcerned() {
        return group != null
                ? group
                : Ranked.best(claims).stream()
                        .map(Claim::group)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    /** The item as a line of text, as in "americans: DELIVERED, 5 people, for revision 1: iran-releases". */
    String line() {
        List<String> parts = new ArrayList<>(List.of(id + ": " + discharge, amount()));
        if (!by.isEmpty()) {
            parts.add("by " + String.join(" and ", by));
        }
        if (!to.isEmpty()) {
            parts.add("to " + String.join(" and ", to));
        }
        parts.add(
                commitments.isEmpty()
                        ? "outside the promise"
                        : "for revision " + revision + ": " + String.join(" and ", commitments));
        return String.join(", ", parts);
    }

    private String amount() {
        ResolvedFigure figure = figure();
        Group people = peopleConcerned();
        if (figure == null) {
            return "counts for nothing";
        }
        return people != null && figure.resolved().measure().countsPeople()
                ? Words.ENGLISH.groupOf(figure.resolved(), people)
                : figure.resolved().words();
    }

    /** What the item's exchange is found by. */
    Stream<Term> terms() {
        return claims.stream()
                .flatMap(claim ->
                        Stream.concat(ExchangeTerms.people(group, claim), ExchangeTerms.people(claim.group(), claim)));
    }

    boolean hasDisputedFigure() {
        ResolvedFigure figure = figure();
        return figure != null && figure.disputed();
    }

    /** Unit of all claims. */
    public Measure measure() {
        return Measure.of(claims.get(0).quantity());
    }

    /** The item as far as it was known; nothing if no claim of it was. */
    Stream<DeliveryItem> knownAt(Instant moment) {
        List<Claim> known = Ranked.knownAt(claims, moment);
        return known.isEmpty()
                ? Stream.empty()
                : Stream.of(new DeliveryItem(
                        id, revision, commitments, by, to, group, destination, legalForm, discharge, known));
    }

    /** @param pointer where the item is in its delivery */
    void check(String pointer, Faults faults) {
        faults.unique(pointer + "/commitments", commitments, commitment -> commitment);
        faults.unique(pointer + "/by", by, actor -> actor);
        faults.unique(pointer + "/to", to, actor -> actor);
        faults.unique(pointer + "/claims", claims, Claim::id);
        for (int i = 1; i < claims.size(); i++) {
            Measure own = Measure.of(claims.get(i).quantity());
            if (!own.equals(measure())) {
                faults.add(
                        pointer + "/claims/" + i + "/quantity",
                        "counts " + own + " where the first claim counts " + measure() + "; use one unit in an item");
            }
        }
        Destination.check(pointer + "/destination", destination, faults);
        if (commitments.isEmpty()) {
            checkOutside(pointer, faults);
        } else if (revision == null) {
            faults.add(pointer + "/revision", "is required with commitments: the number of the revision that has them");
        }
    }

    private void checkOutside(String pointer, Faults faults) {
        if (revision != null) {
            faults.add(pointer + "/revision", "leave it out of an item without commitments");
        }
        if (by.isEmpty()) {
            faults.add(pointer + "/by", "is required without commitments: who delivered");
        }
        if (to.isEmpty()) {
            faults.add(pointer + "/to", "is required without commitments: who received");
        }
        boolean namesPeople = group != null || claims.stream().allMatch(claim -> claim.group() != null);
        if (measure().countsPeople() && !namesPeople) {
            faults.add(pointer + "/group", "is required for people outside the promise: who they are");
        }
    }
}
