package dev.parley.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A PostgreSQL server on the loopback address with the database {@code parley}: one role and one schema per service.
 *
 * <p>{@link #open} keeps its data, and a commit it has answered survives a crash. {@link #temporary} is for tests: fast,
 * and gone when closed.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    /** The schemas; {@code parley_<schema>} is the role that owns one. */
    public static final List<String> SCHEMAS = List.of("actors", "exchanges", "timeline");

    private static final String DATABASE = "parley";

    /** How a service signs in. */
    public record Credentials(String username, String password) {}

    private final DataDirectory directory;
    private final PostgresServer server;
    private final Runnable afterwards;
    private boolean closed;

    private EmbeddedDatabase(DataDirectory directory, PostgresServer server, Runnable afterwards) {
        this.directory = directory;
        this.server = server;
        this.afterwards = afterwards;
    }

    /**
     * Opens the database in a directory; the first start creates it. It is closed when this JVM ends, at the latest.
     *
     * @param dataDirectory created if missing; locked until {@link #close}
     * @param port the port to listen on; 0 picks a free one
     * @throws LauncherException if the directory is in use or the server does not start
     */
    public static EmbeddedDatabase open(Path dataDirectory, int port) {
        DataDirectory directory = DataDirectory.claim(dataDirectory);
        PostgresServer server = PostgresServer.durable(directory, port == 0 ? Ports.free() : port);
        EmbeddedDatabase database = started(directory, server, directory::close);
        directory.keep();
        return database;
    }

    /** A database on a free port, deleted when it is closed or this JVM ends. */
    public static EmbeddedDatabase temporary() {
        try {
            Path root = Files.createTempDirectory("parley-database-");
            DataDirectory directory = DataDirectory.claim(root);
            PostgresServer server = PostgresServer.fast(directory, programsOfThisUser(root), Ports.free());
            return started(directory, server, () -> {
                directory.close();
                deleteIfPossible(root);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A database whose directory the suite owns, and which the suite starts and stops. */
    static EmbeddedDatabase within(DataDirectory directory, int port) {
        return new EmbeddedDatabase(directory, PostgresServer.durable(directory, port), () -> {});
    }

    private static EmbeddedDatabase started(DataDirectory directory, PostgresServer server, Runnable afterwards) {
        Watchdog watchdog = Watchdog.start();
        EmbeddedDatabase database = new EmbeddedDatabase(directory, server, () -> {
            watchdog.close();
            afterwards.run();
        });
        Runtime.getRuntime().addShutdownHook(new Thread(database::close, "database-closer"));
        try {
            database.start(new Terminal(System.err, false));
            watchdog.watch(List.of(), List.of(database.pid()));
            return database;
        } catch (RuntimeException | Error e) {
            database.close();
            throw e;
        }
    }

    synchronized void start(Terminal terminal) {
        if (closed) {
            throw new LauncherException("The database was stopped while it started");
        }
        server.stopLeftover(terminal);
        server.start();
        provision();
    }

    /** The JDBC URL of the database, without a user. */
    public String jdbcUrl() {
        return server.jdbcUrl(DATABASE);
    }

    /** The JDBC URL for the administrator, password included. */
    public String superuserUrl() {
        return server.administratorUrl(DATABASE);
    }

    /**
     * The environment variables that connect a service to this database.
     *
     * @param schema one of {@link #SCHEMAS}
     */
    public Map<String, String> environment(String schema) {
        Credentials credentials = credentials(schema);
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", credentials.username(),
                "QUARKUS_DATASOURCE_PASSWORD", credentials.password());
    }

    /**
     * How a service signs in.
     *
     * @param schema one of {@link #SCHEMAS}
     */
    public Credentials credentials(String schema) {
        if (!SCHEMAS.contains(schema)) {
            throw new IllegalArgumentException("no schema " + schema + " (known: " + SCHEMAS + ")");
        }
        String role = "parley_" + schema;
        return new Credentials(role, directory.password(role));
    }

    /** The port the server listens on. */
    public int port() {
        return server.port();
    }

    /** The id of the server's first process. */
    public long pid() {
        return server.pid();
    }

    Path directory() {
        return directory.root();
    }

    PostgresServer server() {
        return server;
    }

    /** Stops the server; a temporary database is deleted. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            server.stop();
        } finally {
            afterwards.run();
        }
    }

    private void provision() {
        try {
            createDatabase();
            try (Connection connection = DriverManager.getConnection(superuserUrl());
                    Statement statement = connection.createStatement()) {
                statement.execute(provisioningScript());
            }
        } catch (SQLException e) {
            throw new LauncherException("Cannot create the roles and schemas: " + e.getMessage(), e);
        }
    }

    private void createDatabase() throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.administratorUrl("postgres"));
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + DATABASE + "'")) {
            if (!found.next()) {
                statement.execute("REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC");
                statement.execute("CREATE DATABASE " + DATABASE);
            }
        }
    }

    private String provisioningScript() {
        try (InputStream in = EmbeddedDatabase.class.getResourceAsStream("provision.sql")) {
            String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String schema : SCHEMAS) {
                String password = credentials(schema).password();
                script = script.replace(":'" + schema + "_password'", "'" + password + "'");
            }
            return script;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Shared by all tests of one user. If others could write there, they could replace the programs.
    private static Path programsOfThisUser(Path ownDirectory) throws IOException {
        Path shared =
                Path.of(System.getProperty("java.io.tmpdir"), "parley-programs-" + System.getProperty("user.name"));
        Set<PosixFilePermission> ownerOnly = PosixFilePermissions.fromString("rwx------");
        if (!Files.exists(shared)) {
            Path made = Files.createTempDirectory(ownDirectory, "programs");
            try {
                return Files.move(made, shared);
            } catch (IOException anotherProcessWasFaster) {
                deleteIfPossible(made);
            }
        }
        boolean ours = Files.isDirectory(shared)
                && Files.getOwner(shared).equals(Files.getOwner(ownDirectory))
                && Files.getPosixFilePermissions(shared).equals(ownerOnly);
        return ours ? shared : ownDirectory.resolve("programs");
    }

    private static void deleteIfPossible(Path root) {
        try {
            FileTree.delete(root);
        } catch (IOException leftToTheSystem) {
            root.toFile().deleteOnExit();
        }
    }
}
