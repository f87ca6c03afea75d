package dev.parley.exchanges.revision;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.parley.exchanges.exchange.ExchangeTerms;
import dev.parley.journal.search.Term;
import dev.parley.kernel.Faults;
import dev.parley.kernel.Group;
import dev.parley.kernel.Lists;
import dev.parley.kernel.Measure;
import dev.parley.kernel.Quantity;
import dev.parley.kernel.Ranked;
import dev.parley.kernel.ResolvedFigure;
import dev.parley.kernel.constraint.ValidId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What one side would do for another. Everything that reports say of it is in its claims. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"id", "type", "by", "to", "claims", "promised", "group", "disputed", "words"})
@Schema(
        name = "Commitment",
        description = "What one side would do for another. Everything that reports say of it is in its claims.")
public record Commitment(
        @NotNull
        @ValidId
        @Schema(description = "Id of the commitment, unique within the revision.", examples = "iran-releases")
        String id,

        @NotNull @Schema(description = "Type of commitment.")
        Type type,

        @NotNull
        @Size(min = 1, max = 50, message = "give {min} to {max} actors")
        @Schema(description = "Ids of the actors who would do it; several owe it jointly.", examples = "[\"iran\"]")
        List<@NotNull @ValidId String> by,

        @NotNull
        @Size(min = 1, max = 50, message = "give {min} to {max} actors")
        @Schema(description = "Ids of the actors for whom it would be done.", examples = "[\"united-states\"]")
        List<@NotNull @ValidId String> to,

        @NotNull
        @Size(min = 1, max = 200, message = "give {min} to {max} claims")
        @Schema(
                description = "What each report says was promised, all in one unit. Claims are never dropped or"
                        + " altered; an update may add claims and change ranks.")
        List<@NotNull @Valid CommitmentClaim> claims) {

    public Commitment {
        by = Lists.copy(by);
        to = Lists.copy(to);
        claims = Lists.copy(claims);
    }

    @Schema(name = "CommitmentType", description = """
            Types of commitment:
            - `RELEASE`: people are released or remains returned.
            - `FUNDS`: money is paid or unfrozen.
            - `AID`: humanitarian aid, fuel or other goods are let in or delivered.
            - `CEASEFIRE`: fighting is paused or ended.
            - `WITHDRAWAL`: forces are withdrawn.
            - `RELIEF`: sanctions, charges or restrictions are lifted.
            - `OTHER`: anything else.""")
    public enum Type {
        RELEASE,
        FUNDS,
        AID,
        CEASEFIRE,
        WITHDRAWAL,
        RELIEF,
        OTHER
    }

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    @Schema(
            readOnly = true,
            description = "How much was promised, by the best-ranked claims; absent if no claim that counts has a"
                    + " number, as where the promise is a ratio.")
    public ResolvedFigure promised() {
        return ResolvedFigure.of(
                claims.stream().filter(claim -> claim.quantity() != null).toList(), CommitmentClaim::quantity);
    }

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    @Schema(
            readOnly = true,
            description = "The people concerned, in the words of the first of the best-ranked claims; absent if these"
                    + " name different groups or none.")
    public Group group() {
        List<Group> groups = bestGroups();
        return groups.isEmpty() || areDifferent(groups) ? null : groups.get(0);
    }

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    @Schema(
            readOnly = true,
            description = "Whether two of the best-ranked claims have no number in common or name different groups;"
                    + " absent if they agree.")
    public boolean disputed() {
        ResolvedFigure promised = promised();
        return promised != null && promised.disputed() || areDifferent(bestGroups());
    }

    /** The ratio of the best-ranked claims; null if they have none or several. */
    public Ratio ratio() {
        List<Ratio> ratios = Ranked.best(claims).stream()
                .map(CommitmentClaim::ratio)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return ratios.size() == 1 ? ratios.get(0) : null;
    }

    /** Unit of all claims; null if no claim has a number. */
    public Measure measure() {
        return claims.stream()
                .map(claim -> claim.measure(type))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The groups that claims of the best rank name, in their order. */
    private List<Group> bestGroups() {
        return Ranked.best(claims).stream()
                .map(CommitmentClaim::group)
                .filter(Objects::nonNull)
                .toList();
    }

    private static boolean areDifferent(List<Group> groups) {
        return groups.stream().anyMatch(Predicate.not(group -> group.agreesWith(groups.get(0))));
    }

    /** The commitment as far as it was known; nothing if no claim of it was. */
    Stream<Commitment> knownAt(Instant moment) {
        List<CommitmentClaim> known = Ranked.knownAt(claims, moment);
        return known.isEmpty() ? Stream.empty() : Stream.of(new Commitment(id, type, by, to, known));
    }

    /** @param pointer where the commitment is in its revision */
    void check(String pointer, Faults faults) {
        faults.unique(pointer + "/by", by, actor -> actor);
        faults.unique(pointer + "/to", to, actor -> actor);
        faults.unique(pointer + "/claims", claims, CommitmentClaim::id);
        for (int i = 0; i < claims.size(); i++) {
            claims.get(i).check(pointer + "/claims/" + i, this, faults);
        }
        checkOneMeasure(pointer, faults);
    }

    private void checkOneMeasure(String pointer, Faults faults) {
        Measure measure = measure();
        for (int i = 0; i < claims.size(); i++) {
            Measure own = claims.get(i).measure(type);
            if (own != null && !own.equals(measure)) {
                faults.add(
                        pointer + "/claims/" + i + (claims.get(i).quantity() == null ? "/ratio" : "/quantity"),
                        "counts " + own + " where an earlier claim counts " + measure
                                + "; use one unit in a commitment");
            }
        }
    }

    /** What the commitment's exchange is found by. */
    Stream<Term> terms() {
        return claims.stream()
                .flatMap(claim -> Stream.concat(
                        claim.terms(),
                        releasesPeople()
                                ? by.stream().flatMap(actor -> Term.counting(ExchangeTerms.heldBy(actor), claim))
                                : Stream.empty()));
    }

    boolean releasesPeople() {
        return type == Type.RELEASE;
    }

    /** The unit of a ratio that names none. */
    static Quantity.Unit usualUnit(Type type) {
        return switch (type) {
            case RELEASE -> Quantity.Unit.PERSONS;
            case CEASEFIRE -> Quantity.Unit.DAYS;
            case FUNDS, AID, WITHDRAWAL, RELIEF, OTHER -> null;
        };
    }
}
