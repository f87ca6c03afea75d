package dev.parley.journal;

import java.util.List;

/**
 * What became of a batch.
 *
 * @param items in the order in which they were sent
 * @param dryRun whether nothing was written, whatever the items say
 */
public record BatchReport(
        int created, int updated, int unchanged, int refused, boolean dryRun, List<ItemReport> items) {

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
