package dev.parley.journal.document;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the service says of a document beside its content.
 *
 * @param version 1 for the first, one more for each later one
 * @param knownAt when it became public: the earliest publication among its citations; absent without one
 * @param recordedAt when the version was recorded, strictly increasing within a service
 * @param recordedBy who recorded the version
 */
public record VersionInfo(
        @Schema(
                readOnly = true,
                required = true,
                description = "The document's version: 1 for the first, one more for each later one.",
                examples = "1")
        int version,

        @Schema(
                readOnly = true,
                description = "When the document became public: the earliest publication among its citations; absent"
                        + " without any.")
        Instant knownAt,

        @Schema(
                readOnly = true,
                required = true,
                description = "When the version was recorded; strictly increasing within a service.")
        Instant recordedAt,

        @Schema(
                readOnly = true,
                required = true,
                description = "Who recorded the version; `anonymous` until access control exists.",
                examples = "anonymous")
        String recordedBy,

        @Schema(readOnly = true, description = "Why the document is no longer shown; absent while it is.")
        Retraction retraction) {}
