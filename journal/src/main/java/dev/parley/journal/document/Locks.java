package dev.parley.journal.document;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.parley.journal.database.NamedLock;

/**
 * The locks that a transaction needs to write documents. They are collected first and then taken at once, in an order
 * that is the same for every writer, so that writers wait for each other and never in a circle (docs/adr/0028).
 */
public final class Locks {

    private static final String RESERVE =
            "insert into key_reservation (key) select wanted.key from unnest(?::text[]) as wanted (key) order by 1";
    private static final String RELEASE = "delete from key_reservation where key = any(?)";
    private static final String LOCK = "select 1 from %s where key = any(?) order by key collate \"C\" for %s";

    private enum Mode {
        KEEP("share"),
        CHANGE("no key update");

        private final String strength;

        Mode(String strength) {
            this.strength = strength;
        }
    }

    private final SortedSet<String> excluded = new TreeSet<>();
    private final SortedSet<String> created = new TreeSet<>();
    private final SortedMap<String, SortedMap<String, Mode>> modesByTable = new TreeMap<>();

    /** The transaction may create this document, which does not exist yet. */
    public void create(DocumentType<?, ?> type, DocumentKey key) {
        created.add(type.table() + "/" + key);
        // if another transaction is the first to create it, this one changes it
        change(type, key);
    }

    /** The transaction may change this document. */
    public void change(DocumentType<?, ?> type, DocumentKey key) {
        add(type, key, Mode.CHANGE);
    }

    /** This document must stay as it is until the transaction ends. */
    public void keep(DocumentType<?, ?> type, DocumentKey key) {
        add(type, key, Mode.KEEP);
    }

    /** No other transaction of this service that names the same thing may run at the same time. */
    public void exclude(String name) {
        excluded.add(name);
    }

    private void add(DocumentType<?, ?> type, DocumentKey key, Mode mode) {
        modesByTable
                .computeIfAbsent(type.table(), table -> new TreeMap<>())
                .merge(key.toString(), mode, (one, other) -> one == Mode.CHANGE ? one : other);
    }

    boolean isEmpty() {
        return excluded.isEmpty() && created.isEmpty() && modesByTable.isEmpty();
    }

    /** Those of these locks that are not among the others. */
    Locks without(Locks held) {
        Locks missing = new Locks();
        missing.excluded.addAll(excluded);
        missing.excluded.removeAll(held.excluded);
        missing.created.addAll(created);
        missing.created.removeAll(held.created);
        modesByTable.forEach((table, modes) -> {
            Map<String, Mode> heldModes = held.modesByTable.getOrDefault(table, new TreeMap<>());
            modes.forEach((key, mode) -> {
                Mode heldMode = heldModes.get(key);
                if (heldMode != Mode.CHANGE && heldMode != mode) {
                    missing.modesByTable
                            .computeIfAbsent(table, name -> new TreeMap<>())
                            .put(key, mode);
                }
            });
        });
        return missing;
    }

    void addAll(Locks others) {
        excluded.addAll(others.excluded);
        created.addAll(others.created);
        others.modesByTable.forEach((table, modes) ->
                modesByTable.computeIfAbsent(table, name -> new TreeMap<>()).putAll(modes));
    }

    /** Waits for every lock; the transaction keeps them until it ends. */
    void take(Connection connection) throws SQLException {
        for (String name : excluded) {
            NamedLock.take(connection, name);
        }
        // whoever creates one document only waits for nothing once it has begun to
        if (created.size() > 1) {
            execute(connection, RESERVE, created);
            execute(connection, RELEASE, created);
        }
        for (Map.Entry<String, SortedMap<String, Mode>> table : modesByTable.entrySet()) {
            lockRows(connection, table.getKey(), table.getValue());
        }
    }

    /** Locks in the order of keys, each run of keys with the same mode by one statement. */
    private static void lockRows(Connection connection, String table, SortedMap<String, Mode> modes)
            throws SQLException {
        List<String> run = new ArrayList<>();
        Mode mode = null;
        for (Map.Entry<String, Mode> row : modes.entrySet()) {
            if (row.getValue() != mode && !run.isEmpty()) {
                execute(connection, LOCK.formatted(table, mode.strength), run);
                run.clear();
            }
            mode = row.getValue();
            run.add(row.getKey());
        }
        execute(connection, LOCK.formatted(table, mode.strength), run);
    }

    private static void execute(Connection connection, String sql, Collection<String> keys) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", keys.toArray()));
            statement.execute();
        }
    }
}
