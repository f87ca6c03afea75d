package dev.parley.launcher;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Makes the missing {@link ClassArchive}s one after another, at the lowest priority. */
final class ClassArchiver implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 300;

    private final Terminal terminal;
    private Process run;
    private boolean closed;

    ClassArchiver(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Starts making them, and returns at once.
     *
     * @param environment the variables that each program is started with
     * @return the thread that makes them
     */
    Thread archive(List<Program> programs, Function<Program, Map<String, String>> environment) {
        Thread maker = new Thread(
                () -> {
                    long made = programs.stream()
                            .filter(program -> program.archiveToMake().isPresent())
                            .filter(program -> isMade(program, environment.apply(program)))
                            .count();
                    if (made > 0) {
                        terminal.say(
                                "the classes of " + made + " processes are archived: the next start will be faster");
                    }
                },
                "class-archiver");
        maker.setDaemon(true);
        maker.start();
        return maker;
    }

    private boolean isMade(Program program, Map<String, String> environment) {
        ClassArchive archive = program.archiveToMake().orElseThrow();
        try {
            Process running = begin(archive, program, environment);
            if (running == null) {
                return false;
            }
            if (running.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && running.exitValue() == 0) {
                archive.keep(program);
                return true;
            }
            running.destroyForcibly();
            if (!isClosed()) {
                terminal.say("cannot archive the classes of " + program.module() + ", see " + archive.log());
            }
        } catch (IOException e) {
            terminal.say("cannot archive the classes of " + program.module() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized Process begin(ClassArchive archive, Program program, Map<String, String> environment)
            throws IOException {
        if (closed) {
            return null;
        }
        run = archive.make(program, environment);
        return run;
    }

    /** Stops the run in progress; its archive is not made. */
    @Override
    public synchronized void close() {
        closed = true;
        if (run != null) {
            run.destroyForcibly();
        }
    }
}
