package dev.parley.journal.document;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import dev.parley.journal.database.DatabaseTimeouts;
import dev.parley.journal.database.NamedLock;
import dev.parley.json.DocumentJson;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.hibernate.Session;

/**
 * The append-only record of every version of every document of a service. Sequence order is commit order: a writer,
 * after all its document writes, takes the service's one lock and keeps it until its transaction has ended.
 */
@Singleton
public class Journal {

    /** Until access control exists, nobody is known by name. */
    static final String ANONYMOUS = "anonymous";

    private static final String LOCK = "journal";
    private static final String INSTALLATION = "select cast(id as text) from installation";
    private static final String LAST =
            "select seq, recorded_at, clock_timestamp() from journal order by seq desc limit 1";
    /** Sets recorded_at of the rows of one table and journals them as they now are. */
    private static final String RECORD = """
            with item as (
                select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[])
                    as item (key, parent, change, reason, place)),
            stamped as (
                update %s as d set recorded_at = ?::timestamptz + item.place * interval '1 microsecond'
                from item where d.key = item.key
                returning item.place, d.recorded_at, d.recorded_by, d.key, item.parent, d.version, item.change, item.reason,
                    d.known_at, d.marking, d.content, d.retraction, d.sort_key)
            insert into journal (seq, recorded_at, recorded_by, collection, key, parent, version, change, reason,
                known_at, marking, content, retraction, sort_key)
            select ? + place, recorded_at, recorded_by, ?, key, parent, version, change, reason,
                known_at, marking, content, retraction, sort_key
            from stamped order by place""";

    private final EntityManager entities;
    private final DatabaseTimeouts timeouts;
    private final StoredDocuments stored;
    private final DocumentQueries queries;
    private final JournalVersions versions;
    private final WriteRetry retry;

    Journal(
            EntityManager entities,
            DatabaseTimeouts timeouts,
            StoredDocuments stored,
            DocumentQueries queries,
            WriteRetry retry) {
        this.entities = entities;
        this.timeouts = timeouts;
        this.stored = stored;
        this.queries = queries;
        this.versions = new JournalVersions(queries, stored);
        this.retry = retry;
    }

    public EntityManager entities() {
        return entities;
    }

    public DocumentJson json() {
        return stored.json();
    }

    StoredDocuments stored() {
        return stored;
    }

    public DocumentQueries queries() {
        return queries;
    }

    public JournalVersions versions() {
        return versions;
    }

    /**
     * Runs {@code work} in a transaction of its own and journals what it changed. After a conflict with another
     * transaction all of it is run again.
     */
    public <T> T write(Function<UnitOfWork, T> work) {
        return retry.run(() -> QuarkusTransaction.requiringNew().call(() -> {
            timeouts.allowWriting(entities);
            UnitOfWork unitOfWork = new UnitOfWork();
            T result = work.apply(unitOfWork);
            append(unitOfWork);
            return result;
        }));
    }

    /** Runs {@code work} in a transaction of its own and rolls it back. */
    public <T> T rehearse(Function<UnitOfWork, T> work) {
        return retry.run(() -> {
            QuarkusTransaction.begin();
            try {
                timeouts.allowWriting(entities);
                T result = work.apply(new UnitOfWork());
                entities.flush();
                return result;
            } finally {
                QuarkusTransaction.rollback();
            }
        });
    }

    /**
     * Takes the locks that the transaction does not hold yet, and forgets what was read before, as it may have changed
     * while the transaction waited.
     *
     * @return whether there were any to take
     */
    public boolean lock(Locks wanted, UnitOfWork unitOfWork) {
        Locks missing = wanted.without(unitOfWork.locks());
        if (missing.isEmpty()) {
            return false;
        }
        entities.unwrap(Session.class).doWork(missing::take);
        unitOfWork.locks().addAll(missing);
        if (unitOfWork.entries().isEmpty()) {
            entities.clear();
        }
        return true;
    }

    /** Runs {@code work}, which only reads, in a transaction in which every statement sees the same data. */
    public <T> T snapshot(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            entities.createNativeQuery("set transaction isolation level repeatable read, read only")
                    .executeUpdate();
            return work.get();
        });
    }

    /** The last entry: its number, which is also how many there are, and when it was recorded; zeros if there is none. */
    record End(long seq, double epochSeconds) {}

    End end() {
        return snapshot(() -> {
            JournalEntry last = versions.last();
            return last == null ? new End(0, 0) : new End(last.seq, last.recordedAt.toEpochMilli() / 1000.0);
        });
    }

    /** Which installation's journal this is: one id for each database, which a restored backup keeps. */
    public String installation() {
        return (String) entities.createNativeQuery(INSTALLATION, String.class).getSingleResult();
    }

    private void append(UnitOfWork unitOfWork) {
        if (unitOfWork.entries().isEmpty()) {
            return;
        }
        entities.flush();
        entities.unwrap(Session.class).doWork(connection -> {
            long next = 1;
            Instant from;
            try (Statement statement = connection.createStatement()) {
                NamedLock.take(connection, LOCK);
                try (ResultSet last = statement.executeQuery(LAST)) {
                    if (last.next()) {
                        next = last.getLong(1) + 1;
                        Instant earliest = last.getTimestamp(2).toInstant().plus(1, ChronoUnit.MICROS);
                        Instant now = last.getTimestamp(3).toInstant();
                        from = now.isAfter(earliest) ? now : earliest;
                    } else {
                        from = Instant.now().truncatedTo(ChronoUnit.MICROS);
                    }
                }
            }
            record(connection, List.copyOf(unitOfWork.entries()), next, from);
        });
    }

    /** The journal gets each row as the database has it, in the order of {@code entries}. */
    private static void record(Connection connection, List<UnitOfWork.Entry> entries, long next, Instant from)
            throws SQLException {
        Map<String, List<Integer>> placesByTable = new LinkedHashMap<>();
        for (int place = 0; place < entries.size(); place++) {
            UnitOfWork.Entry entry = entries.get(place);
            placesByTable
                    .computeIfAbsent(entry.table(), table -> new ArrayList<>())
                    .add(place);
            if (entry.document() != null) {
                entry.document().recordedAt = from.plus(place, ChronoUnit.MICROS);
            }
        }
        for (Map.Entry<String, List<Integer>> table : placesByTable.entrySet()) {
            List<UnitOfWork.Entry> its =
                    table.getValue().stream().map(entries::get).toList();
            try (PreparedStatement record = connection.prepareStatement(RECORD.formatted(table.getKey()))) {
                record.setArray(1, texts(connection, its, UnitOfWork.Entry::key));
                record.setArray(2, texts(connection, its, UnitOfWork.Entry::parent));
                record.setArray(
                        3, texts(connection, its, entry -> entry.change().name()));
                record.setArray(4, texts(connection, its, UnitOfWork.Entry::reason));
                record.setArray(
                        5, connection.createArrayOf("bigint", table.getValue().toArray()));
                record.setString(6, from.toString());
                record.setLong(7, next);
                record.setString(8, its.get(0).collection());
                if (record.executeUpdate() != its.size()) {
                    throw new IllegalStateException("a document to be journaled is not in " + table.getKey());
                }
            }
        }
    }

    private static Array texts(
            Connection connection, List<UnitOfWork.Entry> entries, Function<UnitOfWork.Entry, String> text)
            throws SQLException {
        return connection.createArrayOf("text", entries.stream().map(text).toArray());
    }
}
