package dev.parley.system;

import java.util.Set;
import java.util.TreeSet;

import dev.parley.k8s.Kustomization;
import dev.parley.launcher.Suite;
import io.kubernetes.client.openapi.models.V1EnvVar;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Every environment variable in the manifests is one that its process reads at run time. */
class ManifestVariablesTest {

    @Test
    void processesReadEveryVariableOfTheirManifest() {
        for (Kustomization manifests : Kustomization.all()) {
            for (String module : Suite.MODULES) {
                Set<String> unknown = new TreeSet<>(manifests.workload(module).container().getEnv().stream()
                        .map(V1EnvVar::getName)
                        .toList());
                unknown.removeAll(RuntimeVariables.of(module));
                assertEquals(Set.of(), unknown, manifests.name() + ", " + module);
            }
        }
    }

    @Test
    void onlyTheGatewayReadsTheAddressesOfServices() {
        assertTrue(RuntimeVariables.of(Suite.GATEWAY)
                .containsAll(Set.of("PARLEY_ACTORS_URL", "PARLEY_EXCHANGES_URL", "PARLEY_TIMELINE_URL")));
        assertFalse(RuntimeVariables.of("actors-service").contains("PARLEY_ACTORS_URL"));
    }

    @Test
    void misspeltVariablesAreUnknown() {
        assertTrue(RuntimeVariables.of("actors-service").contains("QUARKUS_DATASOURCE_JDBC_MAX_SIZE"));
        assertFalse(RuntimeVariables.of("actors-service").contains("QUARKUS_DATASOURCE_JDBC_MAXSIZE"));
        assertFalse(RuntimeVariables.of(Suite.GATEWAY).contains("PARLEY_ACTOR_URL"));
    }

    @Test
    void variablesThatOnlyTheBuildReadsAreUnknown() {
        assertFalse(RuntimeVariables.of("actors-service").contains("QUARKUS_DATASOURCE_DB_KIND"));
        assertFalse(RuntimeVariables.of("actors-service").contains("QUARKUS_HTTP_ROOT_PATH"));
        assertFalse(RuntimeVariables.of(Suite.GATEWAY).contains("QUARKUS_DATASOURCE_JDBC_URL"));
    }
}
