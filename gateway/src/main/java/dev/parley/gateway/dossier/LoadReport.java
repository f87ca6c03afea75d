package dev.parley.gateway.dossier;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The result of loading a dossier. */
@Schema(name = "DossierReport", description = "The result of loading a dossier.", examples = """
                {
                  "created": 1, "updated": 0, "unchanged": 0, "dryRun": false,
                  "items": [
                    {"pointer": "/actors/0", "collection": "actors", "id": "qatar", "outcome": "created", "version": 1}
                  ]
                }""")
public record LoadReport(
        @Schema(required = true, description = "Number of documents with the outcome `created`.")
        int created,

        @Schema(required = true, description = "Number of documents with the outcome `updated`.")
        int updated,

        @Schema(required = true, description = "Number of documents with the outcome `unchanged`.")
        int unchanged,

        @Schema(
                required = true,
                description = "True if the file was only checked: nothing was written, and the outcomes are those that"
                        + " a load would have.")
        boolean dryRun,

        @Schema(required = true, description = "One item for each document, in the order of the file.")
        List<Item> items) {

    /** The result of loading one document. */
    @Schema(name = "DossierReportItem", description = "The result of loading one document of a dossier.")
    public record Item(
            @Schema(
                    required = true,
                    examples = "/actors/0",
                    description = "JSON pointer (RFC 6901) to the document in the file.")
            String pointer,

            @Schema(required = true, examples = "actors", description = "Name of the collection of the document.")
            String collection,

            @Schema(
                    required = true,
                    examples = "qatar",
                    description = "Id of the document. For a revision or a transition, its number in the exchange.")
            String id,

            @Schema(
                    required = true,
                    enumeration = {"created", "updated", "unchanged"},
                    description = """
                    What the load did with the document.

                    - `created`: the document is new.
                    - `updated`: the document replaced its previous version.
                    - `unchanged`: the stored version has the same content.""")
            String outcome,

            @Schema(
                    examples = "1",
                    description =
                            "Version of the document after the load, from 1; absent if a dry run would change" + " it.")
            Integer version,

            @Schema(
                    examples = "qatar",
                    description =
                            "Id of an actor. Present if nothing was written because of a merge: the document is an"
                                    + " actor that was merged into this one, or it would connect this one with itself.")
            String mergedInto) {

        static Item merged(DossierFile.Item item, String into) {
            String id = item.document().path(item.collection().key()).asText();
            return new Item(item.pointer(), item.collection().name(), id, "unchanged", null, into);
        }
    }

    static LoadReport of(List<Item> items, boolean dryRun) {
        return new LoadReport(
                count(items, "created"), count(items, "updated"), count(items, "unchanged"), dryRun, items);
    }

    private static int count(List<Item> items, String outcome) {
        return (int)
                items.stream().filter(item -> outcome.equals(item.outcome())).count();
    }
}
