package dev.parley.system.manifests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.parley.system.RunningSuite;

/**
 * The environment variables that a built process reads when it runs: of Quarkus, by the descriptions of its settings in
 * the process's jars, those that are not fixed by the build; and of ours, by the interfaces that are mapped to settings.
 */
final class ReadVariables {

    private static final String MODEL = "META-INF/quarkus-config-doc/quarkus-config-model.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, Set<String>> READ = new ConcurrentHashMap<>();

    private ReadVariables() {}

    static Set<String> of(String module) {
        return READ.computeIfAbsent(module, ReadVariables::read);
    }

    private static Set<String> read(String module) {
        Path built = RunningSuite.ROOT.resolve(module).resolve("target/quarkus-app");
        Set<String> names = new HashSet<>();
        for (Path jar : jars(built.resolve("lib"))) {
            try (JarFile opened = new JarFile(jar.toFile())) {
                ZipEntry model = opened.getEntry(MODEL);
                if (model != null) {
                    try (InputStream in = opened.getInputStream(model)) {
                        collectQuarkus(JSON.readTree(in), names);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        Stream.concat(
                        jars(built.resolve("app")).stream(),
                        jars(built.resolve("lib")).stream()
                                .filter(jar -> jar.getFileName().toString().startsWith("dev.parley.")))
                .forEach(jar -> collectOurs(jar, names));
        return names;
    }

    private static void collectQuarkus(JsonNode node, Set<String> names) {
        if (node.path("phase").asText().equals("RUN_TIME")) {
            names.add(node.at("/path/environmentVariable").asText());
        }
        node.forEach(child -> collectQuarkus(child, names));
    }

    private static void collectOurs(Path jar, Set<String> names) {
        for (JavaClass type : classes(jar)) {
            if (type.isAnnotatedWith("io.smallrye.config.ConfigMapping")) {
                String prefix = (String) type.getAnnotationOfType("io.smallrye.config.ConfigMapping")
                        .get("prefix")
                        .orElseThrow();
                collectMapped(prefix, type, names);
            }
        }
    }

    private static void collectMapped(String prefix, JavaClass type, Set<String> names) {
        for (JavaMethod method : type.getMethods()) {
            if (!method.getModifiers().contains(JavaModifier.ABSTRACT)) {
                continue;
            }
            String name = method.tryGetAnnotationOfType("io.smallrye.config.WithName")
                    .map(named -> (String) named.get("value").orElseThrow())
                    .orElseGet(() -> method.getName().replaceAll("([a-z0-9])([A-Z])", "$1-$2"));
            String property = prefix + "." + name;
            JavaClass answered = method.getRawReturnType();
            if (answered.isInterface() && answered.getPackageName().startsWith("dev.parley.")) {
                collectMapped(property, answered, names);
            } else {
                names.add(property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT));
            }
        }
    }

    private static JavaClasses classes(Path jar) {
        try (JarFile opened = new JarFile(jar.toFile())) {
            return new ClassFileImporter().importJar(opened);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> jars(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
