package dev.parley.journal.batch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.journal.document.DocumentKey;
import dev.parley.journal.document.DocumentType;
import dev.parley.journal.document.MemoDraft;
import dev.parley.json.TestJson;
import dev.parley.kernel.Fault;
import dev.parley.kernel.Marking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

class BatchReaderTest {

    private static final ObjectMapper MAPPER = TestJson.mapper();
    private static final String A = "{\"id\":\"a\",\"marking\":\"CLEAR\"}";
    private static final String B = "{\"id\":\"b\",\"marking\":\"CLEAR\"}";
    private static final String FAULTY = "{\"id\":\"f\",\"colour\":1}";

    private final BatchReader reader = new BatchReader(TestJson.text(), TestJson.documents());

    @Test
    void listIsReadItemByItem() throws IOException {
        List<BatchReader.Item<MemoDraft>> items = read(reader.list(), "[" + A + "," + FAULTY + ", null, 5," + B + "]");
        assertEquals(
                List.of(0, 1, 2, 3, 4),
                items.stream().map(BatchReader.Item::index).toList());
        assertEquals(memo("a"), items.get(0).document());
        assertNull(items.get(0).problem());
        assertNull(items.get(1).document());
        assertEquals(DocumentKey.of("f"), items.get(1).key());
        assertEquals(List.of("/colour", "/marking"), pointers(items.get(1)));
        assertEquals(List.of(""), pointers(items.get(2)));
        assertEquals(List.of(""), pointers(items.get(3)));
        assertEquals(memo("b"), items.get(4).document());
    }

    @Test
    void linesAreReadOneByOneAndBlankOnesAreNone() throws IOException {
        List<BatchReader.Item<MemoDraft>> items =
                read(reader.lines(), A + "\r\n\n \t\n{\"id\":\n" + A + "{}\n" + FAULTY + "\n" + B);
        assertEquals(
                List.of(0, 1, 2, 3, 4),
                items.stream().map(BatchReader.Item::index).toList());
        assertEquals(memo("a"), items.get(0).document());
        assertEquals(ProblemType.MALFORMED_JSON.uri(), items.get(1).problem().type());
        assertEquals(ProblemType.MALFORMED_JSON.uri(), items.get(2).problem().type());
        assertEquals(List.of("/colour", "/marking"), pointers(items.get(3)));
        assertEquals(memo("b"), items.get(4).document());
        assertEquals(List.of(), read(reader.lines(), ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "5", "[", "[{}", "[{]", "[{}]]", "[{}] {}", "[{}],", "nonsense"})
    void whatIsNoListIsRefused(String body) throws IOException {
        try (Spool spool = spool(body)) {
            ProblemException refused =
                    assertThrows(ProblemException.class, () -> reader.list().check(spool));
            assertEquals(400, refused.problem().status());
        }
    }

    @Test
    void longestListIsReadAndALongerOneIsRefused() throws IOException {
        String longest = "[5" + ",5".repeat(BatchReader.MAX_ITEMS - 1) + "]";
        assertEquals(BatchReader.MAX_ITEMS, read(reader.list(), longest).size());
        assertTooLarge(reader.list(), longest.replace("]", ",5]"));
        String lines = "5\n".repeat(BatchReader.MAX_ITEMS);
        assertEquals(BatchReader.MAX_ITEMS, read(reader.lines(), lines).size());
        assertTooLarge(reader.lines(), lines + "5");
    }

    @Test
    void faultsOfAnotherFormatAreReportedWithThoseOfItsJson() throws IOException {
        List<BatchReader.Item<MemoDraft>> items = read(reader.in(new EachLineIsAnId()), "a\n?");
        assertEquals(memo("a"), items.get(0).document());
        assertEquals("line 1", items.get(0).place());
        assertNull(items.get(1).document());
        assertEquals(List.of("/id", "/marking"), pointers(items.get(1)));
        assertEquals(
                "line 2: cannot be told",
                items.get(1).located(items.get(1).problem()).violations().get(0).message());
    }

    @Test
    void keyOfARecordHasItsParent() throws IOException {
        DocumentType<?, MemoDraft> inFolders = MemoDraft.TYPE.below(new DocumentType.Parent("folders", "folder"));
        List<BatchReader.Item<MemoDraft>> items = new ArrayList<>();
        try (Spool spool = spool("[{\"folder\":\"work\",\"id\":\"a\",\"marking\":\"CLEAR\"}]")) {
            reader.list().read(spool, inFolders, items::add);
        }
        assertEquals(new DocumentKey("work", "a"), items.get(0).key());
    }

    @Test
    void bundleIsReadByCollection() throws IOException {
        List<BatchReader.Item<MemoDraft>> items = new ArrayList<>();
        try (Spool spool = spool("{\"letters\":[{\"memos\":[]}],\"memos\":[" + A + "," + B + "]}")) {
            assertEquals(Set.of("letters", "memos"), reader.requireLists(spool, Set.of("letters", "memos", "calls")));
            reader.ofMember(spool, MemoDraft.TYPE, items::add);
        }
        assertEquals(
                List.of(memo("a"), memo("b")),
                items.stream().map(BatchReader.Item::document).toList());
    }

    @Test
    void everyMemberOfABundleThatIsNoListOfACollectionIsNamed() throws IOException {
        try (Spool spool = spool("{\"memos\":{\"a\":[]},\"a/b\":[],\"letters\":[]}")) {
            ProblemException refused =
                    assertThrows(ProblemException.class, () -> reader.requireLists(spool, Set.of("memos", "letters")));
            assertEquals(
                    List.of("/memos", "/a~1b"),
                    refused.problem().violations().stream().map(Fault::pointer).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"memos\":[]}{}", "{\"memos\":[],\"memos\":[]}"})
    void whatIsNoBundleIsRefused(String body) throws IOException {
        try (Spool spool = spool(body)) {
            ProblemException refused =
                    assertThrows(ProblemException.class, () -> reader.requireLists(spool, Set.of("memos")));
            assertEquals(400, refused.problem().status());
        }
    }

    /** A form of batch in which each line is the id of a memo, and must be a letter. */
    private static final class EachLineIsAnId implements BatchFormat {

        @Override
        public void read(InputStream body, Consumer<Row> each) throws IOException {
            int line = 0;
            for (String id : new String(body.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                boolean isLetter = Character.isLetter(id.charAt(0));
                each.accept(new Row(
                        "line " + ++line,
                        isLetter
                                ? MAPPER.createObjectNode().put("id", id).put("marking", "CLEAR")
                                : MAPPER.createObjectNode(),
                        isLetter ? List.of() : List.of(new Fault("/id", "cannot be told"))));
            }
        }
    }

    private static void assertTooLarge(BatchReader.Source source, String body) throws IOException {
        try (Spool spool = spool(body)) {
            ProblemException refused = assertThrows(ProblemException.class, () -> source.check(spool));
            assertEquals(413, refused.problem().status());
        }
    }

    /** The items of a body that is a batch. */
    private static List<BatchReader.Item<MemoDraft>> read(BatchReader.Source source, String body) throws IOException {
        List<BatchReader.Item<MemoDraft>> items = new ArrayList<>();
        try (Spool spool = spool(body)) {
            source.check(spool);
            source.read(spool, MemoDraft.TYPE, items::add);
        }
        return items;
    }

    private static Spool spool(String body) throws IOException {
        return Spool.of(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> pointers(BatchReader.Item<?> item) {
        return item.problem().violations().stream().map(Fault::pointer).toList();
    }

    private static MemoDraft memo(String id) {
        return new MemoDraft(null, id, null, Marking.CLEAR);
    }
}
