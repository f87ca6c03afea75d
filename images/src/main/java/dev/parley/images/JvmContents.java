package dev.parley.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The jars of a process, a Java runtime with the modules they need, and an archive of the classes that a run of it loads,
 * for a faster start. The archive is valid for this runtime and these jars only, so neither may change afterwards.
 */
final class JvmContents implements Contents {

    private static final int FIRST_WITH_AOT_CACHE = 25;

    /** A heap of a third of the container's memory leaves enough for the rest of a JVM; see docs/kubernetes.md. */
    private static final List<String> MEMORY =
            List.of("-XX:MaxRAMPercentage=33", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

    /** Java 25 warns about the native code and Unsafe in Netty and Brotli. */
    private static final List<String> QUIET =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private final Path root;
    private final Path built;
    private final Path rootfs;
    private final Path staged;
    private final boolean aotCache = Runtime.version().feature() >= FIRST_WITH_AOT_CACHE;

    JvmContents(Path root, String module) throws IOException {
        this.root = root;
        this.built = root.resolve(module).resolve("target/quarkus-app");
        this.rootfs = root.resolve("images/target/jvm-base-" + Runtime.version());
        this.staged = root.resolve("images/target").resolve(module + "-jvm");
        if (!Files.exists(built.resolve("quarkus-run.jar"))) {
            throw new IOException("no jars in " + built);
        }
    }

    @Override
    public Path baseRootfs() throws IOException, InterruptedException {
        if (!Files.exists(rootfs.resolve("opt/java/release"))) {
            Shell.run(root, "images/base", "jvm", rootfs.toString());
        }
        return rootfs;
    }

    @Override
    public List<Part> parts(boolean own) throws IOException, InterruptedException {
        Layers.delete(staged);
        Path application = staged.resolve("application");
        Path archive = staged.resolve("archive");
        Layers.copy(built, application);
        if (own) {
            Layers.normalizeTimestamps(application);
            recordArchive(application, archive);
        }
        Path libraries = staged.resolve("libraries");
        Layers.move(application, libraries, "lib");
        List<Part> parts =
                new ArrayList<>(List.of(new Part("libraries", libraries), new Part("application", application)));
        if (own) {
            parts.add(new Part("archive", archive));
        }
        return parts;
    }

    /** Writes the archive by a run of the jars, which have the relative paths and times of the image. */
    private void recordArchive(Path application, Path archive) throws IOException, InterruptedException {
        Files.createDirectories(archive);
        List<String> command = new ArrayList<>();
        command.add(rootfs.resolve("opt/java/bin/java").toString());
        command.addAll(options());
        // the JVM logs thousands of classes that cannot be archived
        command.addAll(List.of("-Xlog:disable", "-Xlog:all=error"));
        command.add((aotCache ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive.resolve(archive()));
        command.addAll(List.of("-jar", "quarkus-run.jar", "--self-check"));
        Shell.run(application, command.toArray(String[]::new));
    }

    @Override
    public List<String> entrypoint(boolean own) {
        List<String> command = new ArrayList<>();
        command.add(own ? "/opt/java/bin/java" : "java");
        command.addAll(options());
        if (own) {
            command.add((aotCache ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive());
        }
        command.addAll(List.of("-jar", "quarkus-run.jar"));
        return command;
    }

    private List<String> options() {
        List<String> options = new ArrayList<>(MEMORY);
        if (aotCache) {
            options.addAll(QUIET);
        }
        return options;
    }

    private String archive() {
        return aotCache ? "classes.aot" : "classes.jsa";
    }
}
