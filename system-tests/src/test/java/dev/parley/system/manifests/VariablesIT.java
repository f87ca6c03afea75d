package dev.parley.system.manifests;

import java.util.Set;
import java.util.TreeSet;

import dev.parley.launcher.Suite;
import io.kubernetes.client.openapi.models.V1EnvVar;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Every variable in the manifests is one that the built process reads when it runs. */
class VariablesIT {

    @Test
    void processesReadWhatTheyAreGiven() {
        for (Overlay overlay : Overlay.all()) {
            for (String module : Suite.MODULES) {
                Set<String> unread = new TreeSet<>(overlay.workload(module).container().getEnv().stream()
                        .map(V1EnvVar::getName)
                        .toList());
                unread.removeAll(ReadVariables.of(module));
                assertEquals(Set.of(), unread, overlay.name() + ", " + module);
            }
        }
    }

    @Test
    void gatewayIsToldWhereEachServiceIs() {
        assertTrue(ReadVariables.of(Suite.GATEWAY)
                .containsAll(Set.of("PARLEY_ACTORS_URL", "PARLEY_EXCHANGES_URL", "PARLEY_TIMELINE_URL")));
        assertFalse(ReadVariables.of("actors-service").contains("PARLEY_ACTORS_URL"));
    }

    @Test
    void misspeltVariablesAreNoticed() {
        assertFalse(ReadVariables.of("actors-service").contains("QUARKUS_DATASOURCE_JDBC_MAXSIZE"));
        assertFalse(ReadVariables.of(Suite.GATEWAY).contains("PARLEY_ACTOR_URL"));
    }

    @Test
    void variablesThatOnlyTheBuildReadsAreNoticed() {
        assertFalse(ReadVariables.of("actors-service").contains("QUARKUS_DATASOURCE_DB_KIND"));
        assertFalse(ReadVariables.of("actors-service").contains("QUARKUS_HTTP_ROOT_PATH"));
        assertFalse(ReadVariables.of(Suite.GATEWAY).contains("QUARKUS_DATASOURCE_JDBC_URL"));
    }
}
