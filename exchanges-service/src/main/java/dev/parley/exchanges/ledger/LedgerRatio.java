package dev.parley.exchanges.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.kernel.Interval;
import dev.parley.kernel.Quantity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many people one side releases for each one that the other releases: promised and kept. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "LedgerRatio",
        description =
                "How many people one side releases for each one that the other releases, as promised and as kept.")
record LedgerRatio(
        @Schema(
                required = true,
                description = "The side whose people are counted for each one of `per`.",
                examples = "B")
        String side,

        @Schema(required = true, description = "The other side.", examples = "A")
        String per,

        @Schema(description = "As promised; absent if one of the numbers is not known.")
        Bounds promised,

        @Schema(
                description =
                        "As delivered so far; absent if one of the numbers is not known or nothing was delivered.")
        Bounds kept) {

    private static final int DECIMALS = 2;

    /** The bounds of a ratio. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "LedgerRatioBounds", description = "The bounds of a ratio, rounded outwards to two decimals.")
    record Bounds(
            @Schema(required = true, description = "Least possible ratio.", examples = "2.28")
            BigDecimal min,

            @Schema(description = "Greatest possible ratio; absent if it is not known.", examples = "2.29")
            BigDecimal max) {

        private static Bounds of(Interval one, Interval other) {
            BigDecimal least = other.least();
            BigDecimal most = other.most();
            if (most == null || most.signum() == 0) {
                return null;
            }
            return new Bounds(
                    one.least().divide(most, DECIMALS, RoundingMode.FLOOR).stripTrailingZeros(),
                    one.most() == null || least.signum() == 0
                            ? null
                            : one.most()
                                    .divide(least, DECIMALS, RoundingMode.CEILING)
                                    .stripTrailingZeros());
        }
    }

    /** For each two sides that release people, the side of more people per the other. */
    static List<LedgerRatio> of(List<SideBalance> sides) {
        List<SideBalance> people = sides.stream()
                .filter(side -> side.side() != null && side.joint().measure().unit() == Quantity.Unit.PERSONS)
                .toList();
        return people.stream()
                .flatMap(one -> people.stream()
                        .filter(other -> isMore(one, other))
                        .map(other -> new LedgerRatio(
                                one.side(),
                                other.side(),
                                Bounds.of(one.joint().promised(), other.joint().promised()),
                                Bounds.of(one.joint().delivered(), other.joint().delivered()))))
                .toList();
    }

    private static boolean isMore(SideBalance one, SideBalance other) {
        if (one == other) {
            return false;
        }
        int order = one.joint()
                .promised()
                .least()
                .compareTo(other.joint().promised().least());
        return order > 0 || order == 0 && one.side().compareTo(other.side()) > 0;
    }
}
