package dev.parley.json;

/** What a client sends as the body of a request, and is told all the faults of at once. */
public interface StrictBody {}
