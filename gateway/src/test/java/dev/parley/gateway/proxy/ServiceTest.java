package dev.parley.gateway.proxy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ServiceTest {

    @ParameterizedTest
    @CsvSource({
        "/v1/actors, ACTORS",
        "/v1/actors/qatar/history, ACTORS",
        "/v1/relations, ACTORS",
        "/v1/channels/batch, ACTORS",
        "/v1/feeds/actors, ACTORS",
        "/v1/bundles/actors, ACTORS",
        "/v1/exchanges/x/revisions/1, EXCHANGES",
        "/v1/revisions/batch, EXCHANGES",
        "/v1/positions, EXCHANGES",
        "/v1/transitions/batch, EXCHANGES",
        "/v1/deliveries/batch, EXCHANGES",
        "/v1/feeds/exchanges, EXCHANGES",
        "/v1/bundles/exchanges, EXCHANGES",
        "/v1/events, TIMELINE",
        "/v1/sources/ap, TIMELINE",
        "/v1/feeds/timeline, TIMELINE",
        "/v1/bundles/timeline, TIMELINE"
    })
    void pathBelongsToService(String path, Service service) {
        assertEquals(service, Service.owning(path).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1", "/v1/", "/v1/actorsx", "/v1/feeds", "/v1/feeds/", "/v1/feeds/events", "/v2/actors", "/q"})
    void pathBelongsToNone(String path) {
        assertTrue(Service.owning(path).isEmpty());
    }
}
