package dev.parley.gateway.dossier;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.catalog.Catalog;
import dev.parley.gateway.dossier.References.Reference;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ReferencesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Catalog catalog = Catalog.packaged(JSON);
    private final References references = new References(catalog);

    ReferencesTest() throws IOException {}

    private List<Reference> of(String collection, String document) throws IOException {
        ObjectNode tree = (ObjectNode) JSON.readTree(document.replace('\'', '"'));
        references.add(catalog.collection(collection), tree, "/" + collection + "/0");
        return references.all().stream()
                .sorted(Comparator.comparing(Reference::pointer))
                .toList();
    }

    @Test
    void referencesAreFoundAtAnyDepthWithTheirPointers() throws IOException {
        assertEquals(
                List.of(
                        new Reference("actors", "qatar", "/channels/0/endpoints/1/actor"),
                        new Reference("actors", "egypt", "/channels/0/intermediaries/0"),
                        new Reference("actors", "iran", "/channels/0/reports/0/citation/saidBy"),
                        new Reference("sources", "ap", "/channels/0/reports/0/citation/source")),
                of(
                        "channels",
                        "{'endpoints':[{'place':'Doha'},{'actor':'qatar'}],'intermediaries':['egypt'],"
                                + "'reports':[{'citation':{'source':'ap','saidBy':'iran'}}]}"));
        assertEquals(Set.of("egypt", "iran", "qatar"), references.idsOf("actors"));
        assertEquals(Set.of("ap"), references.idsOf("sources"));
    }

    @Test
    void exchangesOfAnEventAreReferences() throws IOException {
        assertEquals(
                List.of(new Reference("exchanges", "x", "/events/0/exchanges/0")), of("events", "{'exchanges':['x']}"));
    }

    @Test
    void linksToOtherExchangesAreNotFollowed() throws IOException {
        assertEquals(List.of(), of("exchanges", "{'links':[{'type':'PRECEDENT','exchange':'not-yet'}]}"));
    }

    @Test
    void valuesOfTheWrongTypeAndUnknownPropertiesAreNoReferences() throws IOException {
        assertEquals(
                List.of(),
                of(
                        "relations",
                        "{'subject':5,'object':{'subject':'deep'},'actor':'unknown-here','citations':{'x':'y'}}"));
    }
}
