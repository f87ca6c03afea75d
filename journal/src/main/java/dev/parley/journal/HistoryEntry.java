package dev.parley.journal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * One version in a document's history.
 *
 * @param change what the version did
 * @param seq its place in the service's journal
 * @param document the content as it stood
 */
public record HistoryEntry<D>(
        Change change, long seq, @JsonUnwrapped Stamp stamp, D document) {}
