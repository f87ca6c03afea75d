package dev.parley.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** {@code ./run} in a project in which nothing is built, with a stand-in for Maven. */
class RunScriptTest {

    private record Ended(int status, String output) {}

    @TempDir
    Path root;

    @BeforeEach
    void layOutProject() throws IOException {
        Files.copy(Path.of("../run"), root.resolve("run"));
        program("mvnw", "echo \"the build was called with: $*\"; exit 1");
    }

    @Test
    void onlyTheLauncherAndTheFourProcessesAreBuilt() throws Exception {
        Ended ended = run(Path.of(System.getProperty("java.home")));
        assertEquals(1, ended.status());
        assertTrue(ended.output().contains("the build failed; the whole log is "), ended.output());
        String modules = ended.output().replaceAll("(?s).* -pl (\\S+) -am package.*", "$1");
        assertEquals(
                Set.of("launcher", "actors-service", "exchanges-service", "timeline-service", "gateway"),
                Arrays.stream(modules.split(",")).collect(Collectors.toSet()));
    }

    @Test
    void javaHomeWithoutJavaIsRefused() throws Exception {
        Path home = Files.createDirectories(root.resolve("empty"));
        assertRefused(
                "JAVA_HOME is " + home + ", which is not a JDK: it has no bin/java. Set JAVA_HOME to a JDK", home);
    }

    @Test
    void javaThatDoesNotRunIsRefusedWithItsOwnWords() throws Exception {
        program("other/bin/java", "echo 'cannot execute: wrong machine' >&2; exit 126");
        Path home = root.resolve("other");
        assertRefused("JAVA_HOME (" + home + ") does not run: cannot execute: wrong machine", home);
    }

    @Test
    void oldJavaIsRefused() throws Exception {
        program("old/bin/java", "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");
        Path home = root.resolve("old");
        assertRefused("needs Java 17 or later; the Java of JAVA_HOME (" + home + ") is 11.0.2", home);
    }

    @Test
    void runtimeWithoutCompilerIsRefusedWhenABuildIsNeeded() throws Exception {
        program("runtime/bin/java", "echo 'openjdk version \"17.0.2\" 2022-01-18' >&2");
        Path home = root.resolve("runtime");
        assertRefused("The Java of JAVA_HOME (" + home + ") has no javac: it is a JRE", home);
    }

    private void assertRefused(String reason, Path javaHome) throws Exception {
        Ended ended = run(javaHome);
        assertEquals(1, ended.status());
        assertTrue(ended.output().contains(reason), ended.output());
        assertEquals(1, ended.output().lines().count(), ended.output());
    }

    private void program(String name, String script) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private Ended run(Path javaHome) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", root.resolve("run").toString()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", javaHome.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
