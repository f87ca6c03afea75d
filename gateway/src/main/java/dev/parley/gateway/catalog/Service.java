package dev.parley.gateway.catalog;

import java.util.Locale;

/** The services behind the gateway. */
public enum Service {
    ACTORS,
    EXCHANGES,
    TIMELINE;

    /** The service's name in paths, in the configuration and in messages. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The detail of the problem that a client gets while the service does not respond. */
    public String unavailable() {
        return "The " + id() + " service is not responding. Try again later.";
    }
}
