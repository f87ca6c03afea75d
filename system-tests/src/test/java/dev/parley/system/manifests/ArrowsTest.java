package dev.parley.system.manifests;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.parley.launcher.Suite;
import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1Service;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The network lets through what the processes are configured to call, and nothing else. */
class ArrowsTest {

    private static final String DNS =
            " to namespace {kubernetes.io/metadata.name=kube-system} pod {k8s-app=kube-dns}:53";

    @Test
    void localNetworkIsWhatTheProcessesAreConfiguredToCall() {
        Arrows arrows = new Arrows(Overlay.local());

        assertEquals(
                Set.of(
                        "gateway actors-service:8081",
                        "gateway exchanges-service:8082",
                        "gateway timeline-service:8083",
                        "actors-service postgresql:5432",
                        "exchanges-service postgresql:5432",
                        "timeline-service postgresql:5432"),
                arrows.configured());
        assertEquals(arrows.configured(), arrows.allowed());
    }

    @Test
    void nothingFromOutsideReachesTheLocalPods() {
        assertEquals(names(), new Arrows(Overlay.local()).beyond());
    }

    @Test
    void productionNetworkHasTheArrowsOfTheGatewayOnly() {
        assertEquals(
                Set.of(
                        "gateway actors-service:8081",
                        "gateway exchanges-service:8082",
                        "gateway timeline-service:8083"),
                new Arrows(Overlay.production()).allowed());
    }

    @Test
    void labelledNamespacesReachTheGatewayAndServicesReachTheirDatabase() {
        Set<String> expected = names();
        expected.add("gateway from namespace {parley.dev/may-call-gateway=true}:8080");
        String monitoring = " from namespace {parley.dev/may-scrape-metrics=true}:";
        expected.add("gateway" + monitoring + "8080");
        expected.add("actors-service" + monitoring + "8081");
        expected.add("exchanges-service" + monitoring + "8082");
        expected.add("timeline-service" + monitoring + "8083");
        for (String service : Suite.SERVICES) {
            expected.add(service
                    + " to namespace {kubernetes.io/metadata.name=parley-database} pod {cnpg.io/cluster=parley}:5432");
        }

        assertEquals(expected, new Arrows(Overlay.production()).beyond());
    }

    @Test
    void noServiceIsReachableOnANodeOrFromALoadBalancer() {
        for (Overlay overlay : Overlay.all()) {
            for (V1Service service : overlay.all(V1Service.class)) {
                assertEquals(
                        "ClusterIP",
                        service.getSpec().getType() == null
                                ? "ClusterIP"
                                : service.getSpec().getType());
                assertTrue(service.getSpec().getExternalIPs().isEmpty(), Overlay.name(service));
            }
        }
    }

    @Test
    void everyServiceLeadsToAPortOfOneWorkload() {
        for (Overlay overlay : Overlay.all()) {
            for (V1Service service : overlay.all(V1Service.class)) {
                service.getSpec().getPorts().forEach(port -> new Arrows(overlay)
                        .target(URI.create("any://" + Overlay.name(service) + ":" + port.getPort())));
            }
        }
    }

    @Test
    void policyThatIsMissingIsNoticed() {
        Overlay local = Overlay.local();
        for (V1NetworkPolicy policy : local.all(V1NetworkPolicy.class)) {
            Arrows arrows = new Arrows(local.without(policy));

            assertTrue(
                    !arrows.allowed().equals(arrows.configured())
                            || !arrows.beyond().equals(names()),
                    Overlay.name(policy));
        }
    }

    @Test
    void urlWithAPortThatItsServiceHasNotIsNoticed() {
        Arrows arrows = new Arrows(Overlay.local());

        assertThrows(AssertionError.class, () -> arrows.target(URI.create("http://actors-service:8082")));
        assertThrows(AssertionError.class, () -> arrows.target(URI.create("http://actor-service:8081")));
    }

    @Test
    void portNameThatNoContainerHasIsNoticed() {
        assertTrue(Overlay.local()
                .workload("gateway")
                .port(new IntOrString("https"))
                .isEmpty());
    }

    /** The four processes ask for names, and PostgreSQL does not. */
    private static Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (String process : List.of("gateway", "actors-service", "exchanges-service", "timeline-service")) {
            names.add(process + DNS);
            names.add(process + DNS + "/UDP");
        }
        return names;
    }
}
