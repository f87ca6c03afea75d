package dev.parley.journal.database;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.parley.process.SelfCheck;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.jboss.logging.Logger;

/**
 * Brings the database into use when the process starts, and waits for it as long as it takes (docs/adr/0022). Until then
 * the process is alive and not ready. A schema that this version can never use ends the process.
 */
@Singleton
public class DatabaseStartup {

    private static final Logger LOG = Logger.getLogger(DatabaseStartup.class);

    /** How long the process does not listen yet, so that it is ready at once where the database is. */
    private static final int FIRST_ATTEMPT_SECONDS = 30;

    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final int FAILED = 1;

    /** Settings of the database that are Parley's own. */
    @ConfigMapping(prefix = "parley.database")
    interface Settings {

        /** Whether the process applies pending migrations; if not, it waits until something else has applied them. */
        @WithDefault("true")
        boolean migrate();
    }

    private final ServiceDatabase database;
    private final Event<DatabaseReady> observers;
    private final boolean migrate;
    private final boolean selfCheck = ConfigUtils.isProfileActive(SelfCheck.PROFILE);
    private final CountDownLatch firstAttempt = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "database-startup");
    private volatile boolean ready;
    private volatile boolean stopping;
    private volatile String reason = "starting";

    DatabaseStartup(ServiceDatabase database, Event<DatabaseReady> observers, Settings settings) {
        this.database = database;
        this.observers = observers;
        this.migrate = settings.migrate();
        thread.setDaemon(true);
    }

    /** Whether the database is in use: its schema is up to date, and {@link DatabaseReady} has been observed. */
    public boolean isReady() {
        return ready;
    }

    /** Why it is not, in one line. */
    String reason() {
        return reason;
    }

    void start(@Observes StartupEvent event) throws InterruptedException {
        thread.start();
        firstAttempt.await(FIRST_ATTEMPT_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        thread.interrupt();
    }

    private void run() {
        long begun = System.nanoTime();
        long pause = FIRST_PAUSE_MILLIS;
        while (!isDone(begun)) {
            firstAttempt.countDown();
            try {
                Thread.sleep(pause);
            } catch (InterruptedException theProcessStops) {
                return;
            }
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
        firstAttempt.countDown();
    }

    /** Tries once. */
    private boolean isDone(long begun) {
        try {
            database.connect();
            database.requireLocks();
            if (migrate && !selfCheck) {
                database.migrate();
            }
            database.requireMigrated();
            database.validate();
            if (!selfCheck) {
                observers.fire(new DatabaseReady());
            }
            ready = true;
            LOG.infof("Database ready after %.1f s", (System.nanoTime() - begun) / 1e9);
            return true;
        } catch (Exception | LinkageError e) {
            return selfCheck || isHopeless(e);
        }
    }

    private boolean isHopeless(Throwable thrown) {
        if (stopping) {
            return true;
        }
        DatabaseFailure failure = DatabaseFailure.of(thrown);
        if (failure.passing()) {
            if (!failure.reason().equals(reason)) {
                LOG.warnf("Waiting for the database at %s: %s", database.address(), failure.reason());
            }
        } else {
            LOG.errorf(
                    failure.expected() ? null : thrown,
                    "This version cannot use the database at %s, the process ends: %s",
                    database.address(),
                    failure.reason());
            Quarkus.asyncExit(FAILED);
        }
        reason = failure.reason();
        return !failure.passing();
    }
}
