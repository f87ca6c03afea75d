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

/** Counts the loads of dossier files by what became of them, and times them. */
@Singleton
class DossierLoadMetrics {

    private static final int SERVICE_FAULT = 500;

    private enum Outcome {
        WRITTEN,
        REHEARSED,
        REFUSED,
        FAILED
    }

    /** A load under way. */
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

    /** Makes the counts known before the first load, so that it is seen to be one more. */
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
            outcome = e.status() < SERVICE_FAULT ? Outcome.REFUSED : Outcome.FAILED;
            throw e;
        } finally {
            sample.stop(timers.get(outcome));
        }
    }
}
