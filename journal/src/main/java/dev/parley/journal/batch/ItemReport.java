package dev.parley.journal.batch;

import java.util.Locale;

import dev.parley.http.Problem;
import dev.parley.journal.document.Document;
import dev.parley.journal.document.WriteResult;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The outcome of one item of a batch. */
@Schema(description = "The outcome of one item of a batch or bundle.")
public record ItemReport(
        @Schema(required = true, description = "Where the item is in the list that was sent, from 0.")
        int index,

        @Schema(description = "The document's id; absent if the item could not be read and for some refused items.")
        String id,

        @Schema(required = true) Outcome outcome,

        @Schema(description = "The document's version as it is stored; absent for a refused item.")
        Integer version,

        @Schema(description = "Why the item was refused; absent otherwise.")
        Problem problem) {

    @Schema(name = "ItemOutcome", description = """
            What the write did to the document.
            - `created`: the id was new.
            - `updated`: the document has a new version.
            - `unchanged`: the document had the same content before; nothing was written.
            - `refused`: nothing was written; `problem` says why.""")
    public enum Outcome {
        created,
        updated,
        unchanged,
        refused
    }

    static ItemReport written(int index, WriteResult<? extends Document<?>> result) {
        Document<?> document = result.document();
        return new ItemReport(
                index,
                document.id(),
                Outcome.valueOf(result.outcome().name().toLowerCase(Locale.ROOT)),
                document.version(),
                null);
    }

    static ItemReport refused(int index, String id, Problem problem) {
        return new ItemReport(index, id, Outcome.refused, null, problem);
    }
}
