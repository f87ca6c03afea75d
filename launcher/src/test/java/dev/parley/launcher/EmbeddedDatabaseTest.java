package dev.parley.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class EmbeddedDatabaseTest {

    private static final String INVALID_PASSWORD = "28P01";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    // Shared, so that the database is made only once.
    @TempDir
    static Path directory;

    @Test
    void eachRoleWorksInItsOwnSchemaAndCannotUseAnother() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.temporary()) {
            assertWrongPasswordIsRefused(database, "parley_actors");
            assertWrongPasswordIsRefused(database, "postgres");
            for (String schema : EmbeddedDatabase.SCHEMAS) {
                run(database, schema, "CREATE TABLE " + schema + "_table AS SELECT 1 AS one");
                assertEquals(schema, ask(database, schema, "SELECT current_schema()"));
                assertEquals("1", ask(database, schema, "SELECT one FROM " + schema + "." + schema + "_table"));
            }
            for (String role : EmbeddedDatabase.SCHEMAS) {
                for (String schema : EmbeddedDatabase.SCHEMAS) {
                    if (!role.equals(schema)) {
                        assertRefused(database, role, "SELECT one FROM " + schema + "." + schema + "_table");
                        assertRefused(database, role, "CREATE TABLE " + schema + ".mine (one int)");
                    }
                }
                assertRefused(database, role, "CREATE TABLE public.mine (one int)");
                assertRefused(database, role, "CREATE SCHEMA mine");
            }
        }
    }

    @Test
    void temporaryDatabaseLeavesNothing() {
        EmbeddedDatabase database = EmbeddedDatabase.temporary();
        ProcessHandle server = ProcessHandle.of(database.pid()).orElseThrow();
        Path files = database.directory();
        database.close();
        assertFalse(RunningProcesses.isRunning(server));
        assertFalse(Files.exists(files));
    }

    @Test
    void answeredCommitsSurviveAStopAndAKill() throws Exception {
        EmbeddedDatabase.Credentials first;
        try (EmbeddedDatabase database = EmbeddedDatabase.open(directory, 0)) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                assertEquals("on", ask(database, "actors", "SHOW " + setting));
            }
            first = database.credentials("actors");
            run(database, "actors", "CREATE TABLE kept (word text)");
            run(database, "actors", "INSERT INTO kept VALUES ('stopped')");
        }
        ProcessHandle server;
        try (EmbeddedDatabase database = EmbeddedDatabase.open(directory, 0)) {
            assertEquals(first, database.credentials("actors"));
            run(database, "actors", "INSERT INTO kept VALUES ('killed')");
            server = ProcessHandle.of(database.pid()).orElseThrow();
            server.destroyForcibly();
            server.onExit().join();
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.open(directory, 0)) {
            assertEquals(
                    "killed stopped", ask(database, "actors", "SELECT string_agg(word, ' ' ORDER BY word) FROM kept"));
        }
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(directory.resolve("passwords.properties"))));
    }

    @Test
    void processIdReusedByAnotherProgramDoesNotBlockTheStart() throws Exception {
        Path pidFile = directory.resolve("postgresql/postmaster.pid");
        List<String> lines;
        try (EmbeddedDatabase database = EmbeddedDatabase.open(directory, 0)) {
            lines = new ArrayList<>(Files.readAllLines(pidFile));
        }
        Process other = new ProcessBuilder("sleep", "300").start();
        try {
            lines.set(0, String.valueOf(other.pid()));
            Files.write(pidFile, lines);
            try (EmbeddedDatabase database = EmbeddedDatabase.open(directory, 0)) {
                assertEquals("actors", ask(database, "actors", "SELECT current_schema()"));
            }
            assertTrue(other.isAlive());
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void directoryInUseIsRefused() throws IOException {
        try (DataDirectory inUse = DataDirectory.claim(directory)) {
            LauncherException refusal =
                    assertThrows(LauncherException.class, () -> EmbeddedDatabase.open(directory, 0));
            assertTrue(refusal.getMessage().contains(inUse.root() + " is in use by another launcher"));
        }
    }

    private static void assertWrongPasswordIsRefused(EmbeddedDatabase database, String role) {
        SQLException refusal =
                assertThrows(SQLException.class, () -> DriverManager.getConnection(database.jdbcUrl(), role, "wrong")
                        .close());
        assertEquals(INVALID_PASSWORD, refusal.getSQLState());
    }

    private static void assertRefused(EmbeddedDatabase database, String role, String sql) {
        SQLException refusal = assertThrows(SQLException.class, () -> run(database, role, sql), sql);
        assertEquals(INSUFFICIENT_PRIVILEGE, refusal.getSQLState(), sql);
    }

    private static void run(EmbeddedDatabase database, String role, String sql) throws SQLException {
        try (Connection connection = connect(database, role);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedDatabase database, String role, String sql) throws SQLException {
        try (Connection connection = connect(database, role);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Connection connect(EmbeddedDatabase database, String role) throws SQLException {
        EmbeddedDatabase.Credentials credentials = database.credentials(role);
        return DriverManager.getConnection(database.jdbcUrl(), credentials.username(), credentials.password());
    }
}
