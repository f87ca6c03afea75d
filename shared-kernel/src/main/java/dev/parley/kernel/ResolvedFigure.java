package dev.parley.kernel;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What follows from claims that give a number: the number as it stands, and how far the claims differ. */
@Schema(description = "What follows from claims that give a number.", examples = """
            {
              "resolved": {"unit": "PERSONS", "kind": "RANGE", "min": 869, "max": 890, "words": "869 to 890 people"},
              "envelope": {"unit": "PERSONS", "kind": "RANGE", "min": 869, "max": 890, "words": "869 to 890 people"},
              "disputed": true
            }""")
public record ResolvedFigure(
        @Schema(required = true, description = ResolvedFigure.RESOLVED)
        Interval resolved,

        @Schema(required = true, description = ResolvedFigure.ENVELOPE)
        Interval envelope,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) @Schema(description = ResolvedFigure.VAGUE)
        boolean vague,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) @Schema(description = ResolvedFigure.DISPUTED)
        boolean disputed) {

    static final String RESOLVED =
            "The number as it stands: the narrowest interval that contains all claims of the best rank that give bounds;"
                    + " if none of them does, what they say together.";
    static final String ENVELOPE =
            "The narrowest interval that contains all claims that are not deprecated and give bounds; if none of them"
                    + " does, what they say together.";
    static final String VAGUE =
            "Whether a claim that is not deprecated gives no bounds, as \"about 900\", \"hundreds\", all of them or a"
                    + " number that is not known; absent if none does.";
    static final String DISPUTED =
            "Whether two claims of the best rank have no number in common; absent if they agree.";

    /**
     * Resolves what claims say about one number.
     *
     * @param quantity the number that a claim gives; null for a claim that gives none, which then does not count
     * @return null if no claim counts
     * @throws IllegalArgumentException if the measures of the claims differ
     */
    public static <C extends Ranked<C>> ResolvedFigure of(Collection<C> claims, Function<C, Quantity> quantity) {
        List<C> counting = claims.stream()
                .filter(claim -> claim.rank() != Ranked.Rank.DEPRECATED && quantity.apply(claim) != null)
                .toList();
        if (counting.isEmpty()) {
            return null;
        }
        List<Quantity> best = Ranked.best(counting).stream().map(quantity).toList();
        List<Quantity> all = counting.stream().map(quantity).toList();
        return new ResolvedFigure(
                Interval.hull(best).orElseThrow(),
                Interval.hull(all).orElseThrow(),
                all.stream().anyMatch(each -> !each.interval().hasBounds()),
                twoExcludeEachOther(best.stream().map(Quantity::interval).toList()));
    }

    private static boolean twoExcludeEachOther(List<Interval> numbers) {
        return numbers.stream().anyMatch(one -> numbers.stream().anyMatch(other -> !one.overlaps(other)));
    }
}
