package dev.parley.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line that runs a jar with the Java that runs the launcher. */
final class JavaCommand {

    /** Keeps a process that has seen traffic below 350 MiB resident. */
    private static final List<String> MEMORY = List.of(
            "-Xms48m", "-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=64m");

    /** From Java 24 on libraries that use native code or Unsafe are warned about, line after line. */
    private static final List<String> QUIET =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private static final String ADDITIONAL_OPTIONS = "PARLEY_JAVA_OPTIONS";

    private JavaCommand() {}

    static List<String> forJar(Path jar) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(MEMORY);
        if (Runtime.version().feature() >= 24) {
            command.addAll(QUIET);
        }
        String additional = System.getenv(ADDITIONAL_OPTIONS);
        if (additional != null && !additional.isBlank()) {
            command.addAll(List.of(additional.trim().split("\\s+")));
        }
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }
}
