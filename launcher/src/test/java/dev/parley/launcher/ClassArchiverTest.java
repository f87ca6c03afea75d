package dev.parley.launcher;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ClassArchiverTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("QUARKUS_HTTP_HOST", "127.0.0.1", "QUARKUS_HTTP_PORT", "0");

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(new PrintStream(output, true, StandardCharsets.UTF_8), false);

    @TempDir
    Path temporary;

    private Suite.Options options;

    @BeforeEach
    void layOutProject() throws Exception {
        options = Suite.Options.of(StandIn.project(temporary));
    }

    @Test
    void nextStartUsesAnArchiveOfThisBuild() throws Exception {
        assertEquals(List.of(), archiveOptions());

        make();

        assertEquals(1, archiveOptions().size(), output.toString(StandardCharsets.UTF_8));
        assertEquals(1, archives());
    }

    @Test
    void anotherBuildHasAnotherArchiveAndTheEarlierGoes() throws Exception {
        make();
        Files.setLastModifiedTime(jar(), FileTime.fromMillis(1_000_000));
        assertEquals(List.of(), archiveOptions());

        make();

        assertEquals(1, archiveOptions().size(), output.toString(StandardCharsets.UTF_8));
        assertEquals(1, archives());
    }

    @Test
    void programThatFailsItsCheckHasNoneAndIsStartedAsBefore() throws Exception {
        StandIn.install(options.root(), Suite.GATEWAY, StandIn.Broken.class);

        make();

        assertEquals(List.of(), archiveOptions());
        assertTrue(output.toString(StandardCharsets.UTF_8).contains("cannot archive the classes of gateway"));
    }

    @Test
    void nothingGoesOnOnceClosed() throws Exception {
        StandIn.install(options.root(), Suite.GATEWAY, StandIn.Slow.class);
        Thread maker;
        try (ClassArchiver archiver = new ClassArchiver(terminal)) {
            maker = archiver.archive(List.of(program()), program -> ENVIRONMENT);
        }
        maker.join(20_000);

        assertFalse(maker.isAlive());
        assertEquals(List.of(), archiveOptions());
    }

    private void make() throws InterruptedException {
        try (ClassArchiver archiver = new ClassArchiver(terminal)) {
            archiver.archive(List.of(program()), program -> ENVIRONMENT).join(120_000);
        }
    }

    private Program program() {
        return Program.of(options, Suite.GATEWAY);
    }

    private List<String> archiveOptions() {
        return program().command().stream()
                .filter(option -> option.startsWith("-XX:SharedArchiveFile=") || option.startsWith("-XX:AOTCache="))
                .toList();
    }

    private long archives() throws Exception {
        try (Stream<Path> files = Files.list(options.root().resolve(".parley/archives"))) {
            return files.filter(file -> !file.toString().endsWith(".log")).count();
        }
    }

    private Path jar() {
        return options.root().resolve(Suite.GATEWAY).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
