package dev.parley.gateway.dossier;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.parley.http.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;

/** Counts and times the loads of dossier files, by outcome. */
@Singleton
class DossierLoadMetrics {

    private static final int SERVER_ERROR = 500;

    private enum Outcome {
        WRITTEN,
        REHEARSED,
        REFUSED,
        FAILED
    }

    /** One load. */
    interface Load {
        LoadReport run() throws IOException;
    }

    private final Map<Outcome, Timer> timers = new EnumMap<>(Outcome.class);

    DossierLoadMetrics(MeterRegistry metrics) {
        for (Outcome outcome : Outcome.values()) {
            timers.put(
                    outcome,
                    Timer.builder("parley.dossier.loads")
                            .description("Loads of dossier files")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(metrics));
        }
    }

    /** Registers the timers at start, so that the first load shows as an increase. */
    void start(@Observes StartupEvent event) {}

    LoadReport measure(boolean dryRun, Load load) throws IOException {
        Timer.Sample sample = Timer.start();
        Outcome outcome = Outcome.FAILED;
        try {
            LoadReport report = load.run();
            outcome = dryRun ? Outcome.REHEARSED : Outcome.WRITTEN;
            return report;
        } catch (ProblemException e) {
            outcome = Outcome.REFUSED;
            throw e;
        } catch (ServiceProblemException e) {
            outcome = e.status() < SERVER_ERROR ? Outcome.REFUSED : Outcome.FAILED;
            throw e;
        } finally {
            sample.stop(timers.get(outcome));
        }
    }
}
