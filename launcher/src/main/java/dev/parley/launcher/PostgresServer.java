package dev.parley.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The PostgreSQL server of a data directory: made, started and stopped with PostgreSQL's own programs. */
final class PostgresServer {

    private static final String ADMINISTRATOR = "postgres";
    private static final Duration PATIENCE_WITH_A_CRASHED_SERVER = Duration.ofSeconds(20);
    private static final long LOG_LIMIT_IN_BYTES = 10_000_000;

    // No process can have this id, on Linux or macOS.
    private static final long NOBODY = Integer.MAX_VALUE - 1;

    private final DataDirectory directory;
    private final Path programs;
    private final int port;
    private final boolean durable;
    private PostgresBinaries binaries;

    private PostgresServer(DataDirectory directory, Path programs, int port, boolean durable) {
        this.directory = directory;
        this.programs = programs;
        this.port = port;
        this.durable = durable;
    }

    /** A server whose answered commits survive a crash of the machine. */
    static PostgresServer durable(DataDirectory directory, int port) {
        return new PostgresServer(directory, directory.programs(), port, true);
    }

    /** A server that may lose everything in a crash. */
    static PostgresServer fast(DataDirectory directory, Path programs, int port) {
        return new PostgresServer(directory, programs, port, false);
    }

    int port() {
        return port;
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    String administratorUrl(String database) {
        return jdbcUrl(database) + "?user=" + ADMINISTRATOR + "&password=" + directory.password(ADMINISTRATOR);
    }

    void start() {
        unpack();
        try {
            if (!Files.exists(directory.postgres())) {
                initialise();
            }
            startServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop() {
        Optional<ProcessHandle> process = process();
        if (process.isPresent()) {
            unpack();
            Outcome outcome =
                    run("pg_ctl", "stop", "-D", directory.postgres().toString(), "-m", "fast", "-w", "-t", "60", "-s");
            if (outcome.status() != 0 && RunningProcesses.isRunning(process.get())) {
                throw new LauncherException("PostgreSQL did not stop:\n" + outcome.output());
            }
            RunningProcesses.awaitEnd(process.get());
        }
    }

    /** Stops the server if a killed launcher left it running. */
    void stopLeftover(Terminal terminal) {
        Optional<ProcessHandle> leftover = process();
        if (leftover.isPresent()) {
            terminal.say("Stopping postgresql (process " + leftover.get().pid()
                    + "), left running by a launcher that was killed");
            stop();
        } else {
            disownReusedProcessId();
        }
    }

    long pid() {
        return process()
                .orElseThrow(() -> new IllegalStateException("PostgreSQL is not running"))
                .pid();
    }

    Optional<Long> runningPid() {
        return process().map(ProcessHandle::pid);
    }

    CompletableFuture<ProcessHandle> onExit() {
        return process()
                .orElseThrow(() -> new IllegalStateException("PostgreSQL is not running"))
                .onExit();
    }

    String lastLogLines() {
        try {
            List<String> lines = Files.readAllLines(directory.postgresLog());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException e) {
            return "(" + directory.postgresLog() + " cannot be read)";
        }
    }

    private void unpack() {
        if (binaries == null) {
            binaries = PostgresBinaries.unpackedBelow(programs);
        }
    }

    // Created under a temporary name and moved when complete, so that a half-made one is never used.
    private void initialise() throws IOException {
        deleteUnfinished();
        Path unfinished = Files.createTempDirectory(directory.root(), "initialising-");
        Path passwordFile = Files.createTempFile(
                directory.root(),
                "initialising-",
                ".password",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(passwordFile, directory.password(ADMINISTRATOR));
            List<String> arguments = new ArrayList<>(List.of(
                    "-D",
                    unfinished.toString(),
                    "-U",
                    ADMINISTRATOR,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8"));
            if (!durable) {
                arguments.add("--no-sync");
            }
            Outcome outcome = run("initdb", arguments.toArray(String[]::new));
            if (outcome.status() != 0) {
                throw new LauncherException("PostgreSQL could not create its files:\n" + outcome.output());
            }
            Files.move(unfinished, directory.postgres(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    private void deleteUnfinished() throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(directory.root(), "initialising-*")) {
            for (Path leftover : leftovers) {
                FileTree.delete(leftover);
            }
        }
    }

    private void startServer() throws IOException {
        limitLog();
        Instant deadline = Instant.now().plus(PATIENCE_WITH_A_CRASHED_SERVER);
        while (true) {
            Outcome outcome = run(
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
            if (outcome.status() == 0) {
                return;
            }
            String log = lastLogLines();
            boolean crashedServerStillEnding = log.contains("is still in use");
            if (!crashedServerStillEnding || Instant.now().isAfter(deadline)) {
                throw new LauncherException("PostgreSQL did not start:\n" + outcome.output() + log);
            }
            pause();
        }
    }

    // No socket file: clients connect over loopback only, and nothing is left in /tmp.
    private String serverOptions() {
        String durability = durable ? "on" : "off";
        return "-p " + port
                + " -c listen_addresses=127.0.0.1"
                + " -c unix_socket_directories="
                + " -c max_connections=200"
                + " -c timezone=UTC -c log_timezone=UTC"
                + " -c fsync=" + durability
                + " -c synchronous_commit=" + durability
                + " -c full_page_writes=" + durability;
    }

    private void limitLog() throws IOException {
        Path log = directory.postgresLog();
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT_IN_BYTES) {
            Files.move(log, log.resolveSibling("postgresql.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path pidFile() {
        return directory.postgres().resolve("postmaster.pid");
    }

    /** The running server of this directory, by its pid file; not another process that reuses the id. */
    private Optional<ProcessHandle> process() {
        try {
            long pid = Long.parseLong(Files.readAllLines(pidFile()).get(0).trim());
            return ProcessHandle.of(pid).filter(RunningProcesses::isRunning).filter(this::servesThisDirectory);
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException noServer) {
            return Optional.empty();
        }
    }

    private boolean servesThisDirectory(ProcessHandle process) {
        String[] arguments = process.info().arguments().orElse(new String[0]);
        return List.of(arguments).contains(directory.postgres().toString());
    }

    // PostgreSQL refuses to start while any process has the id in its file. The rest of the file must stay: by it
    // PostgreSQL recognises child processes of a crashed server, and starting beside those would destroy data.
    private void disownReusedProcessId() {
        try {
            if (Files.exists(pidFile())) {
                List<String> lines = new ArrayList<>(Files.readAllLines(pidFile()));
                if (!lines.isEmpty()) {
                    lines.set(0, String.valueOf(NOBODY));
                    Files.write(pidFile(), lines);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Outcome(int status, String output) {}

    private Outcome run(String program, String... arguments) {
        try {
            Path output = Files.createTempFile(directory.root(), program, ".out");
            try {
                Process process = new ProcessBuilder(binaries.command(program, List.of(arguments)))
                        .directory(directory.root().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
                return new Outcome(process.waitFor(), Files.readString(output));
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

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted while PostgreSQL started");
        }
    }
}
