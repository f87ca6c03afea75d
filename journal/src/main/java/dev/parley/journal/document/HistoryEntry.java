package dev.parley.journal.document;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import dev.parley.http.ByOwnType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One version in a document's history.
 *
 * @param change what the version did: the name of a {@link Change}
 * @param reason why, where a reason is asked for
 * @param seq its number in the service's journal
 * @param document the content of the version
 */
public record HistoryEntry<D>(
        @Schema(required = true, implementation = Change.class)
        String change,

        @Schema(
                description = "Why the document was retracted, merged or restored; absent for other versions.",
                examples = "entered twice")
        String reason,

        @Schema(required = true, description = "The version's number in the service's journal.", examples = "42")
        long seq,

        @JsonUnwrapped VersionInfo versionInfo,

        @JsonSerialize(using = ByOwnType.class)
        @Schema(required = true, description = "The content of the version, as it was sent.")
        D document) {}
