package dev.parley.journal.document;

import java.util.stream.Stream;

import dev.parley.kernel.Figure;
import dev.parley.kernel.Ranked;

/**
 * A claim that a document holds.
 *
 * @param path the claim's place by ids, which stays when the order of lists does not
 * @param identity everything in the claim that may never change
 */
public record LocatedClaim(String path, Object identity) {

    /** The claims of a figure; none for an absent one. */
    public static Stream<LocatedClaim> figure(String path, Figure figure) {
        return figure == null ? Stream.empty() : figure.claims().stream().map(claim -> ranked(path, claim));
    }

    public static LocatedClaim ranked(String path, Ranked<?> claim) {
        return new LocatedClaim(path + "/" + claim.id(), claim.identity());
    }
}
