package dev.parley.gateway.dossier;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.gateway.catalog.Catalog;
import dev.parley.kernel.Fault;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DossierFileTest {

    private final Catalog catalog = Catalog.packaged(new ObjectMapper());

    DossierFileTest() throws IOException {}

    private DossierFile file(String text) throws IOException {
        return new DossierFile(json(text), catalog);
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }

    private static List<String> pointers(DossierFile file) {
        return file.faults().stream().map(Fault::pointer).toList();
    }

    @Test
    void recordsInsideAnExchangeBecomeDocumentsOfTheirOwn() throws IOException {
        DossierFile file = file(
                "{'format':'parley-dossier/1','exchanges':["
                        + "{'id':'x','title':'X','revisions':[{'number':1},{'number':2}],'transitions':[{'number':1}]},"
                        + "{'id':'y','title':'Y','revisions':[{'number':1}],'positions':[{'id':'p'}],'deliveries':[{'id':'d'}]}]}");

        assertTrue(file.faults().isEmpty());
        assertEquals(
                json(
                        "{'exchanges':[{'id':'x','title':'X','marking':'CLEAR'},{'id':'y','title':'Y','marking':'CLEAR'}],"
                                + "'revisions':[{'number':1,'exchange':'x','marking':'CLEAR'},{'number':2,'exchange':'x','marking':'CLEAR'},{'number':1,'exchange':'y','marking':'CLEAR'}],"
                                + "'positions':[{'id':'p','exchange':'y','marking':'CLEAR'}],'deliveries':[{'id':'d','exchange':'y','marking':'CLEAR'}],'transitions':[{'number':1,'exchange':'x','marking':'CLEAR'}]}"),
                file.bundle(Stream.of("exchanges", "revisions", "positions", "deliveries", "transitions")
                        .map(catalog::collection)
                        .toList()));
        assertEquals(
                List.of("/exchanges/0/revisions/0", "/exchanges/0/revisions/1", "/exchanges/1/revisions/0"),
                file.items(catalog.collection("revisions")).stream()
                        .map(DossierFile.Item::pointer)
                        .toList());
    }

    @Test
    void allFaultsOfShapeAreFound() throws IOException {
        DossierFile file = file("{'format':'parley-dossier/2','colour':'blue','revisions':[],'sources':{},"
                + "'actors':[5,{'id':'a'},{'kind':'STATE'}],"
                + "'exchanges':[{'id':'x','revisions':3,'positions':[null,{'id':'p','exchange':'y'}]},"
                + "{'transitions':[{}]}]}");

        assertEquals(
                List.of(
                        "/actors/0",
                        "/actors/2/id",
                        "/colour",
                        "/exchanges/0/positions/0",
                        "/exchanges/0/positions/1/exchange",
                        "/exchanges/0/revisions",
                        "/exchanges/1/id",
                        "/exchanges/1/transitions/0/number",
                        "/format",
                        "/revisions",
                        "/sources"),
                pointers(file).stream().sorted().toList());
    }

    @Test
    void derivedPropertiesAreNotSentToTheServices() throws IOException {
        DossierFile file = file("{'format':'parley-dossier/1','exchanges':[{'id':'x','status':'TABLED','version':3,"
                + "'opened':{'edtf':'2023','earliest':'2023-01-01T00:00:00Z'},'ledger':{'exchange':'x'},"
                + "'revisions':[{'number':1,'recordedBy':'me','tabled':{'edtf':'2023','latest':'2023-12-31'}}]}],"
                + "'actors':[{'id':'a','version':1,'earliest':'kept, as no actor has it'}]}");

        assertTrue(file.faults().isEmpty());
        assertEquals(
                json("{'actors':[{'id':'a','earliest':'kept, as no actor has it','marking':'CLEAR'}],"
                        + "'exchanges':[{'id':'x','opened':{'edtf':'2023'},'marking':'CLEAR'}],"
                        + "'revisions':[{'number':1,'tabled':{'edtf':'2023'},'exchange':'x','marking':'CLEAR'}]}"),
                file.bundle(Stream.of("actors", "exchanges", "revisions")
                        .map(catalog::collection)
                        .toList()));
    }

    @Test
    void fileThatIsNoObjectIsRefused() throws IOException {
        assertEquals(List.of(""), pointers(file("[]")));
    }

    @Test
    void faultsAreListedOnceInTheOrderOfTheFile() throws IOException {
        DossierFile file = file("{'events':[{'id':'e','title':'t'}],'format':'parley-dossier/1',"
                + "'actors':[{'id':'a'},{'id':'b'},{'id':'c'},{'id':'d'},{'id':'e'},{'id':'f'},{'id':'g'},"
                + "{'id':'h'},{'id':'i'},{'id':'j'},{'id':'k','name':'n'}]}");
        Fault twice = new Fault("/events/0/title", "is short");
        assertEquals(
                List.of("/events/0/title", "/events/0/mode", "/actors/1", "/actors/1/id", "/actors/10/name", "/colour"),
                file
                        .inOrder(List.of(
                                new Fault("/colour", "?"),
                                new Fault("/actors/10/name", "?"),
                                new Fault("/actors/1/id", "?"),
                                new Fault("/actors/1", "?"),
                                twice,
                                new Fault("/events/0/mode", "?"),
                                twice))
                        .stream()
                        .map(Fault::pointer)
                        .toList());
    }

    @Test
    void faultsThatTheFileHasNoPlaceForAreInTheSameOrderHoweverTheyArrive() throws IOException {
        DossierFile file = file("{'format':'parley-dossier/1','actors':[{'id':'a','country':'QA'}]}");
        List<Fault> inOrder = List.of(
                new Fault("/actors/0/country", "is a code"),
                new Fault("/actors/0/country", "is none"),
                new Fault("/actors/0/kind", "is required"),
                new Fault("/actors/0/marking", "is required"),
                new Fault("/actors/0/name", "is required"),
                new Fault("/events", "is required"));
        for (int seed = 0; seed < 50; seed++) {
            List<Fault> arrived = new ArrayList<>(inOrder);
            Collections.shuffle(arrived, new Random(seed));
            assertEquals(inOrder, file.inOrder(arrived));
        }
    }

    @Test
    void recordsOfAnExchangeWithoutAUsableIdAreCheckedUnderAnother() throws IOException {
        DossierFile file = file("{'format':'parley-dossier/1','exchanges':["
                + "{'positions':[{'id':'p'}]},{'id':null,'positions':[{'id':'p'}]},{'id':5,'positions':[{'id':'p'}]},"
                + "{'id':'Not An Id','positions':[{'id':'p'}]},{'id':'batch','positions':[{'id':'p'}]},"
                + "{'id':'fine','positions':[{'id':'p'}]}]}");

        assertEquals(
                List.of("/exchanges/0/id", "/exchanges/1/id", "/exchanges/2/id", "/exchanges/3/id", "/exchanges/4/id"),
                pointers(file));
        assertEquals(
                List.of("exchanges-0", "exchanges-1", "exchanges-2", "exchanges-3", "exchanges-4", "fine"),
                file.items(catalog.collection("positions")).stream()
                        .map(item -> item.document().get("exchange").asText())
                        .toList());
        assertEquals(
                List.of("exchanges-0", "exchanges-1", "exchanges-2", "exchanges-3", "exchanges-4", "fine"),
                file.items(catalog.collection("exchanges")).stream()
                        .map(item -> item.document().get("id").asText())
                        .toList());
    }

    @Test
    void referencesWithinTheFileAreNotExternal() throws IOException {
        DossierFile file = file("{'format':'parley-dossier/1','sources':[{'id':'ap'}],'actors':[{'id':'qatar'}],"
                + "'exchanges':[{'id':'x','positions':[{'id':'p','actor':'iran','citations':[{'source':'dw'}]}]}],"
                + "'events':[{'id':'e','exchanges':['x','y'],'participants':[{'actor':'qatar'}],"
                + "'claims':[{'citation':{'source':'ap'}}]}]}");
        assertEquals(
                List.of(
                        "/exchanges/0/positions/0/actor",
                        "/exchanges/0/positions/0/citations/0/source",
                        "/events/0/exchanges/1"),
                file.externalReferences().stream()
                        .map(References.Reference::pointer)
                        .toList());
        assertFalse(file.items(catalog.collection(Dossier.EVENTS)).isEmpty());
    }
}
