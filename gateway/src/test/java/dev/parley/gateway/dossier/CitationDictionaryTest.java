package dev.parley.gateway.dossier;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.gateway.catalog.Catalog;
import dev.parley.http.ProblemException;
import dev.parley.kernel.Fault;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class CitationDictionaryTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One citation at three places: in a list, alone in a claim, and in a record of an exchange. */
    private static final String THREE_PLACES =
            "{'format':'parley-dossier/1','citations':{'dw':{'source':'dw','quote':'q'}},"
                    + "'relations':[{'id':'r','citations':[{'source':'ap'},{'cite':'dw'}]}],"
                    + "'exchanges':[{'id':'x','positions':[{'id':'p','citations':[{'cite':'dw'}]}]}],"
                    + "'events':[{'id':'e','claims':[{'id':'c','citation':{'cite':'dw'}}]}]}";

    private static final List<String> PLACES =
            List.of("/relations/0/citations/1", "/exchanges/0/positions/0/citations/0", "/events/0/claims/0/citation");

    private final Catalog catalog = Catalog.packaged(JSON);

    CitationDictionaryTest() throws IOException {}

    private DossierFile file(String text) throws IOException {
        return new DossierFile(json(text), catalog);
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text.replace('\'', '"'));
    }

    private static List<String> texts(Iterable<Fault> faults) {
        return StreamSupport.stream(faults.spliterator(), false)
                .map(fault -> fault.pointer() + " " + fault.message())
                .toList();
    }

    @Test
    void servicesGetEveryCitationWrittenOut() throws IOException {
        DossierFile file = file(THREE_PLACES);
        assertEquals(List.of(), texts(file.faults()));
        assertEquals(
                json(
                        "{'relations':[{'id':'r','citations':[{'source':'ap'},{'source':'dw','quote':'q'}],'marking':'CLEAR'}],"
                                + "'positions':[{'id':'p','citations':[{'source':'dw','quote':'q'}],'marking':'CLEAR','exchange':'x'}],"
                                + "'events':[{'id':'e','claims':[{'id':'c','citation':{'source':'dw','quote':'q'}}],'marking':'CLEAR'}]}"),
                file.bundle(Stream.of("relations", "positions", "events")
                        .map(catalog::collection)
                        .toList()));
    }

    @Test
    void citeOutsideOfACitationIsLeftToTheService() throws IOException {
        DossierFile file = file("{'format':'parley-dossier/1','citations':{'dw':{'source':'dw'}},"
                + "'actors':[{'id':'a','cite':'dw','names':[{'cite':'dw'}]}]}");
        assertEquals(List.of(), texts(file.faults()));
        assertEquals(
                json("{'actors':[{'id':'a','cite':'dw','names':[{'cite':'dw'}],'marking':'CLEAR'}]}"),
                file.bundle(List.of(catalog.collection("actors"))));
    }

    @Test
    void faultOfACitationIsSaidOnceOfTheOneInTheFile() throws IOException {
        DossierFile file = file(THREE_PLACES);
        List<Fault> found = PLACES.stream()
                .map(place -> new Fault(place + "/quote", "is long"))
                .toList();
        assertEquals(List.of("/citations/dw/quote is long"), texts(file.asSent(found)));
    }

    @Test
    void faultOfSomePlacesSaysWhich() throws IOException {
        DossierFile file = file(THREE_PLACES);
        assertEquals(
                List.of("/citations/dw/publishedAt is before the event (as cited at `/events/0/claims/0/citation`)"),
                texts(file.asSent(List.of(new Fault(PLACES.get(2) + "/publishedAt", "is before the event")))));
    }

    @Test
    void faultsBesideCitationsAndOfCitationsThatAreWrittenOutStay() throws IOException {
        DossierFile file = file(THREE_PLACES);
        List<Fault> found = List.of(
                new Fault("/relations/0/citations/0/source", "is wrong"),
                new Fault("/relations/0/citations/1", "is there twice"),
                new Fault("/relations/0/citations", "is long"),
                new Fault("", "is odd"));
        assertEquals(found, file.asSent(found));
    }

    @Test
    void faultsOfTheDictionaryAndOfPlacesHaveTheirPointers() throws IOException {
        DossierFile file = file("{'format':'parley-dossier/1','citations':{"
                + "'dw':{'source':'dw'},'Not/A~Key':{'source':'dw'},'text':'dw','again':{'cite':'dw'},'unused':{}},"
                + "'relations':[{'id':'r','citations':[{'cite':'nobody'},{'cite':5},{'cite':'dw','quote':'q'},{'cite':'text'},"
                + "{'cite':'again'},{'cite':'Not/A~Key'},{'cite':'dw'}]}]}");
        assertEquals(
                List.of(
                        "/citations/Not~1A~0Key is not a key: use 1 to 80 lower-case letters, digits, `.`, `_` or `-`,"
                                + " beginning with a letter or digit, as in `united-states`",
                        "/citations/text must be an object",
                        "/citations/again/cite must be left out: write the citation out here",
                        "/relations/0/citations/0/cite `/citations` has no key `nobody`",
                        "/relations/0/citations/1/cite must be a string: a key of `/citations`",
                        "/relations/0/citations/2 must hold `cite` alone: leave the other properties out, or write the"
                                + " citation out"),
                texts(file.inOrder(file.faults())));
        // what a service says of a place that names nothing only follows from that
        List<Fault> followed = Stream.of(0, 1, 2, 3, 4)
                .map(i -> new Fault("/relations/0/citations/" + i + "/source", "is required"))
                .toList();
        assertEquals(List.of(), file.asSent(followed));
        assertEquals(
                List.of("/citations/dw/source is required"),
                texts(file.asSent(List.of(new Fault("/relations/0/citations/6/source", "is required")))));
    }

    @Test
    void dictionaryThatIsNoObjectIsRefused() throws IOException {
        assertEquals(
                List.of("/citations must be an object: a citation under each key"),
                texts(file("{'format':'parley-dossier/1','citations':[]}").faults()));
    }

    @Test
    void referencesInACitationLeadToTheDictionary() throws IOException {
        DossierFile file = file(THREE_PLACES);
        List<Fault> unresolved = file.externalReferences().stream()
                .filter(reference -> reference.id().equals("dw"))
                .map(reference -> new Fault(reference.pointer(), "source `dw` does not exist"))
                .toList();
        assertEquals(3, unresolved.size());
        assertEquals(List.of("/citations/dw/source source `dw` does not exist"), texts(file.asSent(unresolved)));
    }

    @Test
    void citationsThatWouldFillTheMemoryAreRefused() throws IOException {
        String quote = "q".repeat(100_000);
        int count = (int) (CitationDictionary.MAX_EXPANDED / quote.length()) + 1;
        String places = "{'cite':'dw'},".repeat(count);
        ProblemException refused = assertThrows(ProblemException.class, () -> file(withCitations(quote, places)));
        assertEquals(413, refused.problem().status());
        String fewer = "{'cite':'dw'},".repeat(count / 2);
        assertEquals(List.of(), texts(file(withCitations(quote, fewer)).faults()));
    }

    private static String withCitations(String quote, String places) {
        return "{'format':'parley-dossier/1','citations':{'dw':{'quote':'" + quote
                + "'}},'relations':[{'id':'r','citations':[" + places + "{}]}]}";
    }
}
