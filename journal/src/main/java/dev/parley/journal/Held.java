package dev.parley.journal;

import java.util.stream.Stream;

import dev.parley.kernel.Figure;
import dev.parley.kernel.Ranked;

/**
 * A claim that a document holds.
 *
 * @param path the claim's place by ids, which stays when the order of lists does not
 * @param identity everything in the claim that may never change
 */
public record Held(String path, Object identity) {

    /** The claims of a figure; none for an absent one. */
    public static Stream<Held> figure(String path, Figure figure) {
        return figure == null ? Stream.empty() : figure.claims().stream().map(claim -> ranked(path, claim));
    }

    public static Held ranked(String path, Ranked<?> claim) {
        return new Held(path + "/" + claim.id(), claim.identity());
    }
}
