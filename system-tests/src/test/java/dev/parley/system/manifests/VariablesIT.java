package dev.parley.system.manifests;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.parley.launcher.Suite;
import io.kubernetes.client.openapi.models.V1EnvVar;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Every variable in the manifests is one that the built process reads when it runs. */
class VariablesIT {

    private static final Map<String, Set<String>> READ = Stream.concat(
                    Stream.of(Suite.GATEWAY), Suite.SERVICES.stream())
            .collect(Collectors.toMap(module -> module, ReadVariables::of));

    @Test
    void processesReadWhatTheyAreGiven() {
        for (Overlay overlay : Overlay.all()) {
            READ.forEach((module, read) -> {
                Set<String> unread = new TreeSet<>(overlay.workload(module).container().getEnv().stream()
                        .map(V1EnvVar::getName)
                        .toList());
                unread.removeAll(read);
                assertEquals(Set.of(), unread, overlay.name() + ", " + module);
            });
        }
    }

    @Test
    void gatewayIsToldWhereEachServiceIs() {
        assertTrue(READ.get(Suite.GATEWAY)
                .containsAll(Set.of("PARLEY_ACTORS_URL", "PARLEY_EXCHANGES_URL", "PARLEY_TIMELINE_URL")));
        assertFalse(READ.get("actors-service").contains("PARLEY_ACTORS_URL"));
    }

    @Test
    void misspeltVariablesAreNoticed() {
        assertFalse(READ.get("actors-service").contains("QUARKUS_DATASOURCE_JDBC_MAXSIZE"));
        assertFalse(READ.get(Suite.GATEWAY).contains("PARLEY_ACTOR_URL"));
    }

    @Test
    void variablesThatOnlyTheBuildReadsAreNoticed() {
        assertFalse(READ.get("actors-service").contains("QUARKUS_DATASOURCE_DB_KIND"));
        assertFalse(READ.get("actors-service").contains("QUARKUS_HTTP_ROOT_PATH"));
        assertFalse(READ.get(Suite.GATEWAY).contains("QUARKUS_DATASOURCE_JDBC_URL"));
    }
}
