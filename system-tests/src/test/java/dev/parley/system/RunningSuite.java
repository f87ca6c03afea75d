package dev.parley.system;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import dev.parley.launcher.Suite;

/** A suite with all examples loaded, shared by all tests that leave its data as they are. */
final class RunningSuite {

    static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    static final String QATAR_TALKS = "/examples/qatar-talks-2023-10.json";
    static final String US_IRAN = "/examples/us-iran-2023.json";
    static final List<String> EXAMPLES = List.of(
            US_IRAN,
            QATAR_TALKS,
            "/examples/israel-hamas-2011.json",
            "/examples/chibok-2017.json",
            "/examples/yemen-2023.json",
            "/examples/truce-2023-11.json",
            "/examples/phase-one-2025.json");

    private static Suite suite;
    private static Api api;

    private RunningSuite() {}

    static synchronized Api api() {
        if (suite == null) {
            suite = start(temporaryDirectory());
            api = new Api(suite.url());
            EXAMPLES.forEach(example -> load(api, example));
        }
        return api;
    }

    /**
     * The root URL of one process of the shared suite, without a slash at the end.
     *
     * @param module {@code gateway} or a service's module
     */
    static synchronized URI url(String module) {
        api();
        return suite.process(module).url();
    }

    /** Starts a suite of a test's own, on free ports. */
    static Suite start(Path data) {
        return Suite.start(options(data));
    }

    static Suite.Options options(Path data) {
        return Suite.Options.of(ROOT)
                .withData(data)
                .withPort(0)
                .withOutput(log(), false)
                .withPatience(Await.TIMEOUT);
    }

    static Api.Response load(Api api, String example) {
        Api.Response answer = api.send("POST", "/v1/dossiers", example(example));
        if (answer.status() != 200) {
            throw new AssertionError(example + " answers " + answer.status() + ": " + answer.body());
        }
        return answer;
    }

    static String example(String name) {
        try {
            return Files.readString(Path.of(ROOT + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("parley-system-test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PrintStream log() {
        try {
            Path log = ROOT.resolve("system-tests/target/suite.log");
            return new PrintStream(
                    Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                    true,
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
