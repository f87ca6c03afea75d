package dev.parley.journal.database;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Stream;

/** What the database said, wherever in an exception it is. */
public final class SqlCauses {

    private SqlCauses() {}

    /** The database's own exceptions, the outermost first: a failed commit has them among the suppressed ones. */
    public static Stream<SQLException> of(Throwable thrown) {
        if (thrown == null) {
            return Stream.empty();
        }
        Stream<SQLException> own = thrown instanceof SQLException sql ? Stream.of(sql) : Stream.empty();
        return Stream.of(
                        own,
                        of(thrown.getCause()),
                        Arrays.stream(thrown.getSuppressed()).flatMap(SqlCauses::of))
                .flatMap(found -> found);
    }
}
