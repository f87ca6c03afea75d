package dev.parley.k8s;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.openapi.models.V1ContainerPort;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1LabelSelector;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1NetworkPolicyPeer;
import io.kubernetes.client.openapi.models.V1NetworkPolicyPort;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServicePort;

/**
 * The connections that the NetworkPolicies allow, evaluated as a network plugin does, and those that the workloads are
 * configured to open.
 */
record NetworkPolicies(Kustomization manifests) {

    private static final String INGRESS = "Ingress";
    private static final String EGRESS = "Egress";
    private static final int UNUSED_PORT = 9;

    /** The peers and ports that one rule allows; an empty list allows all of them. */
    private record Rule(List<V1NetworkPolicyPeer> peers, List<V1NetworkPolicyPort> ports) {

        static Rule of(List<V1NetworkPolicyPeer> peers, List<V1NetworkPolicyPort> ports) {
            return new Rule(Objects.requireNonNullElse(peers, List.of()), Objects.requireNonNullElse(ports, List.of()));
        }

        boolean allows(Workload peer, Workload target, int port) {
            return (peers.isEmpty() || peers.stream().anyMatch(each -> matches(each, peer)))
                    && (ports.isEmpty() || ports.stream().anyMatch(each -> matches(each, target, port)));
        }

        private static boolean matches(V1NetworkPolicyPeer peer, Workload workload) {
            return peer.getNamespaceSelector() == null
                    && peer.getIpBlock() == null
                    && selects(peer.getPodSelector(), workload);
        }

        private static boolean matches(V1NetworkPolicyPort rule, Workload target, int port) {
            return rule.getPort() == null
                    || rule.getEndPort() != null
                    || (rule.getPort().isInteger()
                            ? rule.getPort().getIntValue() == port
                            : target.port(rule.getPort())
                                    .filter(each -> each == port)
                                    .isPresent());
        }
    }

    /** Allowed between two workloads of the namespace, as {@code from to:port}. */
    Set<String> allowedConnections() {
        Set<String> allowed = new TreeSet<>();
        List<Workload> workloads = manifests.workloads();
        for (Workload from : workloads) {
            for (Workload to : workloads) {
                if (from != to) {
                    ports().filter(port -> allows(from, EGRESS, to, to, port) && allows(to, INGRESS, from, to, port))
                            .forEach(port -> allowed.add(from.name() + " " + to.name() + ":" + port));
                }
            }
        }
        return allowed;
    }

    /** Allowed from and to peers outside of the namespace, each as its rule describes the peer. */
    Set<String> externalConnections() {
        Set<String> external = new TreeSet<>();
        for (Workload workload : manifests.workloads()) {
            describeExternal(workload, INGRESS, workload, " from ", external);
            describeExternal(workload, EGRESS, null, " to ", external);
        }
        return external;
    }

    /** What the gateway's URLs and the services' JDBC URLs point at, in the form of {@link #allowedConnections()}. */
    Set<String> configuredConnections() {
        Set<String> configured = new TreeSet<>();
        for (Workload workload : manifests.workloads()) {
            for (V1EnvVar variable : workload.container().getEnv()) {
                String name = variable.getName();
                if (name.startsWith("PARLEY_") && name.endsWith("_URL")) {
                    configured.add(workload.name() + " " + endpoint(URI.create(variable.getValue())));
                } else if (name.equals("QUARKUS_DATASOURCE_JDBC_URL")) {
                    String url = manifests.secret(workload.name() + "-database", "jdbc-url");
                    configured.add(workload.name() + " " + endpoint(URI.create(url.substring("jdbc:".length()))));
                }
            }
        }
        return configured;
    }

    /** The one workload behind the Service of the URL's host, and the container port behind the URL's port. */
    String endpoint(URI url) {
        V1Service service = manifests.named(V1Service.class, url.getHost());
        V1ServicePort port = service.getSpec().getPorts().stream()
                .filter(each -> each.getPort() == url.getPort())
                .findFirst()
                .orElseThrow(() -> new AssertionError(url + ": the Service has no such port"));
        List<Workload> selected = manifests.workloads().stream()
                .filter(workload -> workload.labels()
                        .entrySet()
                        .containsAll(service.getSpec().getSelector().entrySet()))
                .toList();
        if (selected.size() != 1) {
            throw new AssertionError(url + ": the Service selects " + selected.size() + " workloads instead of one");
        }
        IntOrString targetPort = Objects.requireNonNullElse(port.getTargetPort(), new IntOrString(port.getPort()));
        return selected.get(0).name() + ":"
                + selected.get(0)
                        .port(targetPort)
                        .orElseThrow(() -> new AssertionError(url + ": no container has the port " + targetPort));
    }

    private Stream<Integer> ports() {
        return Stream.concat(
                        manifests.workloads().stream()
                                .flatMap(workload -> workload.container().getPorts().stream())
                                .map(V1ContainerPort::getContainerPort),
                        Stream.of(UNUSED_PORT))
                .distinct();
    }

    private boolean allows(Workload owner, String direction, Workload peer, Workload target, int port) {
        List<V1NetworkPolicy> policies = policies(owner, direction);
        return policies.isEmpty()
                || policies.stream()
                        .flatMap(policy -> rules(policy, direction).stream())
                        .anyMatch(rule -> rule.allows(peer, target, port));
    }

    private void describeExternal(
            Workload owner, String direction, Workload target, String preposition, Set<String> into) {
        List<V1NetworkPolicy> policies = policies(owner, direction);
        if (policies.isEmpty()) {
            into.add(owner.name() + preposition + "anything");
        }
        for (V1NetworkPolicy policy : policies) {
            for (Rule rule : rules(policy, direction)) {
                List<String> ports = rule.ports().isEmpty()
                        ? List.of("any port")
                        : texts(rule.ports(), port -> describe(port, target));
                List<String> peers = rule.peers().isEmpty()
                        ? List.of("anything")
                        : texts(
                                rule.peers().stream()
                                        .filter(peer ->
                                                peer.getNamespaceSelector() != null || peer.getIpBlock() != null)
                                        .toList(),
                                NetworkPolicies::describe);
                peers.forEach(peer -> ports.forEach(port -> into.add(owner.name() + preposition + peer + ":" + port)));
            }
        }
    }

    private List<V1NetworkPolicy> policies(Workload workload, String direction) {
        return manifests.all(V1NetworkPolicy.class).stream()
                .filter(policy -> policy.getSpec().getPolicyTypes().contains(direction))
                .filter(policy -> selects(policy.getSpec().getPodSelector(), workload))
                .toList();
    }

    private static List<Rule> rules(V1NetworkPolicy policy, String direction) {
        List<Rule> rules = new ArrayList<>();
        if (direction.equals(INGRESS) && policy.getSpec().getIngress() != null) {
            policy.getSpec().getIngress().forEach(rule -> rules.add(Rule.of(rule.getFrom(), rule.getPorts())));
        }
        if (direction.equals(EGRESS) && policy.getSpec().getEgress() != null) {
            policy.getSpec().getEgress().forEach(rule -> rules.add(Rule.of(rule.getTo(), rule.getPorts())));
        }
        return rules;
    }

    private static boolean selects(V1LabelSelector selector, Workload workload) {
        Map<String, String> labels = workload.labels();
        return (selector.getMatchLabels() == null
                        || labels.entrySet()
                                .containsAll(selector.getMatchLabels().entrySet()))
                && (selector.getMatchExpressions() == null
                        || selector.getMatchExpressions().stream().allMatch(expression -> {
                            if (!expression.getOperator().equals("In")) {
                                throw new AssertionError("this test evaluates the operator In only: " + expression);
                            }
                            return expression.getValues().contains(labels.get(expression.getKey()));
                        }));
    }

    private static String describe(V1NetworkPolicyPeer peer) {
        return peer.getIpBlock() != null
                ? peer.getIpBlock().getCidr()
                : "namespace " + labels(peer.getNamespaceSelector())
                        + (peer.getPodSelector() == null ? "" : " pod " + labels(peer.getPodSelector()));
    }

    private static String describe(V1NetworkPolicyPort port, Workload target) {
        String number = port.getPort() == null
                ? "any"
                : port.getPort().isInteger()
                        ? port.getPort().toString()
                        : target.port(port.getPort()).orElseThrow().toString();
        return number + ("UDP".equals(port.getProtocol()) ? "/UDP" : "") + (port.getEndPort() == null ? "" : "-");
    }

    private static String labels(V1LabelSelector selector) {
        if (selector.getMatchExpressions() != null
                && !selector.getMatchExpressions().isEmpty()) {
            throw new AssertionError("this test describes matchLabels only: " + selector);
        }
        return String.valueOf(selector.getMatchLabels());
    }

    private static <T> List<String> texts(List<T> values, Function<T, String> text) {
        return values.stream().map(text).toList();
    }
}
