package dev.parley.gateway.catalog;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The catalog as the build derived it from the services' API documents. */
class CatalogTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Catalog catalog = Catalog.packaged(JSON);

    CatalogTest() throws IOException {}

    @ParameterizedTest
    @CsvSource({
        "/v1/actors, ACTORS",
        "/v1/actors/, ACTORS",
        "/v1/actors/qatar/history, ACTORS",
        "/v1/actors/qatar/nothing/of/the/kind, ACTORS",
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
        assertEquals(service, catalog.serviceAt(path).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1",
                "/v1/",
                "/v1/actorsx",
                "/v1/feeds",
                "/v1/feeds/",
                "/v1/feeds/events",
                "/v1/dossiers",
                "/v2/actors",
                "/q"
            })
    void pathBelongsToNone(String path) {
        assertTrue(catalog.serviceAt(path).isEmpty());
    }

    @Test
    void collectionSaysWhereItsDocumentsAre() {
        ServiceCollection actors = catalog.collection("actors");
        assertEquals(Service.ACTORS, actors.service());
        assertEquals("id", actors.key());
        assertTrue(actors.queryParameters().containsAll(Set.of("q", "country", "id", "knownAt")));

        ServiceCollection revisions = catalog.collection("revisions");
        assertEquals("exchanges", revisions.parent());
        assertEquals("exchange", revisions.parentProperty());
        assertEquals("number", revisions.key());
        assertEquals(
                List.of("deliveries", "positions", "revisions", "transitions"),
                catalog.childrenOf(catalog.collection("exchanges")).stream()
                        .map(ServiceCollection::name)
                        .toList());
        assertEquals(List.of(), catalog.childrenOf(actors));
        assertThrows(IllegalArgumentException.class, () -> catalog.collection("ledger"));
    }

    @Test
    void derivedPropertiesAreRemovedWhereTheyAreDerivedAndNowhereElse() throws IOException {
        ObjectNode delivery = (ObjectNode) json("{'id':'d','version':1,'recordedAt':'2026-01-01T00:00:00Z',"
                + "'occurred':{'edtf':'2023','earliest':'2023-01-01T00:00:00Z','latest':'2023-12-31T23:59:59Z'},"
                + "'items':[{'id':'i','figure':{'resolved':{},'envelope':{}},'claims':[{'id':'c','version':'mine',"
                + "'quantity':{'kind':'EXACT','value':5,'bounds':{'min':5}}}]}],"
                + "'citations':[{'source':'ap','latest':'edition'}]}");
        catalog.removeReadOnly(catalog.collection("deliveries"), delivery);
        assertEquals(
                json("{'id':'d','occurred':{'edtf':'2023'},'items':[{'id':'i','claims':[{'id':'c','version':'mine',"
                        + "'quantity':{'kind':'EXACT','value':5}}]}],"
                        + "'citations':[{'source':'ap','latest':'edition'}]}"),
                delivery);
    }

    @Test
    void parametersThatTakeActorsAreKnownByPath() {
        assertEquals(Set.of("participant", "heldBy"), catalog.actorParameters("/v1/exchanges"));
        for (String path :
                List.of("/v1/positions", "/v1/exchanges/{exchange}/positions", "/v1/events", "/v1/channels")) {
            assertEquals(Set.of("actor"), catalog.actorParameters(path), path);
        }
        assertEquals(Set.of(), catalog.actorParameters("/v1/sources"));
        assertTrue(catalog.referencesTo("actors").containsAll(Set.of("actor", "saidBy", "subject", "via", "by", "to")));
        assertEquals(Set.of("source", "relayedFrom"), catalog.referencesTo("sources"));
    }

    @Test
    void everyNameOfAReferenceIsInUse() {
        assertEquals(
                CatalogBuilder.REFERENCES.keySet(),
                catalog.schemas().values().stream()
                        .flatMap(schema -> schema.references().keySet().stream())
                        .collect(Collectors.toSet()));
    }

    @Test
    void everyObjectIsVisitedWithItsPointer() throws IOException {
        StringBuilder visited = new StringBuilder();
        catalog.visit(
                catalog.collection("channels"),
                (ObjectNode) json("{'id':'c','endpoints':[{'actor':'a'},7,{'actor':'b'}],'valid':'never','x':{}}"),
                "/channels/0",
                (schema, object, pointer) -> visited.append(pointer).append(' '));
        assertEquals("/channels/0 /channels/0/endpoints/0 /channels/0/endpoints/2 ", visited.toString());
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
