package dev.parley.journal.document;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a document is no longer in the current view. Reads as recorded before it still show the document.
 *
 * @param into id of the document that it was merged into; absent if it was not merged
 */
public record Retraction(
        @Schema(required = true, description = "When the document was retracted.")
        Instant at,

        @Schema(required = true, description = "Who retracted it.", examples = "anonymous")
        String by,

        @Schema(required = true, description = "Why it was retracted.", examples = "entered twice")
        String reason,

        @Schema(description = "Id of the document that it was merged into; absent if it was not merged.")
        String into) {}
