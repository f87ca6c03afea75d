package dev.parley.k8s;

import java.net.URI;
import java.util.Set;
import java.util.TreeSet;

import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1Service;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The NetworkPolicies allow the connections that the processes are configured to open, and no others. */
class NetworkPoliciesTest {

    private static final String DNS =
            " to namespace {kubernetes.io/metadata.name=kube-system} pod {k8s-app=kube-dns}:53";

    @Test
    void localPoliciesAllowExactlyTheConfiguredConnections() {
        NetworkPolicies policies = new NetworkPolicies(Kustomization.local());

        assertEquals(
                Set.of(
                        "gateway actors-service:8081",
                        "gateway exchanges-service:8082",
                        "gateway timeline-service:8083",
                        "actors-service postgresql:5432",
                        "exchanges-service postgresql:5432",
                        "timeline-service postgresql:5432"),
                policies.configuredConnections());
        assertEquals(policies.configuredConnections(), policies.allowedConnections());
    }

    @Test
    void noPeerOutsideOfTheNamespaceReachesALocalPod() {
        assertEquals(nameResolution(), new NetworkPolicies(Kustomization.local()).externalConnections());
    }

    @Test
    void productionPoliciesAllowOnlyTheGatewayToReachTheServices() {
        assertEquals(
                Set.of(
                        "gateway actors-service:8081",
                        "gateway exchanges-service:8082",
                        "gateway timeline-service:8083"),
                new NetworkPolicies(Kustomization.production()).allowedConnections());
    }

    @Test
    void labelledNamespacesReachTheGatewayAndServicesReachTheirDatabase() {
        Set<String> expected = nameResolution();
        expected.add("gateway from namespace {parley.dev/may-call-gateway=true}:8080");
        String monitoring = " from namespace {parley.dev/may-scrape-metrics=true}:";
        expected.add("gateway" + monitoring + "8080");
        expected.add("actors-service" + monitoring + "8081");
        expected.add("exchanges-service" + monitoring + "8082");
        expected.add("timeline-service" + monitoring + "8083");
        for (String service : Kustomization.base().services()) {
            expected.add(service
                    + " to namespace {kubernetes.io/metadata.name=parley-database} pod {cnpg.io/cluster=parley}:5432");
        }

        assertEquals(expected, new NetworkPolicies(Kustomization.production()).externalConnections());
    }

    @Test
    void noServiceIsReachableOnANodeOrFromALoadBalancer() {
        for (Kustomization manifests : Kustomization.all()) {
            for (V1Service service : manifests.all(V1Service.class)) {
                assertEquals(
                        "ClusterIP",
                        service.getSpec().getType() == null
                                ? "ClusterIP"
                                : service.getSpec().getType());
                assertTrue(service.getSpec().getExternalIPs().isEmpty(), Kustomization.name(service));
            }
        }
    }

    @Test
    void everyServiceLeadsToAPortOfOneWorkload() {
        for (Kustomization manifests : Kustomization.all()) {
            for (V1Service service : manifests.all(V1Service.class)) {
                service.getSpec().getPorts().forEach(port -> new NetworkPolicies(manifests)
                        .endpoint(URI.create("any://" + Kustomization.name(service) + ":" + port.getPort())));
            }
        }
    }

    @Test
    void missingPolicyIsDetected() {
        Kustomization local = Kustomization.local();
        for (V1NetworkPolicy policy : local.all(V1NetworkPolicy.class)) {
            NetworkPolicies others = new NetworkPolicies(local.without(policy));

            assertTrue(
                    !others.allowedConnections().equals(others.configuredConnections())
                            || !others.externalConnections().equals(nameResolution()),
                    Kustomization.name(policy));
        }
    }

    @Test
    void urlWithAnUnknownServiceOrPortIsDetected() {
        NetworkPolicies policies = new NetworkPolicies(Kustomization.local());

        assertEquals("actors-service:8081", policies.endpoint(URI.create("http://actors-service:8081")));
        assertThrows(AssertionError.class, () -> policies.endpoint(URI.create("http://actors-service:8082")));
        assertThrows(AssertionError.class, () -> policies.endpoint(URI.create("http://actor-service:8081")));
    }

    @Test
    void unknownPortNameIsDetected() {
        Workload gateway = Kustomization.local().workload("gateway");

        assertTrue(gateway.port(new IntOrString("http")).isPresent());
        assertTrue(gateway.port(new IntOrString("https")).isEmpty());
    }

    /** DNS queries of the four processes; PostgreSQL sends none. */
    private static Set<String> nameResolution() {
        Set<String> queries = new TreeSet<>();
        for (Workload process : Kustomization.base().processes()) {
            queries.add(process.name() + DNS);
            queries.add(process.name() + DNS + "/UDP");
        }
        return queries;
    }
}
