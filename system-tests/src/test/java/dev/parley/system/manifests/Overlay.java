package dev.parley.system.manifests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.parley.system.RunningSuite;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1StatefulSet;

/** What kustomize makes of one directory below {@code k8s}, in a copy that has secrets of its own. */
record Overlay(String name, List<JsonNode> documents, List<KubernetesObject> objects) {

    static final String BASE = "base";
    static final String LOCAL = "overlays/local";
    static final String PRODUCTION = "overlays/production";

    private static final Map<String, Overlay> RENDERED = new TreeMap<>();

    static Overlay base() {
        return rendered(BASE);
    }

    static Overlay local() {
        return rendered(LOCAL);
    }

    static Overlay production() {
        return rendered(PRODUCTION);
    }

    static List<Overlay> all() {
        return List.of(base(), local(), production());
    }

    private static synchronized Overlay rendered(String name) {
        return RENDERED.computeIfAbsent(name, missing -> {
            Kubectl kubectl = Kubectl.find();
            return of(missing, kubectl.kustomize(copy().resolve(missing)));
        });
    }

    private static Overlay of(String name, String yaml) {
        try (MappingIterator<JsonNode> read =
                new YAMLMapper().readerFor(JsonNode.class).readValues(yaml)) {
            List<JsonNode> documents = read.readAll();
            return new Overlay(
                    name, documents, documents.stream().map(StrictLoading::load).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy of {@code k8s} in which the secrets of the local overlay are made up. */
    static Path copy() {
        Path source = RunningSuite.ROOT.resolve("k8s");
        try (Stream<Path> files = Files.walk(source)) {
            Path copy = Files.createTempDirectory(RunningSuite.ROOT.resolve("system-tests/target"), "k8s-");
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.startsWith(source.resolve(LOCAL).resolve("secrets"))) {
                    Path target = copy.resolve(source.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
            Kubectl.Command.run(
                    List.of("sh", copy.resolve(LOCAL).resolve("make-secrets").toString()));
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    /** Whatever runs: the four processes and, in the local overlay, PostgreSQL. */
    List<Workload> workloads() {
        List<Workload> workloads = new ArrayList<>();
        all(V1Deployment.class)
                .forEach(deployment -> workloads.add(
                        new Workload(name(deployment), deployment.getSpec().getTemplate())));
        all(V1StatefulSet.class)
                .forEach(set ->
                        workloads.add(new Workload(name(set), set.getSpec().getTemplate())));
        return workloads;
    }

    Workload workload(String name) {
        return workloads().stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(this.name + " has no workload " + name));
    }

    /** A key of the secret that a generator made of this name; it has a hash at the end of its own. */
    String secret(String name, String key) {
        return all(V1Secret.class).stream()
                .filter(secret -> name(secret).startsWith(name + "-"))
                .map(secret -> new String(secret.getData().get(key), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow(() -> new AssertionError(this.name + " has no secret " + name));
    }

    /** The same without one object. */
    Overlay without(KubernetesObject removed) {
        return new Overlay(
                name,
                documents,
                objects.stream().filter(object -> object != removed).toList());
    }
}
