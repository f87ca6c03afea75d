package dev.parley.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1StatefulSet;

/**
 * One directory below {@code k8s} as {@code kubectl kustomize} renders it, from a copy with generated secrets.
 *
 * @param name the directory, relative to {@code k8s}
 * @param documents the rendered YAML documents, in order
 * @param objects the same, loaded into Kubernetes' own models
 */
public record Kustomization(String name, List<JsonNode> documents, List<KubernetesObject> objects) {

    static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    static final String BASE = "base";
    static final String LOCAL = "overlays/local";
    static final String PRODUCTION = "overlays/production";

    private static final List<String> SOURCES = List.of("base", "overlays", "postgresql");
    private static final String GATEWAY = "gateway";

    private static final Map<String, Kustomization> RENDERED = new TreeMap<>();

    /** What both overlays build on. */
    public static Kustomization base() {
        return rendered(BASE);
    }

    static Kustomization local() {
        return rendered(LOCAL);
    }

    /** The overlay with two to four replicas of each process; PostgreSQL is outside of it. */
    public static Kustomization production() {
        return rendered(PRODUCTION);
    }

    /** The base and both overlays. */
    public static List<Kustomization> all() {
        return List.of(base(), local(), production());
    }

    private static synchronized Kustomization rendered(String name) {
        return RENDERED.computeIfAbsent(name, missing -> {
            Kubectl kubectl = Kubectl.find();
            return of(missing, kubectl.kustomize(copy().resolve(missing)));
        });
    }

    private static Kustomization of(String name, String yaml) {
        try (MappingIterator<JsonNode> read =
                new YAMLMapper().readerFor(JsonNode.class).readValues(yaml)) {
            List<JsonNode> documents = read.readAll();
            return new Kustomization(
                    name, documents, documents.stream().map(StrictLoading::load).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy of the manifests in which {@code make-secrets} has generated the local overlay's secrets. */
    static Path copy() {
        try {
            Path copy = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "k8s-");
            for (String directory : SOURCES) {
                copyTree(ROOT.resolve("k8s"), directory, copy);
            }
            Kubectl.Command.run(
                    List.of("sh", copy.resolve(LOCAL).resolve("make-secrets").toString()));
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copyTree(Path source, String directory, Path copy) throws IOException {
        Path secretsOfThisMachine = source.resolve(LOCAL).resolve("secrets");
        try (Stream<Path> files = Files.walk(source.resolve(directory))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.startsWith(secretsOfThisMachine)) {
                    Path target = copy.resolve(source.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }

    <T extends KubernetesObject> List<T> all(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    <T extends KubernetesObject> T named(Class<T> kind, String name) {
        return all(kind).stream()
                .filter(object -> name(object).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(this.name + " has no " + kind.getSimpleName() + " " + name));
    }

    static String name(KubernetesObject object) {
        return Objects.requireNonNull(object.getMetadata().getName());
    }

    /** The processes of Parley and, in the local overlay, PostgreSQL. */
    List<Workload> workloads() {
        return Stream.concat(
                        processes().stream(),
                        all(V1StatefulSet.class).stream()
                                .map(set ->
                                        new Workload(name(set), set.getSpec().getTemplate())))
                .toList();
    }

    /** The Deployments: the gateway and the services. */
    public List<Workload> processes() {
        return all(V1Deployment.class).stream()
                .map(deployment ->
                        new Workload(name(deployment), deployment.getSpec().getTemplate()))
                .toList();
    }

    /** The names of all processes but the gateway: those with a database. */
    List<String> services() {
        return processes().stream()
                .map(Workload::name)
                .filter(name -> !name.equals(GATEWAY))
                .toList();
    }

    /** @throws AssertionError if there is no Deployment or StatefulSet of this name */
    public Workload workload(String name) {
        return workloads().stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(this.name + " has no workload " + name));
    }

    /** A key of the secret that kustomize generated under this name, to which it appends a hash. */
    String secret(String name, String key) {
        return all(V1Secret.class).stream()
                .filter(secret -> name(secret).startsWith(name + "-"))
                .map(secret -> new String(secret.getData().get(key), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow(() -> new AssertionError(this.name + " has no secret " + name));
    }

    /** The same without one object. */
    Kustomization without(KubernetesObject removed) {
        return new Kustomization(
                name,
                documents,
                objects.stream().filter(object -> object != removed).toList());
    }
}
