package dev.parley.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The built program of a module: a jar, run with the launcher's own Java, or a native executable. */
public final class Program {

    /** With these a process under load stays below 350 MiB resident. */
    private static final List<String> MEMORY = List.of(
            "-Xms48m",
            "-Xmx160m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:+ExitOnOutOfMemoryError");

    /** Java 24 and later warn about every library that uses native code or Unsafe. */
    private static final List<String> QUIET =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private static final String ADDITIONAL_OPTIONS = "PARLEY_JAVA_OPTIONS";

    private final String module;
    private final Path file;
    private final ClassArchive archive;

    private Program(String module, Path file, ClassArchive archive) {
        this.module = module;
        this.file = file;
        this.archive = archive;
    }

    /**
     * The program of a module.
     *
     * @throws LauncherException if it is not built
     */
    public static Program of(Suite.Options options, String module) {
        Path target = options.root().resolve(module).resolve("target");
        if (options.executables()) {
            Path executable = executableIn(target)
                    .orElseThrow(() -> new LauncherException(module + " is not built: no executable in " + target
                            + ". Build it with: ./mvnw -DskipTests package -Dnative"));
            return new Program(module, executable, null);
        }
        Path jar = target.resolve("quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new LauncherException(
                    module + " is not built: " + jar + " is missing. Build it with: ./mvnw -DskipTests package");
        }
        Path archives = options.root().resolve(".parley/archives");
        return new Program(module, jar, ClassArchive.of(archives, module, jar.getParent(), java()));
    }

    String module() {
        return module;
    }

    /** The command line that starts it. */
    public List<String> command() {
        if (archive == null) {
            return List.of(file.toString());
        }
        return run(archive.options());
    }

    /** The archive that makes its next starts faster, if it does not exist yet; see {@link ClassArchive#make}. */
    Optional<ClassArchive> archiveToMake() {
        return Optional.ofNullable(archive).filter(possible -> !possible.exists());
    }

    /** The command line of its self-check. */
    List<String> selfCheck(List<String> more) {
        List<String> command = run(more);
        command.add("--self-check");
        return command;
    }

    private List<String> run(List<String> more) {
        List<String> command = new ArrayList<>(java());
        command.addAll(more);
        command.addAll(List.of("-jar", file.toString()));
        return command;
    }

    private static List<String> java() {
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
        return command;
    }

    private static Optional<Path> executableIn(Path target) {
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-runner"))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
