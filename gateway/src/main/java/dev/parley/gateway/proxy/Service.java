package dev.parley.gateway.proxy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The services behind the gateway, and which paths below {@code /v1} are whose: the routing table. */
public enum Service {
    ACTORS("actors", "relations", "channels"),
    EXCHANGES("exchanges", "revisions", "positions", "transitions", "deliveries"),
    TIMELINE("events", "sources");

    /** Each service has one of these of its own, below its name. */
    private static final Set<String> SHARED = Set.of("feeds", "bundles");

    private static final String ROOT = "/v1/";

    private final List<String> collections;

    Service(String... collections) {
        this.collections = List.of(collections);
    }

    /** The service's name, as in paths and in its address's configuration. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The service that answers for a path. */
    static Optional<Service> owning(String path) {
        if (!path.startsWith(ROOT)) {
            return Optional.empty();
        }
        String[] segments = path.substring(ROOT.length()).split("/", 3);
        return Arrays.stream(values())
                .filter(service -> SHARED.contains(segments[0])
                        ? segments.length > 1 && service.path().equals(segments[1])
                        : service.collections.contains(segments[0]))
                .findFirst();
    }
}
