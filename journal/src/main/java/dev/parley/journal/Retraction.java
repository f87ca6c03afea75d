package dev.parley.journal;

import java.time.Instant;

/** Why a document is no longer in the current view. Reads as recorded before it still show the document. */
public record Retraction(Instant at, String by, String reason) {}
