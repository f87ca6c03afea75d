package dev.parley.journal.database;

/** Migrations are pending that this process does not apply. */
final class PendingMigrationsException extends Exception {

    PendingMigrationsException(int pending) {
        super(pending + " migrations are pending");
    }
}
