package dev.parley.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

/**
 * The kubectl that renders the manifests: the one that the environment variable {@code KUBECTL} names, which must then
 * work, or the one on the PATH. Without a usable kubectl on the PATH the tests of the manifests are skipped.
 */
record Kubectl(String program) {

    private static final Pattern VERSION = Pattern.compile("\"gitVersion\": \"v1\\.(\\d+)");
    private static final int OLDEST_MINOR = 27;
    private static final String CONFIGURED = System.getenv("KUBECTL");
    private static final Optional<Kubectl> FOUND = Stream.of(CONFIGURED == null ? "kubectl" : CONFIGURED)
            .map(Kubectl::new)
            .filter(Kubectl::isUsable)
            .findFirst();
    private static final String SKIPPED = "The manifests are not checked, because kubectl 1." + OLDEST_MINOR
            + " or later is not on the PATH. KUBECTL=$(.ci/kubectl) fetches one.";

    static {
        // Maven counts skipped tests and does not print why.
        if (FOUND.isEmpty() && CONFIGURED == null) {
            System.err.println(SKIPPED);
        }
    }

    static Kubectl find() {
        if (FOUND.isEmpty() && CONFIGURED != null) {
            throw new IllegalStateException("KUBECTL is " + CONFIGURED + ", which is not kubectl 1." + OLDEST_MINOR
                    + " or later. Set it to the path of one, such as the output of .ci/kubectl");
        }
        return FOUND.orElseGet(() -> Assumptions.abort(SKIPPED));
    }

    String kustomize(Path directory) {
        return Command.run(List.of(program, "kustomize", directory.toString()));
    }

    private boolean isUsable() {
        try {
            Matcher version = VERSION.matcher(Command.run(List.of(program, "version", "--client", "--output=json")));
            return version.find() && Integer.parseInt(version.group(1)) >= OLDEST_MINOR;
        } catch (UncheckedIOException | IllegalStateException missingOrBroken) {
            return false;
        }
    }

    /** Runs a program and returns its standard output. */
    static final class Command {

        private Command() {}

        static String run(List<String> command) {
            try {
                Process process = new ProcessBuilder(command).start();
                process.getOutputStream().close();
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
                if (process.waitFor() != 0) {
                    throw new IllegalStateException(command + " failed: " + errors);
                }
                return output;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
