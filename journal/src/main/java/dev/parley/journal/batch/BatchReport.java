package dev.parley.journal.batch;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The outcome of a batch.
 *
 * @param items in the order in which they were sent
 * @param dryRun whether nothing was written, whatever the items say
 */
@Schema(examples = """
                {
                  "created": 1, "updated": 0, "unchanged": 0, "refused": 0, "dryRun": false,
                  "items": [{"index": 0, "id": "one", "outcome": "created", "version": 1}]
                }""")
public record BatchReport(
        @Schema(required = true, description = "How many items created a document.")
        int created,

        @Schema(required = true, description = "How many items gave a document a new version.")
        int updated,

        @Schema(required = true, description = "How many items had the content that was stored already.")
        int unchanged,

        @Schema(required = true, description = "How many items were refused.")
        int refused,

        @Schema(required = true, description = "Whether nothing was written, whatever the outcomes say.")
        boolean dryRun,

        @Schema(required = true, description = "The outcome of each item, in the order in which they were sent.")
        List<ItemReport> items) {

    static BatchReport of(List<ItemReport> items, boolean dryRun) {
        return new BatchReport(
                count(items, ItemReport.Outcome.created),
                count(items, ItemReport.Outcome.updated),
                count(items, ItemReport.Outcome.unchanged),
                count(items, ItemReport.Outcome.refused),
                dryRun,
                items);
    }

    private static int count(List<ItemReport> items, ItemReport.Outcome outcome) {
        return (int) items.stream().filter(item -> item.outcome() == outcome).count();
    }
}
