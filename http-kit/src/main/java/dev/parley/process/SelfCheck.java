package dev.parley.process;

import java.util.Comparator;
import java.util.List;

import jakarta.inject.Singleton;

import io.quarkus.arc.All;
import io.quarkus.runtime.QuarkusApplication;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Runs every {@link Check} of the process, writes a line for each and one for the result, and ends: with status 0, or 1
 * if a check failed. It writes temporary files only, and listens on a free port of the loopback address. So one run of
 * an executable proves that it has everything it needs; and a run of a JVM loads the classes that belong into an archive
 * for fast starts.
 */
@Singleton
public class SelfCheck implements QuarkusApplication {

    /** The profile in which a library sets what a process leaves out while it checks itself. */
    public static final String PROFILE = "self-check";

    private final String process;
    private final List<Check> checks;

    SelfCheck(@ConfigProperty(name = "quarkus.application.name") String process, @All List<Check> checks) {
        this.process = process;
        this.checks = checks;
    }

    /** Settings that override the environment. */
    static void prepare() {
        System.setProperty("quarkus.profile", PROFILE);
        System.setProperty("quarkus.http.host", "127.0.0.1");
        System.setProperty("quarkus.http.port", "0");
    }

    @Override
    public int run(String... arguments) {
        long failed = checks.stream()
                .sorted(Comparator.comparing(Check::subject))
                .filter(check -> !passes(check))
                .count();
        System.out.println(
                failed == 0
                        ? process + ": all " + checks.size() + " checks passed"
                        : process + ": " + failed + " of " + checks.size()
                                + " checks failed; QUARKUS_LOG_LEVEL=ERROR shows the log as well");
        return failed == 0 ? 0 : 1;
    }

    private static boolean passes(Check check) {
        try {
            System.out.printf("ok       %-16s %s%n", check.subject(), oneLine(check.run()));
            return true;
        } catch (CheckFailedException e) {
            System.out.printf("FAILED   %-16s %s%n", check.subject(), oneLine(e.getMessage()));
        } catch (Exception | LinkageError | AssertionError e) {
            System.out.printf("FAILED   %-16s %s%n", check.subject(), oneLine(e.toString()));
        }
        return false;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
