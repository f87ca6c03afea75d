package dev.parley.journal.batch;

import java.util.Locale;

import dev.parley.http.Problem;
import dev.parley.journal.document.Written;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of one item of a batch.
 *
 * @param index the item's place in what was sent, from 0
 * @param id the document's id; absent if the item could not be read
 * @param outcome what the write came to
 * @param problem why it was refused
 */
public record ItemReport(
        @Schema(required = true) int index,
        String id,
        @Schema(required = true) Outcome outcome,
        Integer version,
        Problem problem) {

    @Schema(name = "ItemOutcome")
    public enum Outcome {
        created,
        updated,
        unchanged,
        refused
    }

    static ItemReport done(int index, String id, Written.Outcome outcome, int version) {
        return new ItemReport(index, id, Outcome.valueOf(outcome.name().toLowerCase(Locale.ROOT)), version, null);
    }

    static ItemReport refused(int index, String id, Problem problem) {
        return new ItemReport(index, id, Outcome.refused, null, problem);
    }
}
