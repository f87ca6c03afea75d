package dev.parley.system.manifests;

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
 * The kubectl that renders. The variable {@code KUBECTL} names it, and then it must work; without, it is the one on the
 * PATH, and where there is none the manifests' tests are skipped.
 */
record Kubectl(String program) {

    private static final Pattern VERSION = Pattern.compile("\"gitVersion\": \"v1\\.(\\d+)");
    private static final int OLDEST = 27;
    private static final String NAMED = System.getenv("KUBECTL");
    private static final Optional<Kubectl> FOUND = Stream.of(NAMED == null ? "kubectl" : NAMED)
            .map(Kubectl::new)
            .filter(Kubectl::isUsable)
            .findFirst();

    static Kubectl find() {
        if (FOUND.isEmpty() && NAMED != null) {
            throw new IllegalStateException(NAMED + ", which KUBECTL names, is not kubectl 1." + OLDEST + " or later");
        }
        return FOUND.orElseGet(() -> Assumptions.abort("The manifests are not checked: there is no kubectl 1." + OLDEST
                + " or later on the PATH; .ci/kubectl fetches one"));
    }

    String kustomize(Path directory) {
        return Command.run(List.of(program, "kustomize", directory.toString()));
    }

    private boolean isUsable() {
        try {
            Matcher version = VERSION.matcher(Command.run(List.of(program, "version", "--client", "--output=json")));
            return version.find() && Integer.parseInt(version.group(1)) >= OLDEST;
        } catch (UncheckedIOException | IllegalStateException notThereOrBroken) {
            return false;
        }
    }

    /** A program that answers on its standard output. */
    static final class Command {

        private Command() {}

        static String run(List<String> command) {
            try {
                Process process = new ProcessBuilder(command).start();
                process.getOutputStream().close();
                String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                String complaint = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
                if (process.waitFor() != 0) {
                    throw new IllegalStateException(command + " failed: " + complaint);
                }
                return answer;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
