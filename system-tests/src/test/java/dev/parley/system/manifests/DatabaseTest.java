package dev.parley.system.manifests;

import java.io.IOException;
import java.io.InputStream;
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
import dev.parley.launcher.EmbeddedDatabase;
import dev.parley.launcher.Suite;
import dev.parley.system.RunningSuite;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The database of a cluster has the launcher's roles, room for every connection, and passwords from nowhere else. */
class DatabaseTest {

    private static final Path PROVISIONING = RunningSuite.ROOT.resolve("k8s/postgresql/provision.sql");
    private static final int RESERVED_FOR_ADMINISTRATORS = 3;

    @Test
    void rolesAndSchemasAreTheLaunchers() throws IOException {
        try (InputStream launchers = EmbeddedDatabase.class.getResourceAsStream("provision.sql")) {
            assertArrayEquals(Files.readAllBytes(PROVISIONING), launchers.readAllBytes());
        }
        assertEquals(Files.readString(PROVISIONING), configMap("postgresql-provision", "provision.sql"));
    }

    @Test
    void everyServiceSignsInAsTheRoleOfItsSchema() throws IOException {
        Workload postgresql = Overlay.local().workload("postgresql");
        String provisioning = Files.readString(PROVISIONING);
        for (String schema : EmbeddedDatabase.SCHEMAS) {
            String secret = schema + "-service-database";

            assertEquals("parley_" + schema, Overlay.local().secret(secret, "username"));
            assertEquals(
                    "jdbc:postgresql://postgresql:5432/" + postgresql.value("POSTGRES_DB"),
                    Overlay.local().secret(secret, "jdbc-url"));
            assertTrue(provisioning.contains(
                    "CREATE SCHEMA IF NOT EXISTS " + schema + " AUTHORIZATION parley_" + schema + ";"));
        }
    }

    @Test
    void firstStartGivesEachRoleThePasswordInItsServicesSecret() throws IOException {
        String script = configMap("postgresql-first-start", "first-start.sql");
        Workload postgresql = Overlay.local().workload("postgresql");
        Set<String> given = new TreeSet<>();
        for (MatchResult getenv : matches("(?m)^\\\\getenv (\\w+) (\\w+)$", script)) {
            String schema = getenv.group(1).replace("_password", "");
            var source = postgresql
                    .variable(getenv.group(2))
                    .orElseThrow()
                    .getValueFrom()
                    .getSecretKeyRef();
            assertTrue(source.getName().startsWith(schema + "-service-database-"), source.getName());
            assertEquals("password", source.getKey());
            given.add(getenv.group(1));
        }

        assertEquals(
                matches(":'(\\w+)'", Files.readString(PROVISIONING)).stream()
                        .map(variable -> variable.group(1))
                        .collect(Collectors.toCollection(TreeSet::new)),
                given);
        String included =
                matches("(?m)^\\\\i (.+)/provision.sql$", script).get(0).group(1);
        assertTrue(postgresql.container().getVolumeMounts().stream()
                .anyMatch(mount ->
                        mount.getMountPath().equals(included) && mount.getName().equals("provision")));
    }

    @Test
    void everyServiceTakesItsOwnSecret() {
        for (Overlay overlay : Overlay.all()) {
            for (String service : Suite.SERVICES) {
                for (String variable : List.of("JDBC_URL", "USERNAME", "PASSWORD")) {
                    var source = overlay.workload(service)
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
    void secretsAreMadeUpOnceAndNowhereWrittenDown() throws IOException {
        assertEquals(List.of(), Overlay.base().all(V1Secret.class));
        assertEquals(List.of(), Overlay.production().all(V1Secret.class));

        Path copy = Overlay.copy();
        String first = Kubectl.find().kustomize(copy.resolve(Overlay.LOCAL));
        Kubectl.Command.run(List.of(
                "sh", copy.resolve(Overlay.LOCAL).resolve("make-secrets").toString()));
        assertEquals(first, Kubectl.find().kustomize(copy.resolve(Overlay.LOCAL)));
        assertNotEquals(first, Kubectl.find().kustomize(Overlay.copy().resolve(Overlay.LOCAL)));

        Set<String> passwords = new HashSet<>();
        for (V1Secret secret : Overlay.local().all(V1Secret.class)) {
            passwords.add(new String(secret.getData().get("password")));
            assertTrue(
                    Set.of("jdbc-url", "username", "password")
                            .containsAll(secret.getData().keySet()),
                    Overlay.name(secret));
        }
        assertEquals(4, passwords.size());
        passwords.forEach(password -> assertTrue(password.matches("[0-9a-f]{36}"), "too short"));
        String ignored = Files.readString(RunningSuite.ROOT.resolve("k8s/overlays/local/.gitignore"));
        assertEquals("/secrets/", ignored.strip());
    }

    @Test
    void localPostgresqlHasRoomForEveryConnection() {
        String arguments = String.join(
                " ", Overlay.local().workload("postgresql").container().getArgs());

        assertRoom(
                Overlay.local(),
                Integer.parseInt(
                        matches("-c max_connections=(\\d+)", arguments).get(0).group(1)));
    }

    @Test
    void documentedClusterHasRoomForEveryConnectionAndIsTheOneThatTheServicesReach() throws IOException {
        JsonNode cluster = documentedCluster();

        assertRoom(
                Overlay.production(),
                cluster.at("/spec/postgresql/parameters/max_connections").asInt());
        V1NetworkPolicy policy = Overlay.production().named(V1NetworkPolicy.class, "services-to-database");
        var peer = policy.getSpec().getEgress().get(0).getTo().get(0);
        assertEquals(
                cluster.at("/metadata/name").asText(),
                peer.getPodSelector().getMatchLabels().get("cnpg.io/cluster"));
        assertEquals(
                cluster.at("/metadata/namespace").asText(),
                peer.getNamespaceSelector().getMatchLabels().get("kubernetes.io/metadata.name"));
    }

    /** While a new version comes, there is one replica more of each; a fifth stays free. */
    private static void assertRoom(Overlay overlay, int connections) {
        int most = 0;
        for (String service : Suite.SERVICES) {
            var spec = overlay.named(V1Deployment.class, service).getSpec();
            Optional<V2HorizontalPodAutoscaler> scaler = overlay.all(V2HorizontalPodAutoscaler.class).stream()
                    .filter(each -> each.getSpec().getScaleTargetRef().getName().equals(service))
                    .findFirst();
            int replicas = scaler.map(each -> each.getSpec().getMaxReplicas())
                    .orElse(spec.getReplicas() == null ? 1 : spec.getReplicas());
            int surge = spec.getStrategy().getRollingUpdate().getMaxSurge().getIntValue();
            int pool = Integer.parseInt(overlay.workload(service).value("QUARKUS_DATASOURCE_JDBC_MAX_SIZE"));
            most += (replicas + surge) * pool;
        }

        assertTrue(
                most <= (connections - RESERVED_FOR_ADMINISTRATORS) * 4 / 5,
                overlay.name() + ": up to " + most + " connections of " + connections);
    }

    private static JsonNode documentedCluster() throws IOException {
        String page = Files.readString(RunningSuite.ROOT.resolve("docs/kubernetes.md"));
        for (MatchResult block : matches("(?s)```yaml\n(.*?)```", page)) {
            JsonNode read = new YAMLMapper().readTree(block.group(1));
            if (read.path("kind").asText().equals("Cluster")) {
                return read;
            }
        }
        throw new AssertionError("docs/kubernetes.md shows no Cluster");
    }

    private static String configMap(String name, String file) {
        return Overlay.local().all(V1ConfigMap.class).stream()
                .filter(map -> Overlay.name(map).startsWith(name + "-"))
                .map(map -> map.getData().get(file))
                .findFirst()
                .orElseThrow();
    }

    private static List<MatchResult> matches(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().toList();
    }
}
