package dev.parley.journal.document;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One version in a document's history.
 *
 * @param change what the version did
 * @param seq its place in the service's journal
 * @param document the content as it stood
 */
public record HistoryEntry<D>(
        @Schema(required = true) Change change,
        @Schema(required = true, examples = "42") long seq,
        @JsonUnwrapped VersionInfo versionInfo,
        @Schema(required = true) D document) {}
