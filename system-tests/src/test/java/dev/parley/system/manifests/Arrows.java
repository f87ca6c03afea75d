package dev.parley.system.manifests;

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

/** Who may reach whom: by the policies of an overlay, as a network plugin reads them, and by what is configured. */
record Arrows(Overlay overlay) {

    private static final String INGRESS = "Ingress";
    private static final String EGRESS = "Egress";
    private static final int NOBODYS_PORT = 9;

    /** What one rule lets through; an empty list of peers or ports is all of them. */
    private record Rule(List<V1NetworkPolicyPeer> peers, List<V1NetworkPolicyPort> ports) {

        static Rule of(List<V1NetworkPolicyPeer> peers, List<V1NetworkPolicyPort> ports) {
            return new Rule(Objects.requireNonNullElse(peers, List.of()), Objects.requireNonNullElse(ports, List.of()));
        }

        boolean covers(Workload peer, Workload target, int port) {
            return (peers.isEmpty() || peers.stream().anyMatch(each -> isHere(each, peer)))
                    && (ports.isEmpty() || ports.stream().anyMatch(each -> isPort(each, target, port)));
        }

        private static boolean isHere(V1NetworkPolicyPeer peer, Workload workload) {
            return peer.getNamespaceSelector() == null
                    && peer.getIpBlock() == null
                    && selects(peer.getPodSelector(), workload);
        }

        private static boolean isPort(V1NetworkPolicyPort rule, Workload target, int port) {
            return rule.getPort() == null
                    || rule.getEndPort() != null
                    || (rule.getPort().isInteger()
                            ? rule.getPort().getIntValue() == port
                            : target.port(rule.getPort())
                                    .filter(each -> each == port)
                                    .isPresent());
        }
    }

    /** Between the workloads: {@code from to:port}. */
    Set<String> allowed() {
        Set<String> allowed = new TreeSet<>();
        List<Workload> workloads = overlay.workloads();
        for (Workload from : workloads) {
            for (Workload to : workloads) {
                if (from != to) {
                    ports().filter(port -> lets(from, EGRESS, to, to, port) && lets(to, INGRESS, from, to, port))
                            .forEach(port -> allowed.add(from.name() + " " + to.name() + ":" + port));
                }
            }
        }
        return allowed;
    }

    /** From and to what is not in the namespace, as the rules name it. */
    Set<String> beyond() {
        Set<String> beyond = new TreeSet<>();
        for (Workload workload : overlay.workloads()) {
            describe(workload, INGRESS, workload, " from ", beyond);
            describe(workload, EGRESS, null, " to ", beyond);
        }
        return beyond;
    }

    /** What the gateway's URLs and the services' JDBC URLs ask for, in the form of {@link #allowed()}. */
    Set<String> configured() {
        Set<String> configured = new TreeSet<>();
        for (Workload workload : overlay.workloads()) {
            for (V1EnvVar variable : workload.container().getEnv()) {
                String name = variable.getName();
                if (name.startsWith("PARLEY_") && name.endsWith("_URL")) {
                    configured.add(workload.name() + " " + target(URI.create(variable.getValue())));
                } else if (name.equals("QUARKUS_DATASOURCE_JDBC_URL")) {
                    String url = overlay.secret(workload.name() + "-database", "jdbc-url");
                    configured.add(workload.name() + " " + target(URI.create(url.substring("jdbc:".length()))));
                }
            }
        }
        return configured;
    }

    /** The one workload and its port behind a Service's name and port. */
    String target(URI url) {
        V1Service service = overlay.named(V1Service.class, url.getHost());
        V1ServicePort port = service.getSpec().getPorts().stream()
                .filter(each -> each.getPort() == url.getPort())
                .findFirst()
                .orElseThrow(() -> new AssertionError(url + ": the Service has no such port"));
        List<Workload> behind = overlay.workloads().stream()
                .filter(workload -> workload.labels()
                        .entrySet()
                        .containsAll(service.getSpec().getSelector().entrySet()))
                .toList();
        if (behind.size() != 1) {
            throw new AssertionError(url + " leads to " + behind.size() + " workloads");
        }
        IntOrString targetPort = Objects.requireNonNullElse(port.getTargetPort(), new IntOrString(port.getPort()));
        return behind.get(0).name() + ":"
                + behind.get(0)
                        .port(targetPort)
                        .orElseThrow(() -> new AssertionError(url + ": no container has the port " + targetPort));
    }

    private Stream<Integer> ports() {
        return Stream.concat(
                        overlay.workloads().stream()
                                .flatMap(workload -> workload.container().getPorts().stream())
                                .map(V1ContainerPort::getContainerPort),
                        Stream.of(NOBODYS_PORT))
                .distinct();
    }

    private boolean lets(Workload owner, String direction, Workload peer, Workload target, int port) {
        List<V1NetworkPolicy> policies = policies(owner, direction);
        return policies.isEmpty()
                || policies.stream()
                        .flatMap(policy -> rules(policy, direction).stream())
                        .anyMatch(rule -> rule.covers(peer, target, port));
    }

    private void describe(Workload owner, String direction, Workload target, String preposition, Set<String> into) {
        List<V1NetworkPolicy> policies = policies(owner, direction);
        if (policies.isEmpty()) {
            into.add(owner.name() + preposition + "anything");
        }
        for (V1NetworkPolicy policy : policies) {
            for (Rule rule : rules(policy, direction)) {
                List<String> ports =
                        rule.ports().isEmpty() ? List.of("any port") : texts(rule.ports(), port -> text(port, target));
                List<String> peers = rule.peers().isEmpty()
                        ? List.of("anything")
                        : texts(
                                rule.peers().stream()
                                        .filter(peer ->
                                                peer.getNamespaceSelector() != null || peer.getIpBlock() != null)
                                        .toList(),
                                Arrows::text);
                peers.forEach(peer -> ports.forEach(port -> into.add(owner.name() + preposition + peer + ":" + port)));
            }
        }
    }

    private List<V1NetworkPolicy> policies(Workload workload, String direction) {
        return overlay.all(V1NetworkPolicy.class).stream()
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
                                throw new AssertionError("not understood here: " + expression);
                            }
                            return expression.getValues().contains(labels.get(expression.getKey()));
                        }));
    }

    private static String text(V1NetworkPolicyPeer peer) {
        return peer.getIpBlock() != null
                ? peer.getIpBlock().getCidr()
                : "namespace " + labels(peer.getNamespaceSelector())
                        + (peer.getPodSelector() == null ? "" : " pod " + labels(peer.getPodSelector()));
    }

    private static String text(V1NetworkPolicyPort port, Workload target) {
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
            throw new AssertionError("not understood here: " + selector);
        }
        return String.valueOf(selector.getMatchLabels());
    }

    private static <T> List<String> texts(List<T> values, Function<T, String> text) {
        return values.stream().map(text).toList();
    }
}
