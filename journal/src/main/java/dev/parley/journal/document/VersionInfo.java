package dev.parley.journal.document;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the service says of a document beside its content.
 *
 * @param version 1 for the first, one more for each later one
 * @param knownAt when it became public: the earliest publication among its citations; absent without one
 * @param recordedAt when Parley was told, strictly increasing within a service
 * @param recordedBy who told it
 */
public record VersionInfo(
        @Schema(readOnly = true, required = true, examples = "1")
        int version,

        @Schema(readOnly = true) Instant knownAt,
        @Schema(readOnly = true, required = true) Instant recordedAt,

        @Schema(readOnly = true, required = true, examples = "anonymous")
        String recordedBy,

        @Schema(readOnly = true) Retraction retraction) {}
