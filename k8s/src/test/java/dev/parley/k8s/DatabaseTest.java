package dev.parley.k8s;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The database has the roles, passwords and connections that the services need. */
class DatabaseTest {

    private static final Path PROVISIONING = Kustomization.ROOT.resolve("k8s/postgresql/provision.sql");
    private static final int SUPERUSER_RESERVED_CONNECTIONS = 3;

    @Test
    void configMapHoldsTheProvisioningScript() throws IOException {
        assertEquals(Files.readString(PROVISIONING), configMap("postgresql-provision", "provision.sql"));
    }

    @Test
    void everyServiceConnectsAsTheRoleOfItsSchema() throws IOException {
        Workload postgresql = Kustomization.local().workload("postgresql");
        String provisioning = Files.readString(PROVISIONING);
        for (String service : Kustomization.local().services()) {
            String schema = service.replace("-service", "");
            String secret = service + "-database";

            assertEquals("parley_" + schema, Kustomization.local().secret(secret, "username"));
            assertEquals(
                    "jdbc:postgresql://postgresql:5432/" + postgresql.value("POSTGRES_DB"),
                    Kustomization.local().secret(secret, "jdbc-url"));
            assertTrue(provisioning.contains(
                    "CREATE SCHEMA IF NOT EXISTS " + schema + " AUTHORIZATION parley_" + schema + ";"));
        }
    }

    @Test
    void firstStartSetsEachRolesPasswordToThatOfItsServicesSecret() throws IOException {
        String script = configMap("postgresql-first-start", "first-start.sql");
        Workload postgresql = Kustomization.local().workload("postgresql");
        Set<String> assigned = new TreeSet<>();
        for (MatchResult getenv : matches("(?m)^\\\\getenv (\\w+) (\\w+)$", script)) {
            String schema = getenv.group(1).replace("_password", "");
            var source = postgresql
                    .variable(getenv.group(2))
                    .orElseThrow()
                    .getValueFrom()
                    .getSecretKeyRef();
            assertTrue(source.getName().startsWith(schema + "-service-database-"), source.getName());
            assertEquals("password", source.getKey());
            assigned.add(getenv.group(1));
        }

        assertEquals(
                matches(":'(\\w+)'", Files.readString(PROVISIONING)).stream()
                        .map(variable -> variable.group(1))
                        .collect(Collectors.toCollection(TreeSet::new)),
                assigned);
        String included =
                matches("(?m)^\\\\i (.+)/provision.sql$", script).get(0).group(1);
        assertTrue(postgresql.container().getVolumeMounts().stream()
                .anyMatch(mount ->
                        mount.getMountPath().equals(included) && mount.getName().equals("provision")));
    }

    @Test
    void everyServiceReadsItsOwnSecret() {
        for (Kustomization manifests : Kustomization.all()) {
            for (String service : manifests.services()) {
                for (String variable : List.of("JDBC_URL", "USERNAME", "PASSWORD")) {
                    var source = manifests
                            .workload(service)
                            .variable("QUARKUS_DATASOURCE_" + variable)
                            .orElseThrow()
                            .getValueFrom()
                            .getSecretKeyRef();
                    assertTrue(source.getName().matches(service + "-database(-\\w+)?"), source.getName());
                    assertEquals(variable.toLowerCase().replace('_', '-'), source.getKey());
                }
            }
        }
    }

    @Test
    void secretsAreGeneratedOnceAndNotCommitted() throws IOException {
        assertEquals(List.of(), Kustomization.base().all(V1Secret.class));
        assertEquals(List.of(), Kustomization.production().all(V1Secret.class));

        Path copy = Kustomization.copy();
        String first = Kubectl.find().kustomize(copy.resolve(Kustomization.LOCAL));
        Kubectl.Command.run(List.of(
                "sh", copy.resolve(Kustomization.LOCAL).resolve("make-secrets").toString()));
        assertEquals(first, Kubectl.find().kustomize(copy.resolve(Kustomization.LOCAL)));
        assertNotEquals(first, Kubectl.find().kustomize(Kustomization.copy().resolve(Kustomization.LOCAL)));

        Set<String> passwords = new HashSet<>();
        for (V1Secret secret : Kustomization.local().all(V1Secret.class)) {
            passwords.add(new String(secret.getData().get("password")));
            assertTrue(
                    Set.of("jdbc-url", "username", "password")
                            .containsAll(secret.getData().keySet()),
                    Kustomization.name(secret));
        }
        assertEquals(4, passwords.size());
        passwords.forEach(
                password -> assertTrue(password.matches("[0-9a-f]{36}"), "a password has less than 144 bits"));
        String ignored = Files.readString(Kustomization.ROOT.resolve("k8s/overlays/local/.gitignore"));
        assertEquals("/secrets/", ignored.strip());
    }

    @Test
    void localPostgresqlAcceptsEveryConnection() {
        String arguments = String.join(
                " ", Kustomization.local().workload("postgresql").container().getArgs());

        assertEnoughConnections(
                Kustomization.local(),
                Integer.parseInt(
                        matches("-c max_connections=(\\d+)", arguments).get(0).group(1)));
    }

    @Test
    void documentedClusterAcceptsEveryConnectionAndIsTheOneThatPoliciesAllow() throws IOException {
        JsonNode cluster = documentedCluster();

        assertEnoughConnections(
                Kustomization.production(),
                cluster.at("/spec/postgresql/parameters/max_connections").asInt());
        V1NetworkPolicy policy = Kustomization.production().named(V1NetworkPolicy.class, "services-to-database");
        var peer = policy.getSpec().getEgress().get(0).getTo().get(0);
        assertEquals(
                cluster.at("/metadata/name").asText(),
                peer.getPodSelector().getMatchLabels().get("cnpg.io/cluster"));
        assertEquals(
                cluster.at("/metadata/namespace").asText(),
                peer.getNamespaceSelector().getMatchLabels().get("kubernetes.io/metadata.name"));
    }

    /** A rolling update adds replicas; a fifth of the connections stays free. */
    private static void assertEnoughConnections(Kustomization manifests, int connections) {
        int needed = 0;
        for (String service : manifests.services()) {
            var spec = manifests.named(V1Deployment.class, service).getSpec();
            Optional<V2HorizontalPodAutoscaler> scaler = manifests.all(V2HorizontalPodAutoscaler.class).stream()
                    .filter(each -> each.getSpec().getScaleTargetRef().getName().equals(service))
                    .findFirst();
            int replicas = scaler.map(each -> each.getSpec().getMaxReplicas())
                    .orElse(spec.getReplicas() == null ? 1 : spec.getReplicas());
            int surge = spec.getStrategy().getRollingUpdate().getMaxSurge().getIntValue();
            int pool = Integer.parseInt(manifests.workload(service).value("QUARKUS_DATASOURCE_JDBC_MAX_SIZE"));
            needed += (replicas + surge) * pool;
        }

        assertTrue(
                needed <= (connections - SUPERUSER_RESERVED_CONNECTIONS) * 4 / 5,
                manifests.name() + ": the pools open up to " + needed + " of " + connections + " connections");
    }

    private static JsonNode documentedCluster() throws IOException {
        String page = Files.readString(Kustomization.ROOT.resolve("docs/kubernetes.md"));
        for (MatchResult block : matches("(?s)```yaml\n(.*?)```", page)) {
            JsonNode read = new YAMLMapper().readTree(block.group(1));
            if (read.path("kind").asText().equals("Cluster")) {
                return read;
            }
        }
        throw new AssertionError("docs/kubernetes.md shows no Cluster");
    }

    private static String configMap(String name, String file) {
        return Kustomization.local().all(V1ConfigMap.class).stream()
                .filter(map -> Kustomization.name(map).startsWith(name + "-"))
                .map(map -> map.getData().get(file))
                .findFirst()
                .orElseThrow();
    }

    private static List<MatchResult> matches(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().toList();
    }
}
