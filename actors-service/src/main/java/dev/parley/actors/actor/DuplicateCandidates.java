package dev.parley.actors.actor;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Actors that may be the same as a given one.
 *
 * @param items the likeliest first
 */
@Schema(description = "Actors that may be the same as a given one, the likeliest first.")
public record DuplicateCandidates(@Schema(required = true) List<Candidate> items) {

    /**
     * An actor that may be the same.
     *
     * @param score from 0 to 1
     * @param reasons what speaks for it, the strongest first
     */
    @Schema(name = "SimilarActor")
    public record Candidate(
            @Schema(required = true) ActorView actor,

            @Schema(required = true, minimum = "0", maximum = "1", examples = "0.9")
            double score,

            @Schema(required = true) List<Reason> reasons) {}

    /**
     * Something that the two have in common.
     *
     * @param own what the given actor has
     * @param other what the candidate has
     */
    @Schema(name = "SimilarityReason")
    public record Reason(
            @Schema(required = true) Type type,
            @Schema(required = true, examples = "Katar") String own,
            @Schema(required = true, examples = "Qatar") String other) {}

    /** What the two have in common, the strongest first. */
    @Schema(name = "SimilarityReasonType")
    public enum Type {
        SHARED_IDENTIFIER,
        SAME_NAME,
        SAME_ACRONYM,
        SIMILAR_NAME,
        SAME_KIND,
        SAME_COUNTRY
    }
}
