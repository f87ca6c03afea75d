package dev.parley.gateway.dossier;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a dossier that was loaded.
 *
 * @param dryRun whether nothing was written, whatever the items say
 * @param items in the order of the file
 */
@Schema(name = "DossierReport", description = "What became of a dossier that was loaded.")
public record LoadReport(int created, int updated, int unchanged, boolean dryRun, List<Item> items) {

    /**
     * What became of one document of the file.
     *
     * @param pointer its place in the file
     * @param id its id, or its number within its exchange
     * @param version that it has now; absent where nothing was written
     */
    @Schema(name = "DossierReportItem")
    public record Item(
            @Schema(examples = "/actors/0") String pointer,
            @Schema(examples = "actors") String collection,
            @Schema(examples = "qatar") String id,

            @Schema(enumeration = {"created", "updated", "unchanged"})
            String outcome,

            Integer version) {}

    static LoadReport of(List<Item> items, boolean dryRun) {
        return new LoadReport(
                count(items, "created"), count(items, "updated"), count(items, "unchanged"), dryRun, items);
    }

    private static int count(List<Item> items, String outcome) {
        return (int)
                items.stream().filter(item -> outcome.equals(item.outcome())).count();
    }
}
