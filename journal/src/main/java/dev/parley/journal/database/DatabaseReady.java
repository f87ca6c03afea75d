package dev.parley.journal.database;

/**
 * Fired once, when the service's schema is up to date and before the service is ready: observers fill in what migrations
 * could not. An observer that fails because the database went away is called again.
 */
public record DatabaseReady() {}
