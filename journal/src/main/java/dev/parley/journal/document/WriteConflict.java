package dev.parley.journal.document;

import java.util.Locale;
import java.util.Objects;

import jakarta.persistence.EntityExistsException;

import dev.parley.journal.database.SqlCauses;

/** Why a transaction failed that would have succeeded without another one at the same time. */
enum WriteConflict {
    DEADLOCK("40P01"),
    SERIALIZATION("40001"),
    /** Both created the same document, or gave an identifier to different ones. */
    DUPLICATE_KEY("23505");

    private final String sqlState;

    WriteConflict(String sqlState) {
        this.sqlState = sqlState;
    }

    /** The conflict that ended the transaction; null if it failed for another reason. */
    static WriteConflict of(Throwable thrown) {
        return SqlCauses.of(thrown)
                .map(sql -> ofState(sql.getSQLState()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(thrown instanceof EntityExistsException ? DUPLICATE_KEY : null);
    }

    private static WriteConflict ofState(String sqlState) {
        for (WriteConflict conflict : values()) {
            if (conflict.sqlState.equals(sqlState)) {
                return conflict;
            }
        }
        return null;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
