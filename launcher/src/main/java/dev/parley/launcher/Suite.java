package dev.parley.launcher;

import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The whole of Parley on one machine: the database, the three services, the gateway. */
public final class Suite implements AutoCloseable {

    /** The modules of the three services; each has its schema's name before {@code -service}. */
    public static final List<String> SERVICES = List.of("actors-service", "exchanges-service", "timeline-service");

    /** The module of the gateway. */
    public static final String GATEWAY = "gateway";

    private static final String DATABASE = "postgresql";
    private static final String LOOPBACK = "127.0.0.1";
    private static final String LOG_LEVEL = "QUARKUS_LOG_CONSOLE_LEVEL";

    /** The modules of all four processes, in the order of their ports. */
    public static final List<String> MODULES =
            Stream.concat(Stream.of(GATEWAY), SERVICES.stream()).toList();

    // In the order of their ports.
    private static final List<String> PARTS =
            Stream.concat(MODULES.stream(), Stream.of(DATABASE)).toList();

    /** How many ports the suite uses, from {@link Options#port()} on. */
    public static final int PORTS = PARTS.size();

    /**
     * What to start, and where.
     *
     * @param root the project's root, with the built modules in it
     * @param data the directory that keeps the data
     * @param port the gateway's port; the services have the next three, PostgreSQL the fourth; 0 picks free ones
     * @param host the address the gateway listens on; everything else listens on loopback
     * @param output where progress and logs go
     * @param coloured whether the names before the lines are coloured
     * @param patience how long the processes may take to become ready
     * @param executables whether native executables are started, not jars
     */
    public record Options(
            Path root,
            Path data,
            int port,
            String host,
            PrintStream output,
            boolean coloured,
            Duration patience,
            boolean executables) {

        private static final String EXECUTABLES = "parley.executables";

        /** The usual choices for a project: its own data directory, port 8080, loopback, what the property says. */
        public static Options of(Path root) {
            Path data = root.resolve(".parley").resolve("data");
            return new Options(
                    root,
                    data,
                    8080,
                    LOOPBACK,
                    System.out,
                    false,
                    Duration.ofMinutes(3),
                    Boolean.getBoolean(EXECUTABLES));
        }

        public Options withData(Path data) {
            return new Options(root, data, port, host, output, coloured, patience, executables);
        }

        public Options withPort(int port) {
            return new Options(root, data, port, host, output, coloured, patience, executables);
        }

        public Options withHost(String host) {
            return new Options(root, data, port, host, output, coloured, patience, executables);
        }

        public Options withOutput(PrintStream output, boolean coloured) {
            return new Options(root, data, port, host, output, coloured, patience, executables);
        }

        public Options withPatience(Duration patience) {
            return new Options(root, data, port, host, output, coloured, patience, executables);
        }
    }

    private final Options options;
    private final Terminal terminal;
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Map<String, ServiceProcess> processes = new LinkedHashMap<>();
    private final Map<Program, Map<String, String>> environments = new LinkedHashMap<>();
    private final ClassArchiver archiver;
    private final CompletableFuture<String> failure = new CompletableFuture<>();
    private final Object bookkeeping = new Object();
    private final long startedAt = System.nanoTime();

    private DataDirectory directory;
    private RunningProcesses runningProcesses;
    private Watchdog watchdog;
    private EmbeddedDatabase database;
    private volatile boolean closing;

    Suite(Options options) {
        this.options = options;
        this.terminal = new Terminal(options.output(), options.coloured());
        this.archiver = new ClassArchiver(terminal);
        List<Integer> free = options.port() == 0 ? Ports.free(PORTS) : null;
        for (int i = 0; i < PORTS; i++) {
            ports.put(PARTS.get(i), free == null ? options.port() + i : free.get(i));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "suite-closer"));
    }

    /**
     * Starts everything and returns when all processes are ready. It is closed when this JVM ends, at the latest.
     *
     * @throws LauncherException if a port is taken, the data directory is in use, or a process does not become ready;
     *     whatever was started is stopped, and a new data directory is deleted
     */
    public static Suite start(Options options) {
        Suite suite = new Suite(options);
        try {
            suite.start();
            return suite;
        } catch (RuntimeException | Error e) {
            suite.close();
            throw e;
        }
    }

    void start() {
        prepare();
        runningProcesses.stopLeftovers(terminal);
        database.server().stopLeftover(terminal);
        ports.forEach((part, port) -> Ports.requireFree(part, hostOf(part), port));

        terminal.say("starting; the data directory is " + options.data());
        // It needs no database, and one processor is idle while the database starts.
        process(GATEWAY).start();
        database.start(terminal);
        processesChanged();
        database.server().onExit().thenRun(this::databaseEnded);
        terminal.say(DATABASE + " is ready after " + seconds());
        SERVICES.forEach(service -> process(service).start());
        awaitReady(List.copyOf(processes.keySet()));
        keepData();
    }

    private synchronized void keepData() {
        if (directory != null) {
            directory.keep();
        }
    }

    /** The root of the public API, without a slash at the end. */
    public URI url() {
        return process(GATEWAY).url();
    }

    /**
     * One of the four processes.
     *
     * @param module the module's name, such as {@code actors-service}
     */
    public ServiceProcess process(String module) {
        ServiceProcess process = processes.get(module);
        if (process == null) {
            throw new IllegalArgumentException("no process " + module + " (known: " + processes.keySet() + ")");
        }
        return process;
    }

    /** The database the services use. */
    public EmbeddedDatabase database() {
        return database;
    }

    /** The ids of the running processes by module name; the database's is {@code postgresql}. */
    public Map<String, Long> pids() {
        Map<String, Long> pids = new LinkedHashMap<>();
        database.server().runningPid().ifPresent(pid -> pids.put(DATABASE, pid));
        processes.forEach((name, process) -> process.runningPid().ifPresent(pid -> pids.put(name, pid)));
        return pids;
    }

    /**
     * Waits until all of these are ready.
     *
     * @throws LauncherException if one ends before that, or it takes longer than {@link Options#patience()}
     */
    public void awaitReady(List<String> modules) {
        List<String> pending = new ArrayList<>(modules);
        long deadline = System.nanoTime() + options.patience().toNanos();
        while (!pending.isEmpty()) {
            if (closing) {
                throw new LauncherException("Stopped while starting.");
            }
            for (String module : List.copyOf(pending)) {
                if (process(module).isReady()) {
                    pending.remove(module);
                    terminal.say(module + " is ready after " + seconds());
                }
            }
            if (!pending.isEmpty() && System.nanoTime() > deadline) {
                ServiceProcess late = process(pending.get(0));
                throw new LauncherException(late.name() + " was not ready within "
                        + options.patience().toSeconds() + " s. Its last lines:\n    "
                        + String.join("\n    ", late.lastLines()));
            }
            pause();
        }
    }

    /** Waits until a process ends without a request to stop, and returns its exit report. */
    String awaitFailure() {
        return failure.join();
    }

    /** Makes the next start faster, in the background; a suite for a test has no next start. */
    void archiveClasses() {
        archiver.archive(List.copyOf(environments.keySet()), environments::get);
    }

    /** Whether only programs on this machine can reach the gateway. */
    boolean isPrivate() {
        return new InetSocketAddress(options.host(), 0).getAddress().isLoopbackAddress();
    }

    boolean isClosing() {
        return closing;
    }

    /** Stops the gateway, then the services, then the database. */
    @Override
    public void close() {
        closing = true;
        synchronized (this) {
            if (directory == null) {
                return;
            }
            archiver.close();
            attempt(process(GATEWAY)::close);
            SERVICES.forEach(service -> process(service).askToStop());
            SERVICES.forEach(service -> attempt(process(service)::close));
            attempt(database::close);
            attempt(() -> runningProcesses.write(Map.of()));
            attempt(watchdog::close);
            attempt(directory::close);
            directory = null;
        }
    }

    // Under the same lock as close, so that nothing starts after it.
    private synchronized void prepare() {
        if (closing) {
            throw new LauncherException("Stopped while starting.");
        }
        DataDirectory claimed = DataDirectory.claim(options.data());
        try {
            runningProcesses = new RunningProcesses(claimed.processes());
            database = EmbeddedDatabase.within(claimed, ports.get(DATABASE));
            SERVICES.forEach(this::addService);
            addGateway();
            watchdog = Watchdog.start();
            directory = claimed;
        } catch (RuntimeException e) {
            claimed.close();
            throw e;
        }
    }

    private void addService(String service) {
        add(service, database.environment(service.replace("-service", "")));
    }

    private void addGateway() {
        Map<String, String> urls = new LinkedHashMap<>();
        for (String service : SERVICES) {
            String name = service.replace("-service", "").toUpperCase(Locale.ROOT);
            urls.put("PARLEY_" + name + "_URL", process(service).url().toString());
        }
        add(GATEWAY, urls);
    }

    private void add(String module, Map<String, String> environment) {
        Program program = Program.of(options, module);
        int port = ports.get(module);
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.put("QUARKUS_HTTP_HOST", hostOf(module));
        all.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        all.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
        if (System.getenv(LOG_LEVEL) == null) {
            all.put(LOG_LEVEL, "WARN");
        }
        URI url = URI.create("http://" + reachable(hostOf(module)) + ":" + port);
        environments.put(program, all);
        processes.put(
                module,
                new ServiceProcess(
                        module, url, program.command(), all, options.root(), terminal, new ProcessListener()));
    }

    private String hostOf(String part) {
        return part.equals(GATEWAY) ? options.host() : LOOPBACK;
    }

    private static String reachable(String host) {
        if (host.equals("0.0.0.0") || host.equals("::")) {
            return LOOPBACK;
        }
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private final class ProcessListener implements ServiceProcess.Listener {
        @Override
        public void changed() {
            processesChanged();
        }

        @Override
        public void failed(ServiceProcess process) {
            failure.complete(process.exitReport());
        }
    }

    private void databaseEnded() {
        if (!closing) {
            failure.complete("PostgreSQL ended. The end of its log:\n"
                    + database.server().lastLogLines());
        }
    }

    private void processesChanged() {
        synchronized (bookkeeping) {
            Map<String, Long> pids = pids();
            List<Long> databasePid = pids.containsKey(DATABASE) ? List.of(pids.remove(DATABASE)) : List.of();
            watchdog.watch(pids.values(), databasePid);
            runningProcesses.write(pids);
        }
    }

    private void attempt(Runnable closing) {
        try {
            closing.run();
        } catch (RuntimeException e) {
            terminal.say(e.getMessage());
        }
    }

    private String seconds() {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - startedAt) / 1e9);
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted while starting.");
        }
    }
}
