package dev.parley.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The classes of a program as its JVM had them after a run, so that the next start need not read, check and link them:
 * an AOT cache (JEP 514) from Java 25 on, before that an archive for class data sharing (JEP 350). It fits one build,
 * one JVM and its options only, and is named after them.
 */
final class ClassArchive {

    private static final int FIRST_WITH_AOT_CACHE = 25;

    private final Path file;

    private ClassArchive(Path file) {
        this.file = file;
    }

    /**
     * The archive of a program; it need not exist yet.
     *
     * @param directory where archives are kept
     * @param application the directory of the program's jars
     * @param java the command that starts the JVM, with its options
     */
    static ClassArchive of(Path directory, String module, Path application, List<String> java) {
        StringBuilder fits = new StringBuilder().append(Runtime.version()).append(java);
        try (Stream<Path> jars = Files.walk(application)) {
            for (Path jar : jars.filter(Files::isRegularFile).sorted().toList()) {
                fits.append(jar).append(Files.size(jar)).append(Files.getLastModifiedTime(jar));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        UUID name = UUID.nameUUIDFromBytes(fits.toString().getBytes(StandardCharsets.UTF_8));
        return new ClassArchive(directory.resolve(module + "." + name + (isAotCache() ? ".aot" : ".jsa")));
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** What the JVM is told to use it; nothing if it has not been made. */
    List<String> options() {
        if (!exists()) {
            return List.of();
        }
        return List.of((isAotCache() ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + file);
    }

    /** Starts a run of the program that writes it; it is in use from {@link #keep} on. */
    Process make(Program program, Map<String, String> environment) throws IOException {
        Files.createDirectories(file.getParent());
        List<String> command = new ArrayList<>(List.of("nice", "-n", "19"));
        command.addAll(program.selfCheck(
                List.of((isAotCache() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + unfinished())));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log().toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Takes what was written into use, in place of what fits an earlier build; the run has ended well. */
    void keep(Program program) throws IOException {
        try (Stream<Path> archives = Files.list(file.getParent())) {
            for (Path earlier : archives.filter(
                            archive -> archive.getFileName().toString().startsWith(program.module() + "."))
                    .filter(archive -> !archive.equals(unfinished()) && !archive.equals(log()))
                    .toList()) {
                Files.delete(earlier);
            }
        }
        Files.move(unfinished(), file, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path unfinished() {
        return file.resolveSibling(file.getFileName() + ".unfinished");
    }

    /** What the run wrote, for whoever wonders why there is no archive. */
    Path log() {
        return file.resolveSibling(file.getFileName().toString().replaceFirst("\\..*", "") + ".log");
    }

    private static boolean isAotCache() {
        return Runtime.version().feature() >= FIRST_WITH_AOT_CACHE;
    }
}
