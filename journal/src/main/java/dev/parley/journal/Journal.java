package dev.parley.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.hibernate.Session;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.LockAcquisitionException;

/**
 * The append-only record of every version of every document of a service. Sequence order is commit order: a writer,
 * after all its document writes, takes the service's one lock and keeps it until its transaction has ended.
 */
@Singleton
public class Journal {

    /** Until access control exists, nobody is known by name. */
    static final String ANONYMOUS = "anonymous";

    private static final String LOCK = "select pg_advisory_xact_lock(hashtext(current_schema() || '.journal'))";
    private static final String LAST =
            "select seq, recorded_at, clock_timestamp() from journal order by seq desc limit 1";
    private static final String INSERT = """
            insert into journal (seq, recorded_at, recorded_by, collection, key, parent, version, change, known_at,
                marking, content, retraction)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)""";
    private static final int ATTEMPTS = 3;

    private final EntityManager entities;
    private final Contents contents;

    Journal(EntityManager entities, Contents contents) {
        this.entities = entities;
        this.contents = contents;
    }

    EntityManager entities() {
        return entities;
    }

    Contents contents() {
        return contents;
    }

    /**
     * Runs {@code work} in a transaction of its own and journals what it changed. Two writers that met in the database
     * are told apart by running the later one again.
     */
    <T> T write(Function<Changes, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return QuarkusTransaction.requiringNew().call(() -> {
                    Changes changes = new Changes();
                    T result = work.apply(changes);
                    append(changes);
                    return result;
                });
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !isCollision(e)) {
                    throw e;
                }
                entities.clear();
            }
        }
    }

    /** Runs {@code work} in a transaction of its own and undoes all of it. */
    <T> T rehearse(Function<Changes, T> work) {
        QuarkusTransaction.begin();
        try {
            T result = work.apply(new Changes());
            entities.flush();
            return result;
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private static boolean isCollision(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConstraintViolationException || cause instanceof LockAcquisitionException) {
                return true;
            }
        }
        return false;
    }

    private void append(Changes changes) {
        if (changes.entries().isEmpty()) {
            return;
        }
        entities.flush();
        entities.unwrap(Session.class).doWork(connection -> {
            long seq = 0;
            Instant recordedAt;
            try (Statement statement = connection.createStatement()) {
                statement.execute(LOCK);
                try (ResultSet last = statement.executeQuery(LAST)) {
                    if (last.next()) {
                        seq = last.getLong(1);
                        Instant earliest = last.getTimestamp(2).toInstant().plus(1, ChronoUnit.MICROS);
                        Instant now = last.getTimestamp(3).toInstant();
                        recordedAt = now.isAfter(earliest) ? now : earliest;
                    } else {
                        recordedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
                    }
                }
            }
            insert(connection, changes.entries(), seq, recordedAt);
            changes.entries().stream()
                    .collect(Collectors.groupingBy(Changes.Entry::table))
                    .forEach((table, entries) -> stampRows(connection, table, entries));
        });
    }

    private static void insert(Connection connection, Collection<Changes.Entry> entries, long last, Instant from)
            throws SQLException {
        long seq = last;
        Instant recordedAt = from;
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Changes.Entry entry : entries) {
                Document<?> document = entry.document();
                document.recordedAt = recordedAt;
                insert.setLong(1, ++seq);
                insert.setTimestamp(2, Timestamp.from(recordedAt));
                insert.setString(3, document.recordedBy);
                insert.setString(4, entry.collection());
                insert.setString(5, document.key);
                insert.setString(6, document.parent());
                insert.setInt(7, document.version);
                insert.setString(8, entry.change().name());
                insert.setTimestamp(9, document.knownAt == null ? null : Timestamp.from(document.knownAt));
                insert.setString(10, document.marking.name());
                insert.setString(11, document.content);
                insert.setString(12, document.retraction);
                insert.addBatch();
                recordedAt = recordedAt.plus(1, ChronoUnit.MICROS);
            }
            insert.executeBatch();
        }
    }

    /** Notes in the documents when the journal was told of them, which is known only under the lock. */
    private static void stampRows(Connection connection, String table, List<Changes.Entry> entries) {
        String update = "update " + table
                + " set recorded_at = told.at from unnest(?::text[], ?::timestamptz[]) as told (key, at)"
                + " where " + table + ".key = told.key";
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            entries.stream().map(entry -> entry.document().key).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            entries.stream()
                                    .map(entry -> entry.document().recordedAt.toString())
                                    .toArray()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The version of a document that stood at {@code moment}; null if there was none. */
    JournalEntry stood(String collection, String key, Instant moment) {
        return entities.createQuery(
                        "from JournalEntry where collection = :collection and key = :key and recordedAt <= :moment"
                                + " order by recordedAt desc",
                        JournalEntry.class)
                .setParameter("collection", collection)
                .setParameter("key", key)
                .setParameter("moment", moment)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    /** The versions of a collection's documents that stood at {@code moment}, by key, after {@code afterKey}. */
    List<JournalEntry> allStood(
            String collection, String parent, Instant moment, String afterKey, boolean retractedToo, int limit) {
        String stood = """
                select * from (
                    select distinct on (key) * from journal
                    where collection = :collection and recorded_at <= :moment and key > :after %s
                    order by key, recorded_at desc) as stood
                where %s order by key limit :limit""".formatted(
                        parent == null ? "" : "and parent = :parent", retractedToo ? "true" : "retraction is null");
        var query = entities.unwrap(Session.class)
                .createNativeQuery(stood, JournalEntry.class)
                .setParameter("collection", collection)
                .setParameter("moment", moment)
                .setParameter("after", afterKey)
                .setParameter("limit", limit);
        if (parent != null) {
            query.setParameter("parent", parent);
        }
        return query.getResultList();
    }

    /**
     * The versions that stood at {@code moment}, by key, of all documents that ever had the value in one of the
     * properties. The service that asks has an index on {@code content ->> property}.
     */
    List<JournalEntry> stoodWith(String collection, List<String> properties, String value, Instant moment) {
        String has = properties.stream()
                .map(property -> "content ->> '" + property + "' = :value")
                .collect(Collectors.joining(" or "));
        return entities.unwrap(Session.class)
                .createNativeQuery("""
                        select distinct on (key) * from journal
                        where collection = '%s' and recorded_at <= :moment
                            and key in (select key from journal where collection = '%s' and (%s))
                        order by key, recorded_at desc""".formatted(collection, collection, has), JournalEntry.class)
                .setParameter("value", value)
                .setParameter("moment", moment)
                .getResultList();
    }

    /** The versions of one document after {@code version}, the oldest first. */
    List<JournalEntry> history(String collection, String key, int version, int limit) {
        return entities.createQuery(
                        "from JournalEntry where collection = :collection and key = :key and version > :version"
                                + " order by version",
                        JournalEntry.class)
                .setParameter("collection", collection)
                .setParameter("key", key)
                .setParameter("version", version)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The entries after {@code seq}, in the order in which they were committed. */
    List<JournalEntry> after(long seq, int limit) {
        return entities.createQuery("from JournalEntry where seq > :seq order by seq", JournalEntry.class)
                .setParameter("seq", seq)
                .setMaxResults(limit)
                .getResultList();
    }
}
