package dev.parley.gateway.dossier;

import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.catalog.Catalog;
import dev.parley.gateway.merge.MergedActors;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class MergedReferencesTest {

    private static final MergedActors MERGED = new MergedActors(Map.of("old", "new", "older", "new"));

    private final Catalog catalog = Catalog.packaged(new ObjectMapper());

    MergedReferencesTest() throws IOException {}

    private static ObjectNode json(String text) throws IOException {
        return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
    }

    private void assertFollowed(String expected, String document) throws IOException {
        assertEquals(json(expected), new MergedReferences(MERGED, catalog).follow(json(document)));
    }

    private void assertKept(String expected, String sent, String stored) throws IOException {
        ObjectNode followed = new MergedReferences(MERGED, catalog).follow(json(sent));
        assertEquals(json(expected), new StoredReferences(MERGED, catalog).keep(followed, json(stored)));
    }

    @Test
    void everyReferenceToAMergedActorNamesTheSurvivor() throws IOException {
        assertFollowed(
                "{'id':'old','actor':'new','place':'old','claims':[{'id':'older','citation':{'source':'old','saidBy':'new'}}]}",
                "{'id':'old','actor':'old','place':'old','claims':[{'id':'older','citation':{'source':'old','saidBy':'older'}}]}");
        assertFollowed("{'intermediaries':['new','x']}", "{'intermediaries':['old','x','new','older']}");
        assertFollowed("{'intermediaries':['x','x']}", "{'intermediaries':['x','x']}");
    }

    @Test
    void elementsThatNamedOneActorTwiceBecomeOneUnlessTheyDiffer() throws IOException {
        assertFollowed(
                "{'participants':[{'actor':'new','roles':['HOST','MEDIATOR'],'side':'A'},{'actor':'x','roles':['HOST']}]}",
                "{'participants':[{'actor':'old','roles':['HOST']},{'actor':'x','roles':['HOST']},"
                        + "{'actor':'new','roles':['MEDIATOR','HOST'],'side':'A'}]}");
        String differing = "{'participants':[{'actor':'new','role':'HOST'},{'actor':'new','role':'TARGET'}]}";
        assertFollowed(differing, differing.replaceFirst("new", "old"));
        String positions = "{'positions':[{'id':'a','actor':'new'},{'id':'b','actor':'new'}]}";
        assertFollowed(positions, positions.replaceFirst("new", "old"));
        String citations = "{'citations':[{'source':'s','saidBy':'new'},{'source':'s','saidBy':'new','title':'T'}]}";
        assertFollowed(citations, citations.replaceFirst("new", "old"));
        String untouched = "{'participants':[{'actor':'x','roles':['HOST']},{'actor':'x','roles':['TARGET']}]}";
        assertFollowed(untouched, untouched);
    }

    @Test
    void whatIsStoredKeepsTheIdsByWhichItIsStored() throws IOException {
        String stored = "{'participants':[{'actor':'old','roles':['HOST']},{'actor':'new','roles':['MEDIATOR']}],"
                + "'claims':[{'id':'c','rank':'NORMAL','citation':{'saidBy':'older'}}]}";
        assertKept(stored, stored, stored);
        assertKept(
                stored,
                "{'participants':[{'actor':'new','roles':['HOST','MEDIATOR']}],"
                        + "'claims':[{'id':'c','rank':'NORMAL','citation':{'saidBy':'new'}}]}",
                stored);
    }

    @Test
    void whatIsNewNamesTheSurvivor() throws IOException {
        assertKept(
                "{'claims':[{'id':'d','citation':{'saidBy':'new'}},{'id':'c','rank':'DEPRECATED','citation':{'saidBy':'old'}}]}",
                "{'claims':[{'id':'d','citation':{'saidBy':'older'}},{'id':'c','rank':'DEPRECATED','citation':{'saidBy':'new'}}]}",
                "{'claims':[{'id':'c','rank':'NORMAL','citation':{'saidBy':'old'}}]}");
        assertKept(
                "{'participants':[{'actor':'old','roles':['TARGET']}],'intermediaries':['new']}",
                "{'participants':[{'actor':'new','roles':['TARGET']}],'intermediaries':['older']}",
                "{'participants':[{'actor':'old','roles':['HOST']}],'intermediaries':['x']}");
    }
}
