package dev.parley.journal.batch;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a batch.
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
        @Schema(required = true) int created,
        @Schema(required = true) int updated,
        @Schema(required = true) int unchanged,
        @Schema(required = true) int refused,
        @Schema(required = true) boolean dryRun,
        @Schema(required = true) List<ItemReport> items) {

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
