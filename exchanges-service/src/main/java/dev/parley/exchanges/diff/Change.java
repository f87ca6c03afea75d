package dev.parley.exchanges.diff;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.kernel.Interval;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing that differs between two readings of an exchange, or between two of its revisions. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "ExchangeChange",
        description = "One thing that differs between two readings of an exchange, or between two of its revisions.",
        examples = """
                {
                  "kind": "NUMBER", "record": "revisions/1", "commitment": "israel-releases",
                  "before": "all", "after": "36 people",
                  "words": "`israel-releases` promises 36 people (before: all)."
                }""")
public record Change(
        @Schema(required = true, description = "What differs.")
        Kind kind,

        @Schema(
                required = true,
                description =
                        "Path of the document concerned, relative to the exchange; empty for the exchange itself.",
                examples = "revisions/1")
        String record,

        @Schema(description = "Id of the commitment concerned.", examples = "israel-releases")
        String commitment,

        @Schema(description = "Id of the claim concerned.", examples = "reuters-36")
        String claim,

        @Schema(description = "Id of the actor concerned.", examples = "israel")
        String actor,

        @Schema(description = "Id of the source that published what became known.", examples = "timeslive")
        String source,

        @Schema(description = "As it was before, in words or as a code; absent if there was nothing.")
        String before,

        @Schema(description = "As it is after, in words or as a code; absent if there is nothing.")
        String after,

        @Schema(description = "The number before; of numbers only.")
        Interval numberBefore,

        @Schema(description = "The number after; of numbers only.")
        Interval numberAfter,

        @Schema(required = true, description = "The change as an English sentence.")
        String words) {

    /** What differs. */
    @Schema(name = "ExchangeChangeKind", description = """
            What differs:
            - `STATUS`: the status of the exchange.
            - `OPENED`: when talks on the exchange began.
            - `PARTICIPANT`: who takes part, and in which roles.
            - `REVISION`: a revision became known or was taken back.
            - `TABLED`: when a revision was put forward.
            - `COMMITMENT_ADDED`: a commitment came in.
            - `COMMITMENT_DROPPED`: a commitment is no longer there.
            - `COMMITMENT_MOVED`: a commitment is owed by or to others.
            - `CLAIM`: a report about a commitment or a delivered item became known or was taken back.
            - `RANK`: the rank of a claim among the others.
            - `NUMBER`: how much a commitment promises.
            - `GROUP`: whom a commitment concerns.
            - `RATIO`: the ratio that a commitment promises.
            - `DESTINATION`: where those released would go.
            - `LEGAL_FORM`: the legal form of a release.
            - `MECHANISM`: how the exchange would be carried out.
            - `STANCE`: where an actor stands.
            - `ENQUIRY`: an actor was asked and did not answer, or that is no longer so.
            - `DELIVERY`: a delivery became known or was taken back.
            - `DELIVERED`: how much of a commitment was delivered.
            - `OUTSTANDING`: how much of a commitment is outstanding.""")
    public enum Kind {
        STATUS,
        OPENED,
        PARTICIPANT,
        REVISION,
        TABLED,
        COMMITMENT_ADDED,
        COMMITMENT_DROPPED,
        COMMITMENT_MOVED,
        CLAIM,
        RANK,
        NUMBER,
        GROUP,
        RATIO,
        DESTINATION,
        LEGAL_FORM,
        MECHANISM,
        STANCE,
        ENQUIRY,
        DELIVERY,
        DELIVERED,
        OUTSTANDING
    }

    /** A change of one value of a document. */
    static Change of(Kind kind, String record, String before, String after, String words) {
        return new Change(kind, record, null, null, null, null, before, after, null, null, words);
    }

    Change ofCommitment(String id) {
        return new Change(kind, record, id, claim, actor, source, before, after, numberBefore, numberAfter, words);
    }

    Change ofClaim(String id, String publishedBy) {
        return new Change(
                kind, record, commitment, id, actor, publishedBy, before, after, numberBefore, numberAfter, words);
    }

    Change ofActor(String id) {
        return new Change(kind, record, commitment, claim, id, source, before, after, numberBefore, numberAfter, words);
    }

    Change ofNumbers(Interval before, Interval after) {
        return new Change(
                kind, record, commitment, claim, actor, source, this.before, this.after, before, after, words);
    }
}
