package dev.parley.process;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;

import jakarta.inject.Singleton;

import io.quarkus.arc.All;
import io.quarkus.runtime.QuarkusApplication;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Runs every {@link Check} of the process and ends: status 0, or 1 after it has said what is missing. It writes nothing
 * but temporary files, and listens on a free port of the loopback address only. So one run of an executable proves that
 * all it needs was built into it; and a run of a JVM shows it the classes that an archive for quick starts should have.
 */
@Singleton
public class SelfCheck implements QuarkusApplication {

    /** The profile in which a library says what a process leaves undone while it checks itself. */
    public static final String PROFILE = "self-check";

    private final String process;
    private final List<Check> checks;

    SelfCheck(@ConfigProperty(name = "quarkus.application.name") String process, @All List<Check> checks) {
        this.process = process;
        this.checks = checks;
    }

    /** Settings that hold whatever the environment says. */
    static void prepare() {
        System.setProperty("quarkus.profile", PROFILE);
        System.setProperty("quarkus.http.host", "127.0.0.1");
        System.setProperty("quarkus.http.port", "0");
    }

    @Override
    public int run(String... arguments) {
        long missing = checks.stream()
                .sorted(Comparator.comparing(Check::subject))
                .filter(check -> !holds(check, System.out))
                .count();
        System.out.println(
                missing == 0
                        ? process + ": nothing is missing"
                        : process + ": " + missing + " of " + checks.size() + " checks failed");
        return missing == 0 ? 0 : 1;
    }

    private static boolean holds(Check check, PrintStream out) {
        try {
            out.printf("ok       %-16s %s%n", check.subject(), check.run());
            return true;
        } catch (Exception | LinkageError | AssertionError e) {
            out.printf("MISSING  %-16s %s%n", check.subject(), e);
            return false;
        }
    }
}
