package dev.parley.gateway.dossier;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a dossier that was loaded.
 *
 * @param dryRun whether nothing was written, whatever the items say
 * @param items in the order of the file
 */
@Schema(name = "DossierReport", description = "What became of a dossier that was loaded.", examples = """
                {
                  "created": 1, "updated": 0, "unchanged": 0, "dryRun": false,
                  "items": [
                    {"pointer": "/actors/0", "collection": "actors", "id": "qatar", "outcome": "created", "version": 1}
                  ]
                }""")
public record LoadReport(
        @Schema(required = true) int created,
        @Schema(required = true) int updated,
        @Schema(required = true) int unchanged,
        @Schema(required = true) boolean dryRun,
        @Schema(required = true) List<Item> items) {

    /**
     * What became of one document of the file.
     *
     * @param pointer its place in the file
     * @param id its id, or its number within its exchange
     * @param version that it has now; absent where nothing was written
     */
    @Schema(name = "DossierReportItem")
    public record Item(
            @Schema(required = true, examples = "/actors/0") String pointer,
            @Schema(required = true, examples = "actors") String collection,
            @Schema(required = true, examples = "qatar") String id,

            @Schema(
                    required = true,
                    enumeration = {"created", "updated", "unchanged"})
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
