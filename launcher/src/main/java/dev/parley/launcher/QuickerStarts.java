package dev.parley.launcher;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Makes the {@link ClassArchive}s that programs lack, one after another and behind everything else that runs. */
final class QuickerStarts implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 300;

    private final Terminal terminal;
    private Process run;
    private boolean closed;

    QuickerStarts(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Begins, and returns at once.
     *
     * @param environment what each program is started with
     * @return the thread that does it
     */
    Thread make(List<Program> programs, Function<Program, Map<String, String>> environment) {
        Thread maker = new Thread(
                () -> {
                    long made = programs.stream()
                            .filter(program -> program.archiveToMake().isPresent())
                            .filter(program -> isMade(program, environment.apply(program)))
                            .count();
                    if (made > 0) {
                        terminal.say("the next start will be quicker: the classes of " + made
                                + " processes have been archived");
                    }
                },
                "quicker-starts");
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
                terminal.say(program.module() + " will start no quicker; why not is in " + archive.log());
            }
        } catch (IOException e) {
            terminal.say(program.module() + " will start no quicker: " + e.getMessage());
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

    /** Gives up what is not finished. */
    @Override
    public synchronized void close() {
        closed = true;
        if (run != null) {
            run.destroyForcibly();
        }
    }
}
