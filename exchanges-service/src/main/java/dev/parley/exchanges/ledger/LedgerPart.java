package dev.parley.exchanges.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.exchanges.revision.Commitment;
import dev.parley.exchanges.revision.CommitmentClaim;
import dev.parley.kernel.Group;
import dev.parley.kernel.Interval;
import dev.parley.kernel.Ranked;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A part of a promised number. The numbers of small parts that more than one property tells apart are left out, as they
 * could point to individuals; and where only one would be, the smallest other one with it, as the difference from the
 * whole would give it away.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "LedgerPart",
        description = "A part of a promised number. The numbers of parts with few people whom more than one property"
                + " tells apart from the whole are left out, and where that is only one, the smallest other part's"
                + " number as well.")
record LedgerPart(
        @Schema(required = true, description = "The people in this part.")
        Group group,

        @Schema(description = "How many; absent if it is suppressed.")
        Interval figure,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        @Schema(description = "Whether the number is left out, because it could point to individuals; absent if not.")
        boolean suppressed) {

    /** @param smallest fewer people than this are too few */
    static List<LedgerPart> of(Commitment commitment, int smallest) {
        List<LedgerPart> parts = new ArrayList<>();
        for (CommitmentClaim claim : Ranked.best(commitment.claims())) {
            for (CommitmentClaim.Part part : claim.breakdown()) {
                if (parts.stream().noneMatch(earlier -> earlier.group.agreesWith(part.group()))) {
                    parts.add(new LedgerPart(part.group(), hull(commitment, part.group()), false));
                }
            }
        }
        List<LedgerPart> small = parts.stream()
                .filter(part -> part.isSmall(smallest) && facets(part.group, commitment.group()) > 1)
                .toList();
        List<LedgerPart> suppressed = small.size() == 1 ? withComplement(small.get(0), parts) : small;
        return parts.stream()
                .map(part -> suppressed.contains(part) ? new LedgerPart(part.group, null, true) : part)
                .toList();
    }

    private static Interval hull(Commitment commitment, Group group) {
        return Interval.hull(Ranked.best(commitment.claims()).stream()
                        .flatMap(claim -> claim.breakdown().stream())
                        .filter(part -> part.group().agreesWith(group))
                        .map(CommitmentClaim.Part::quantity)
                        .toList())
                .orElseThrow();
    }

    private boolean isSmall(int smallest) {
        BigDecimal most = figure.most();
        return figure.measure().countsPeople()
                && most != null
                && most.signum() > 0
                && most.compareTo(BigDecimal.valueOf(smallest)) < 0;
    }

    private static List<LedgerPart> withComplement(LedgerPart one, List<LedgerPart> parts) {
        return Stream.concat(
                        Stream.of(one),
                        parts.stream()
                                .filter(part -> part != one)
                                .min(Comparator.comparing(
                                        part -> part.figure.most(), Comparator.nullsLast(Comparator.naturalOrder())))
                                .stream())
                .toList();
    }

    /** How many properties of the part narrow it down beyond those of the whole. */
    private static long facets(Group part, Group whole) {
        return Stream.of(
                        isNarrower(part.custody(), whole == null ? null : whole.custody(), Group.Custody.UNSPECIFIED),
                        isNarrower(
                                Set.copyOf(part.demographics()),
                                whole == null ? null : Set.copyOf(whole.demographics()),
                                Set.of()),
                        isNarrower(part.condition(), whole == null ? null : whole.condition(), Group.Condition.UNKNOWN),
                        isNarrower(part.sentence(), whole == null ? null : whole.sentence(), null),
                        isNarrower(
                                Set.copyOf(part.nationalities()),
                                whole == null ? null : Set.copyOf(whole.nationalities()),
                                Set.of()))
                .filter(narrower -> narrower)
                .count();
    }

    private static boolean isNarrower(Object part, Object whole, Object unspecified) {
        return !Objects.equals(part, unspecified) && !Objects.equals(part, whole);
    }
}
