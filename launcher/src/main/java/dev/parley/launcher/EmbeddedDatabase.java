package dev.parley.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
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

/**
 * A PostgreSQL server on the loopback address with the database {@code parley}: one role and one schema per service.
 *
 * <p>{@link #open} keeps its data, and a commit it has answered survives a crash. {@link #temporary} is for tests: fast,
 * and gone when closed.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    /** The schemas, each owned by the role {@code parley_<schema>}. */
    public static final List<String> SCHEMAS = List.of("actors", "exchanges", "timeline");

    private static final String DATABASE = "parley";
    private static final String ADMINISTRATOR = "postgres";

    /** How a service signs in. */
    public record Credentials(String username, String password) {}

    private final DataDirectory directory;
    private final PostgresBinaries binaries;
    private final int port;
    private final boolean temporary;
    private final Thread closer = new Thread(this::close, "database-closer");
    private boolean closed;

    private EmbeddedDatabase(DataDirectory directory, PostgresBinaries binaries, int port, boolean temporary) {
        this.directory = directory;
        this.binaries = binaries;
        this.port = port;
        this.temporary = temporary;
    }

    /**
     * Opens the database kept in a directory, made at the first start.
     *
     * @param dataDirectory created if missing; locked until {@link #close}
     * @param port the port to listen on; 0 picks a free one
     * @throws LauncherException if the directory is in use or the server does not start
     */
    public static EmbeddedDatabase open(Path dataDirectory, int port) {
        DataDirectory directory = DataDirectory.claim(dataDirectory);
        return start(directory, PostgresBinaries.unpackedBelow(directory.programs()), port, false);
    }

    /** A database on a free port, deleted when it is closed or this JVM ends. */
    public static EmbeddedDatabase temporary() {
        try {
            DataDirectory directory = DataDirectory.claim(Files.createTempDirectory("parley-database-"));
            return start(directory, PostgresBinaries.unpackedBelow(programsOfThisUser()), 0, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedDatabase start(
            DataDirectory directory, PostgresBinaries binaries, int port, boolean temporary) {
        EmbeddedDatabase database = new EmbeddedDatabase(directory, binaries, port == 0 ? freePort() : port, temporary);
        Runtime.getRuntime().addShutdownHook(database.closer);
        try {
            database.startServer();
            database.provision();
            return database;
        } catch (RuntimeException | Error e) {
            database.close();
            throw e;
        }
    }

    /** The JDBC URL of the database, without a user. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    /** The JDBC URL for the administrator, password included. */
    public String superuserUrl() {
        return urlForAdministrator(DATABASE);
    }

    /**
     * How a service signs in.
     *
     * @param schema one of {@link #SCHEMAS}
     */
    public Credentials credentials(String schema) {
        if (!SCHEMAS.contains(schema)) {
            throw new IllegalArgumentException("no schema " + schema + "; there are " + SCHEMAS);
        }
        return new Credentials("parley_" + schema, password("parley_" + schema));
    }

    /** The port the server listens on. */
    public int port() {
        return port;
    }

    /** Stops the server; a temporary database is deleted. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        stopServer();
        directory.close();
        if (temporary) {
            deleteQuietly();
        }
        if (Thread.currentThread() != closer) {
            forgetCloser();
        }
    }

    private void startServer() {
        if (!Files.exists(directory.postgres().resolve("PG_VERSION"))) {
            initialise();
        }
        run(
                "pg_ctl",
                "start",
                "-D",
                directory.postgres().toString(),
                "-l",
                directory.postgresLog().toString(),
                "-w",
                "-t",
                "120",
                "-s",
                "-o",
                serverOptions());
    }

    private void initialise() {
        Path passwordFile = null;
        try {
            passwordFile = Files.createTempFile(
                    directory.root(),
                    "password",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(passwordFile, password(ADMINISTRATOR));
            List<String> arguments = new ArrayList<>(List.of(
                    "-D",
                    directory.postgres().toString(),
                    "-U",
                    ADMINISTRATOR,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C"));
            if (temporary) {
                arguments.add("--no-sync");
            }
            run("initdb", arguments.toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deleteIfThere(passwordFile);
        }
    }

    // No socket file: a server is reached over loopback alone and leaves nothing in /tmp.
    private String serverOptions() {
        String durability = temporary ? "off" : "on";
        return "-p " + port
                + " -c listen_addresses=127.0.0.1"
                + " -c unix_socket_directories="
                + " -c max_connections=200"
                + " -c timezone=UTC -c log_timezone=UTC"
                + " -c fsync=" + durability
                + " -c synchronous_commit=" + durability
                + " -c full_page_writes=" + durability;
    }

    private void stopServer() {
        if (Files.exists(directory.postgres().resolve("postmaster.pid"))) {
            run("pg_ctl", "stop", "-D", directory.postgres().toString(), "-m", "fast", "-w", "-t", "60", "-s");
        }
    }

    private void run(String program, String... arguments) {
        try {
            Path output = Files.createTempFile(directory.root(), program, ".out");
            try {
                Process process = new ProcessBuilder(binaries.command(program, List.of(arguments)))
                        .directory(directory.root().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
                int status = process.waitFor();
                if (status != 0) {
                    throw new LauncherException("PostgreSQL's " + program + " failed with status " + status + ":\n"
                            + Files.readString(output));
                }
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted while waiting for PostgreSQL's " + program);
        }
    }

    private void provision() {
        try (Connection connection = DriverManager.getConnection(urlForAdministrator("postgres"));
                Statement statement = connection.createStatement()) {
            try (ResultSet found =
                    statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                if (found.next()) {
                    provisionSchemas();
                    return;
                }
            }
            statement.execute("CREATE DATABASE " + DATABASE);
        } catch (SQLException e) {
            throw new LauncherException("The database could not be prepared: " + e.getMessage(), e);
        }
        provisionSchemas();
    }

    private void provisionSchemas() {
        String script = resource("provision.sql");
        for (String schema : SCHEMAS) {
            script = script.replace(":'" + schema + "_password'", "'" + password("parley_" + schema) + "'");
        }
        try (Connection connection = DriverManager.getConnection(superuserUrl());
                Statement statement = connection.createStatement()) {
            statement.execute(script);
        } catch (SQLException e) {
            throw new LauncherException("Roles and schemas could not be prepared: " + e.getMessage(), e);
        }
    }

    private String password(String user) {
        return temporary ? user : directory.password(user);
    }

    private String urlForAdministrator(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + ADMINISTRATOR + "&password="
                + password(ADMINISTRATOR);
    }

    private void deleteQuietly() {
        try {
            FileTree.delete(directory.root());
        } catch (IOException leftToTheSystemsOwnCleaning) {
            directory.root().toFile().deleteOnExit();
        }
    }

    private void forgetCloser() {
        try {
            Runtime.getRuntime().removeShutdownHook(closer);
        } catch (IllegalStateException alreadyShuttingDown) {
            return;
        }
    }

    private static void deleteIfThere(Path file) {
        if (file != null) {
            file.toFile().delete();
        }
    }

    // Programs in a directory that others can write to could be replaced by theirs.
    private static Path programsOfThisUser() throws IOException {
        Path shared =
                Path.of(System.getProperty("java.io.tmpdir"), "parley-programs-" + System.getProperty("user.name"));
        if (!Files.isDirectory(shared)) {
            Files.createDirectory(
                    shared, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return shared;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = EmbeddedDatabase.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
