package dev.parley.actors.actor;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Actors that may be the same as a given one, the most similar first. */
@Schema(description = "Actors that may be the same as a given one.")
public record DuplicateCandidates(
        @Schema(required = true, description = "The candidates, the most similar first.")
        List<Candidate> items) {

    /** An actor that may be the same. */
    @Schema(name = "SimilarActor", description = "An actor that may be the same as the given one.")
    public record Candidate(
            @Schema(required = true, description = "The candidate.")
            ActorView actor,

            @Schema(
                    required = true,
                    minimum = "0",
                    maximum = "1",
                    description = "Similarity, from 0 to 1: a grade to sort by, not a probability.",
                    examples = "0.9")
            double score,

            @Schema(required = true, description = "What the two actors have in common, the strongest evidence first.")
            List<Reason> reasons) {}

    /** Something that two actors have in common. */
    @Schema(name = "SimilarityReason", description = "Something that the two actors have in common.")
    public record Reason(
            @Schema(required = true, description = "Kind of evidence.")
            Type type,

            @Schema(required = true, description = "The value that the given actor has.", examples = "Katar")
            String own,

            @Schema(required = true, description = "The value that the candidate has.", examples = "Qatar")
            String other) {}

    /** Kinds of evidence that two actors are the same, the strongest first. */
    @Schema(name = "SimilarityReasonType", description = """
            Kinds of evidence that two actors are the same, the strongest first:
            - `SHARED_IDENTIFIER`: both have the same identifier in another data set.
            - `SAME_NAME`: both have a name in common, apart from case, accents and punctuation.
            - `SAME_ACRONYM`: both have an acronym in common.
            - `SIMILAR_NAME`: both have names of similar spelling.
            - `SAME_KIND`: both are of the same kind.
            - `SAME_COUNTRY`: both are of the same country.""")
    public enum Type {
        SHARED_IDENTIFIER,
        SAME_NAME,
        SAME_ACRONYM,
        SIMILAR_NAME,
        SAME_KIND,
        SAME_COUNTRY
    }
}
