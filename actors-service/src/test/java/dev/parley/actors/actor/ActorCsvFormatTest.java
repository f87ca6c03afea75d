package dev.parley.actors.actor;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.parley.http.ProblemException;
import dev.parley.journal.batch.BatchFormat;
import dev.parley.journal.table.CsvFile;
import dev.parley.kernel.Fault;
import dev.parley.kernel.Marking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ActorCsvFormatTest {

    private static final String HEADER = "id,kind,name,marking\n";

    /** Texts that tables, spreadsheets and escapes easily get wrong, and names in other scripts. */
    private static final String[] PIECES = {
        "=",
        "+",
        "-",
        "@",
        "\t",
        "\r",
        "\n",
        "\r\n",
        "'",
        "\"",
        "\"\"",
        ",",
        ";",
        ":",
        ": ",
        "\\",
        "\\n",
        "\\\\",
        " ",
        "a",
        "1",
        "حركة حماس",
        "חמאס",
        "\u200f",
        "é",
        "𓀀",
        "\ufeff",
        "\u0085",
        "\u2028"
    };

    private final ActorCsv table = new ActorCsv();

    @Test
    void writtenTableIsReadAsTheSameActors() throws IOException {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<ActorDraft> actors = IntStream.range(0, random.nextInt(5))
                    .mapToObj(i -> actor(random, i))
                    .toList();

            List<ActorDraft> read = new ArrayList<>();
            for (BatchFormat.Row row : rows(written(actors))) {
                assertEquals(List.of(), row.faults());
                read.add(new ObjectMapper().treeToValue(row.item(), ActorDraft.class));
            }

            assertEquals(actors, read, "table " + seed);
        }
    }

    @Test
    void noCellBeginsAsAFormula() throws IOException {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            String text = new String(written(List.of(actor(random, 0))), StandardCharsets.UTF_8);
            CsvReader.builder().ofCsvRecord(text.substring(1)).forEach(record -> record.getFields()
                    .forEach(cell -> assertFalse(cell.matches("(?s)[=+\\-@\\t\\r\\n].*"), cell)));
        }
    }

    @Test
    void apostropheBeforeOtherTextIsKept() {
        assertEquals("'Adalah", name("'Adalah"));
        assertEquals("=1+1", name("'=1+1"));
        assertEquals("'=1+1", name("''=1+1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void separatorIsTakenFromTheHeader(String separator) {
        String text = "\ufeff" + HEADER.replace(",", separator)
                + "qatar,STATE,\"Qatar,; \t\",CLEAR"
                        .replace(",S", separator + "S")
                        .replace(",\"", separator + "\"")
                        .replace(",C", separator + "C");

        assertEquals("Qatar,; \t", rows(text).get(0).item().path("name").asText());
    }

    @Test
    void linesAreCountedAsInTheFile() {
        List<BatchFormat.Row> rows = rows(HEADER + "a,STATE,\"A\nB\",CLEAR\n\n,,,\nb,STATE,B,CLEAR\n");

        assertEquals(
                List.of("line 2", "line 6"),
                rows.stream().map(BatchFormat.Row::place).toList());
    }

    @Test
    void everyFaultOfTheHeaderIsReported() {
        ProblemException refusal =
                assertThrows(ProblemException.class, () -> rows("id,colour,name,id,a/b\nqatar,red,Qatar,qatar,\n"));

        assertEquals(
                List.of("/colour", "/id", "/a~1b", "/kind", "/marking"),
                refusal.problem().violations().stream().map(Fault::pointer).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sep=;\r\n",
                "sep=;\n",
                "sep=;\r",
                "SEP=;\n",
                "\"sep=;\"\n",
                "\ufeffsep=;\r\n",
                "sep=;;;\n",
                "\"sep=;\";;\n"
            })
    void separatorMayBeDeclaredBeforeTheHeader(String declaration) {
        List<BatchFormat.Row> rows = rows(declaration + "id;kind;name;marking\na;NGO;\"A, B\";CLEAR\n");

        assertEquals("A, B", rows.get(0).item().path("name").asText());
        assertEquals("line 3", rows.get(0).place());
    }

    @Test
    void declaredSeparatorHoldsWhateverElseTheHeaderContains() {
        assertEquals(
                "a",
                rows("sep=|\nid|kind|name|marking\na|NGO|A|CLEAR\n")
                        .get(0)
                        .item()
                        .path("id")
                        .asText());
        assertThrows(ProblemException.class, () -> rows("sep=,\nid;kind;name;marking\n"));
        assertThrows(ProblemException.class, () -> rows("sep=x\nid,kind,name,marking\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,kind,name,marking,,\na,NGO,A,CLEAR,,\n",
                "id,kind,name,marking,,\na,NGO,A,CLEAR\n",
                "id,kind,name,marking\na,NGO,A,CLEAR,, \n",
                "id,, kind ,name,marking,\na, ,NGO,A,CLEAR,\n",
                ",,\n"
            })
    void emptyColumnsWithoutANameAreIgnored(String text) {
        if (text.equals(",,\n")) {
            assertThrows(ProblemException.class, () -> rows(text));
            return;
        }
        BatchFormat.Row row = rows(text).get(0);

        assertEquals(List.of(), row.faults());
        assertEquals(
                "{\"id\":\"a\",\"kind\":\"NGO\",\"name\":\"A\",\"marking\":\"CLEAR\"}",
                row.item().toString());
    }

    @Test
    void columnWithValuesAndNoNameIsNamedOnceByItsNumber() {
        ProblemException refusal = assertThrows(
                ProblemException.class,
                () -> rows("id,,kind,name,marking,\na,,NGO,A,CLEAR,x\nb,y,NGO,B,CLEAR,z\nc,y,NGO,B,CLEAR,z\n"));

        assertEquals(
                List.of(
                        "column 2 has no name, but a value in line 3: name the column, or empty its cells",
                        "column 6 has no name, but a value in line 2: name the column, or empty its cells"),
                refusal.problem().violations().stream().map(Fault::message).toList());
    }

    @Test
    void everyFaultOfARowIsReported() {
        BatchFormat.Row row = rows("kind,name,names,identifiers,marking\n"
                        + "STATE,Qatar,\"ALIAS en: Qatar\nKatar\nALIAS ar x: y\",Q846,CLEAR,more\n")
                .get(0);

        assertEquals(
                List.of("", "/names/1", "/names/2", "/identifiers/0"),
                row.faults().stream().map(Fault::pointer).toList());
        assertTrue(row.faults().get(0).message().contains("6 cells"));
    }

    @Test
    void textThatIsNoUtf8TableIsRefused() {
        assertThrows(ProblemException.class, () -> rows(""));
        assertThrows(ProblemException.class, () -> rows("\n\n"));
        assertThrows(ProblemException.class, () -> rows(HEADER + "a,STATE,\"A\"b,CLEAR"));
        ProblemException refusal = assertThrows(
                ProblemException.class,
                () -> rows((HEADER + "a,STATE,Algérie,CLEAR").getBytes(Charset.forName("windows-1252"))));
        assertTrue(refusal.problem().detail().contains("UTF-8"));
    }

    private String name(String cell) {
        return rows(HEADER + "a,STATE," + cell + ",CLEAR")
                .get(0)
                .item()
                .path("name")
                .asText();
    }

    private List<BatchFormat.Row> rows(String text) {
        return rows(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<BatchFormat.Row> rows(byte[] text) {
        List<BatchFormat.Row> rows = new ArrayList<>();
        try {
            table.read(new ByteArrayInputStream(text), rows::add);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return rows;
    }

    private static byte[] written(List<ActorDraft> actors) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<List<String>> rows = actors.stream()
                .map(actor -> ActorCsv.TABLE.texts(new ActorView(actor, null)))
                .toList();
        CsvFile.write(ActorCsv.TABLE.header(), rows.iterator(), bytes);
        return bytes.toByteArray();
    }

    private static ActorDraft actor(Random random, int number) {
        return new ActorDraft(
                random.nextBoolean() ? "a" + number : null,
                ActorDraft.Kind.values()[random.nextInt(ActorDraft.Kind.values().length)],
                text(random),
                random.nextBoolean() ? "QA" : null,
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> new ActorDraft.Name(
                                text(random),
                                random.nextBoolean() ? "ar-Latn" : null,
                                ActorDraft.Name.Type.values()[random.nextInt(5)]))
                        .toList(),
                IntStream.range(0, random.nextInt(3))
                        .mapToObj(i -> new ActorDraft.Identifier("wikidata", text(random)))
                        .toList(),
                random.nextBoolean() ? text(random) : random.nextBoolean() ? "" : null,
                random.nextBoolean() ? Marking.CLEAR : Marking.AMBER_STRICT);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
