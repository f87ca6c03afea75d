package dev.parley.journal.document;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a document is no longer in the current view. Reads as recorded before it still show the document.
 *
 * @param into id of the document that goes on in its place, if it was merged
 */
public record Retraction(
        @Schema(required = true) Instant at,
        @Schema(required = true, examples = "anonymous") String by,
        @Schema(required = true, examples = "entered twice") String reason,

        @Schema(description = "Id of the document that goes on in its place, if it was merged.")
        String into) {}
