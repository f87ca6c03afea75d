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
 * The classes of a program as its JVM had loaded and linked them after a run, so that the next start need not do it
 * again: an AOT cache (JEP 514) from Java 25 on, before that an archive for class data sharing (JEP 350). It is valid for
 * one build, one JVM and its options only; its file name is a hash of them.
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
        StringBuilder identity = new StringBuilder().append(Runtime.version()).append(java);
        try (Stream<Path> jars = Files.walk(application)) {
            for (Path jar : jars.filter(Files::isRegularFile).sorted().toList()) {
                identity.append(jar).append(Files.size(jar)).append(Files.getLastModifiedTime(jar));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        UUID name = UUID.nameUUIDFromBytes(identity.toString().getBytes(StandardCharsets.UTF_8));
        return new ClassArchive(directory.resolve(module + "." + name + (isAotCache() ? ".aot" : ".jsa")));
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** The JVM options that use it; none if it does not exist. */
    List<String> options() {
        if (!exists()) {
            return List.of();
        }
        return List.of((isAotCache() ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + file);
    }

    /** Starts a run of the program that writes it; it is used after {@link #keep}. */
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

    /** Puts what a successful run has written into use, in place of the archive of an earlier build. */
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

    /** The output of the run, which says why there is no archive. */
    Path log() {
        return file.resolveSibling(file.getFileName().toString().replaceFirst("\\..*", "") + ".log");
    }

    private static boolean isAotCache() {
        return Runtime.version().feature() >= FIRST_WITH_AOT_CACHE;
    }
}
