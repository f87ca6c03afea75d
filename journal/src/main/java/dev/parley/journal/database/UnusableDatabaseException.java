package dev.parley.journal.database;

/** A database that this version of the service cannot use. */
final class UnusableDatabaseException extends RuntimeException {

    UnusableDatabaseException(String message) {
        super(message);
    }
}
