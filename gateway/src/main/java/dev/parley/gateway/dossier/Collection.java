package dev.parley.gateway.dossier;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import dev.parley.gateway.proxy.Service;

/** The collections whose documents make up a dossier, in the order in which a file has them. */
enum Collection {
    SOURCES(Service.TIMELINE, "id"),
    ACTORS(Service.ACTORS, "id"),
    RELATIONS(Service.ACTORS, "id"),
    CHANNELS(Service.ACTORS, "id"),
    EXCHANGES(Service.EXCHANGES, "id"),
    REVISIONS(Service.EXCHANGES, "number"),
    POSITIONS(Service.EXCHANGES, "id"),
    TRANSITIONS(Service.EXCHANGES, "number"),
    DELIVERIES(Service.EXCHANGES, "id"),
    EVENTS(Service.TIMELINE, "id");

    /** What stands at the top of a file. */
    static final List<Collection> TOP = List.of(SOURCES, ACTORS, RELATIONS, CHANNELS, EXCHANGES, EVENTS);

    /** What a file has inside of each exchange. */
    static final List<Collection> OF_AN_EXCHANGE = List.of(REVISIONS, POSITIONS, TRANSITIONS, DELIVERIES);

    private final Service service;
    private final String key;

    Collection(Service service, String key) {
        this.service = service;
        this.key = key;
    }

    static Collection named(String name) {
        return Arrays.stream(values())
                .filter(collection -> collection.path().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The name, as in paths and in files. */
    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    Service service() {
        return service;
    }

    /** The property by which a document is told from others. */
    String key() {
        return key;
    }
}
