package dev.parley.system;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/**
 * The environment variables that a process reads at run time: Quarkus' settings that are not fixed by the build, as the
 * extensions on the process's class path describe them, and our own, from the interfaces annotated {@code @ConfigMapping}.
 * Needs the compiled module and the class path that its build wrote, not what it was packaged as.
 */
final class RuntimeVariables {

    private static final String CONFIG_MODEL = "META-INF/quarkus-config-doc/quarkus-config-model.json";
    private static final String CONFIG_MAPPING = "io.smallrye.config.ConfigMapping";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, Set<String>> VARIABLES = new ConcurrentHashMap<>();

    private RuntimeVariables() {}

    static Set<String> of(String module) {
        return VARIABLES.computeIfAbsent(module, RuntimeVariables::read);
    }

    private static Set<String> read(String module) {
        Set<String> names = new HashSet<>();
        List<Path> ours = new ArrayList<>();
        try {
            for (Path entry : classPath(module)) {
                if (entry.startsWith(RunningSuite.ROOT)) {
                    ours.add(entry.resolveSibling("classes"));
                } else {
                    collectQuarkus(entry, names);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        new ClassFileImporter()
                .importPaths(ours).stream()
                        .filter(type -> type.isAnnotatedWith(CONFIG_MAPPING))
                        .forEach(type -> collectMapped(prefix(type), type, names));
        return names;
    }

    private static List<Path> classPath(String module) throws IOException {
        Path target = RunningSuite.ROOT.resolve(module).resolve("target");
        String dependencies = Files.readString(target.resolve("runtime-classpath.txt"));
        return Stream.concat(
                        Stream.of(target.resolve("classes")),
                        Stream.of(dependencies.strip().split(File.pathSeparator))
                                .map(Path::of))
                .toList();
    }

    private static void collectQuarkus(Path jar, Set<String> names) throws IOException {
        try (JarFile opened = new JarFile(jar.toFile())) {
            ZipEntry model = opened.getEntry(CONFIG_MODEL);
            if (model != null) {
                try (InputStream in = opened.getInputStream(model)) {
                    collectQuarkus(JSON.readTree(in), names);
                }
            }
        }
    }

    private static void collectQuarkus(JsonNode node, Set<String> names) {
        if (node.path("phase").asText().equals("RUN_TIME")) {
            names.add(node.at("/path/environmentVariable").asText());
        }
        node.forEach(child -> collectQuarkus(child, names));
    }

    private static String prefix(JavaClass type) {
        return (String) type.getAnnotationOfType(CONFIG_MAPPING).get("prefix").orElseThrow();
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
            JavaClass group = method.getRawReturnType();
            if (group.isInterface() && group.getPackageName().startsWith("dev.parley.")) {
                collectMapped(property, group, names);
            } else {
                names.add(property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT));
            }
        }
    }
}
