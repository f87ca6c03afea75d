package dev.parley.images;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;

/**
 * Writes an image of each process to {@code images/target/<module>.tar}, in the form that {@code docker load},
 * {@code podman load} and cluster tools read. Called by {@code ./mvnw package -Pimages}, with {@code -Dnative} for
 * images of executables.
 */
public final class Images {

    private static final List<String> MODULES =
            List.of("actors-service", "exchanges-service", "timeline-service", "gateway");

    /** A user without privileges; the same as in k8s/ and the Dockerfiles. */
    private static final String USER = "10001";

    private final Path root;
    private final Path target;
    private final String version;
    private final String base;
    private final boolean executables;

    private Images(Path root, String version, boolean executables, String base) {
        this.root = root;
        this.target = root.resolve("images/target");
        this.version = version;
        this.executables = executables;
        this.base = base;
    }

    /**
     * Writes the four images.
     *
     * @param arguments the project's root; its version; whether to use executables; the base image, empty for the one that
     *     {@code images/base} makes
     */
    public static void main(String... arguments) throws Exception {
        Images images = new Images(
                Path.of(arguments[0]).toRealPath(),
                arguments[1],
                Boolean.parseBoolean(arguments[2]),
                arguments.length > 3 && arguments[3] != null ? arguments[3] : "");
        // Jib's cache compares files by path and time, and all of these have the same time
        Layers.delete(images.layers());
        for (String module : MODULES) {
            images.write(module);
        }
    }

    private Path layers() {
        return target.resolve("layers");
    }

    private void write(String module) throws Exception {
        Contents contents = executables ? new NativeContents(root, module) : new JvmContents(root, module);
        JibContainerBuilder image;
        if (base.isEmpty()) {
            image = Jib.fromScratch().addFileEntriesLayer(Layers.of("base", contents.baseRootfs(), "/"));
        } else {
            image = Jib.from(base);
        }
        for (Contents.Part part : contents.parts(base.isEmpty())) {
            image.addFileEntriesLayer(Layers.of(part.name(), part.directory(), "/app"));
        }
        image.setPlatforms(Set.of(new Platform(architecture(), "linux")))
                .setCreationTime(Instant.EPOCH)
                .setUser(USER)
                .setWorkingDirectory(Layers.path("/app"))
                .setExposedPorts(Port.tcp(port(module)))
                .setEnvironment(Map.of("QUARKUS_HTTP_HOST", "0.0.0.0"))
                .setLabels(Map.of(
                        "org.opencontainers.image.title",
                        "parley/" + module,
                        "org.opencontainers.image.version",
                        version,
                        "org.opencontainers.image.licenses",
                        "Apache-2.0"))
                .setEntrypoint(contents.entrypoint(base.isEmpty()));
        Path tar = target.resolve(module + ".tar");
        image.containerize(Containerizer.to(TarImage.at(tar).named("parley/" + module + ":" + version))
                .setOfflineMode(base.isEmpty() || base.startsWith("tar://"))
                .setApplicationLayersCache(layers())
                .setBaseImageLayersCache(layers()));
        System.out.printf("%s: %d MiB%n", tar, Files.size(tar) >> 20);
    }

    private int port(String module) throws IOException {
        Properties properties = new Properties();
        try (InputStream in =
                Files.newInputStream(root.resolve(module).resolve("src/main/resources/application.properties"))) {
            properties.load(in);
        }
        return Integer.parseInt(properties.getProperty("quarkus.http.port"));
    }

    private static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    }
}
