package dev.parley.gateway.dossier;

import java.io.IOException;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ReferencesTest {

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }

    @Test
    void everyReferenceIsFound() throws IOException {
        JsonNode value =
                json("{'actor':'a1','saidBy':'a2','tabledBy':'a3','releasing':'a4','receiving':'a5','via':'a6',"
                        + "'askedBy':'a7','subject':'a8','object':'a9','intermediaries':['b1','b2'],"
                        + "'source':'s1','relayedFrom':'s2','exchanges':['x1']}");
        assertEquals(
                Set.of("a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "b1", "b2"),
                References.ids(Dossier.ACTORS, List.of(value)));
        assertEquals(Set.of("s1", "s2"), References.ids(Dossier.SOURCES, List.of(value)));
        assertEquals(Set.of("x1"), References.ids(Dossier.EXCHANGES, List.of(value)));
    }

    @Test
    void pointersLeadToTheReferences() throws IOException {
        JsonNode value = json("{'endpoints':[{'place':'Doha'},{'actor':'qatar'}],'intermediaries':['egypt']}");
        assertEquals(
                List.of(
                        new References.Reference(Dossier.ACTORS, "qatar", "/channels/0/endpoints/1/actor"),
                        new References.Reference(Dossier.ACTORS, "egypt", "/channels/0/intermediaries/0")),
                References.in(value, "/channels/0"));
    }

    @Test
    void linksToOtherExchangesAreNotFollowed() throws IOException {
        JsonNode value = json("{'links':[{'type':'PRECEDENT','exchange':'not-yet'}],'exchange':'mine'}");
        assertEquals(List.of(), References.in(value, ""));
    }

    @Test
    void whatIsNoTextIsNoReference() throws IOException {
        JsonNode value =
                json("{'actor':5,'source':{'saidBy':'deep'},'intermediaries':'x','exchanges':[{'actor':'in'}]}");
        assertEquals(
                List.of(
                        new References.Reference(Dossier.ACTORS, "deep", "/source/saidBy"),
                        new References.Reference(Dossier.ACTORS, "in", "/exchanges/0/actor")),
                References.in(value, ""));
    }
}
