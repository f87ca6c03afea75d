package dev.parley.gateway.dossier;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.gateway.catalog.Catalog;
import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.json.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class YamlReaderTest {

    private static final ObjectMapper JSON = strict();

    private final Catalog catalog = Catalog.packaged(new ObjectMapper());

    YamlReaderTest() throws IOException {}

    private static ObjectMapper strict() {
        ObjectMapper mapper = new JsonMapper();
        new StrictJson().customize(mapper);
        return mapper;
    }

    private JsonNode read(String yaml) throws IOException {
        return read(yaml.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode read(byte[] yaml) throws IOException {
        return YamlReader.read(new ByteArrayInputStream(yaml), new FileShape(catalog), JSON);
    }

    private String refusal(byte[] yaml) {
        ProblemException refused = assertThrows(ProblemException.class, () -> read(yaml));
        assertEquals(ProblemType.MALFORMED_YAML.uri(), refused.problem().type());
        return refused.problem().detail();
    }

    private String refusal(String yaml) {
        return refusal(yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text.replace('\'', '"'));
    }

    @Test
    void fileIsReadAsTheJsonThatItStandsFor() throws IOException {
        assertEquals(
                json(
                        "{'format':'parley-dossier/1','citations':{'dw-20230918':{'source':'dw','publishedAt':'2023-09-18',"
                                + "'credibility':2}},'sources':[{'id':'dw','name':'Deutsche Welle: a broadcaster'}],"
                                + "'exchanges':[{'id':'x','links':[],'participants':[{'actor':'qatar','roles':['LEAD_MEDIATOR','HOST']}],"
                                + "'citations':[{'cite':'dw-20230918'}],"
                                + "'revisions':[{'number':1}]}]}"),
                read("""
                        # what was reported in September
                        format: parley-dossier/1
                        citations:
                          dw-20230918:
                            source: dw
                            publishedAt: 2023-09-18
                            credibility: 2
                        sources:
                          - id: dw
                            name: 'Deutsche Welle: a broadcaster'
                        exchanges:
                        - id: x
                          links: []
                          participants:
                          - {actor: qatar, roles: [LEAD_MEDIATOR, HOST]}
                          citations: [{cite: dw-20230918}]
                          revisions:
                          - number: 1
                        """));
    }

    @Test
    void jsonIsYaml() throws IOException {
        String file =
                "{\"format\": \"parley-dossier/1\", \"actors\": [{\"id\": \"a\", \"name\": \"\\u0642\\n\\\"\", \"x\": [1, -2.50, 1e3,"
                        + " true, null]}]}";
        assertEquals(JSON.readTree(file), read(file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-10-09",
                "2023-10-09T12:00:00Z",
                "2023",
                "08",
                "0o17",
                "0x1F",
                "1e3",
                "1_000",
                "12:30:45",
                "no",
                "No",
                "NO",
                "on",
                "off",
                "y",
                "yes",
                "true",
                "FALSE",
                "Null",
                "NULL",
                ".inf",
                ".NaN",
                "=",
                "<<",
                "+5",
                "-5",
                "1.10",
                "9007199254740993",
                "~2023",
                "2023~",
                "2023?",
                "198X",
                "[2023-10-07,2023-10-08]"
            })
    void whatIsWrittenInAPropertyOfTextIsText(String text) throws IOException {
        String plain = text.startsWith("[") ? "\"" + text + "\"" : text;
        for (String name : List.of("title", "id", "summary")) {
            assertEquals(
                    text,
                    read("exchanges: [{" + name + ": " + plain + "}]")
                            .at("/exchanges/0/" + name)
                            .textValue());
        }
        assertEquals(
                text,
                read("actors:\n- country: " + plain).at("/actors/0/country").textValue());
        assertEquals(
                text,
                read("events:\n- occurred:\n    edtf: " + plain)
                        .at("/events/0/occurred/edtf")
                        .textValue());
        assertEquals(
                text,
                read("citations: {k: {publishedAt: " + plain + "}}")
                        .at("/citations/k/publishedAt")
                        .textValue());
        assertEquals(
                text,
                read("exchanges: [{positions: [{citations: [{cite: " + plain + "}]}]}]")
                        .at("/exchanges/0/positions/0/citations/0/cite")
                        .textValue());
        assertEquals(
                text,
                read("channels: [{intermediaries: [qatar, " + plain + "]}]")
                        .at("/channels/0/intermediaries/1")
                        .textValue());
    }

    /** Only what JSON has for a number or a truth value is one; a service refuses the others where it needs one. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "5, 5",
                "-5, -5",
                "2.50, 2.50",
                "1e3, 1e3",
                "6000000000, 6000000000",
                "true, true",
                "false, false",
                "08, '08'",
                "0x1F, '0x1F'",
                "1_000, '1_000'",
                "+5, '+5'",
                ".5, '.5'",
                "5., '5.'",
                "no, 'no'",
                "True, 'True'",
                "12:30, '12:30'",
                "'5', '5'",
                "\"5\", '5'",
                "~, null",
                "null, null",
                "2023-10-09, '2023-10-09'"
            })
    void whereThereMayBeANumberOnlyThoseOfJsonAreNumbers(String plain, String json) throws IOException {
        for (String file :
                List.of("exchanges: [{revisions: [{number: %s}]}]", "exchanges:\n- revisions:\n  - number: %s")) {
            JsonNode number = read(file.formatted(plain)).at("/exchanges/0/revisions/0/number");
            assertEquals(json(json), number);
        }
        assertEquals(
                json(json),
                read("events: [{place: {latitude: %s}}]".formatted(plain)).at("/events/0/place/latitude"));
    }

    @Test
    void nothingIsNull() throws IOException {
        assertEquals(
                json("{'actors':[{'id':null,'name':null,'names':null}]}"),
                read("actors:\n- id:\n  name: ~\n  names: null"));
        assertEquals(json("{'actors':[{'name':'','country':'~'}]}"), read("actors:\n- name: ''\n  country: '~'"));
    }

    static Stream<List<String>> malformed() {
        return Stream.of(
                List.of("actors:\n- id: a\n  id: b", "Duplicate property `id` (line 3, column 3)."),
                List.of("{\"a\": 1,\n \"a\": 2}", "Duplicate property `a` (line 2, column 2)."),
                List.of("a: &x 1", "Anchors (&)", "(line 1, column 4)."),
                List.of("a: 1\nb: *x", "Anchors (&)", "(line 2, column 4)."),
                List.of("a: {<<: *x}", "Anchors (&)", "(line 1, column 9)."),
                List.of("a: !!str 08", "Tags (!)", "(line 1, column 4)."),
                List.of("a: !x {b: 1}", "Tags (!)", "(line 1, column 4)."),
                List.of("a: !!java.net.URL [x]", "Tags (!)", "(line 1, column 4)."),
                List.of("a: ! x", "Tags (!)", "(line 1, column 4)."),
                List.of("? [a, b]\n: 1", "name of a property must be a text", "(line 1, column 3)."),
                List.of("a: 1\n---\nb: 2", "second document", "(line 2, column 1)."),
                List.of("a: [1, 2", "(line 1, column 9)."),
                List.of("a: 1\n  b: 2", "(line 2, column 4)."),
                List.of("a:\n\t- 1", "(line 2, column 1)."),
                List.of("a: b: c", "(line 1, column 5)."),
                List.of("a: \"b\nc: 1", "(line 2, column 5)."),
                List.of("a: \"\\q\"", "(line 1, column 6)."),
                List.of("a: 1\nb: \u0007", "U+0007", "(line 2, column 4)."),
                List.of("\ud83d\ude00: \ufffe", "U+FFFE", "(line 1, column 4)."),
                List.of("a: \u0000", "UTF-16", "(line 1, column 4)."),
                List.of("events: [{place: {latitude: 1e99999999999}}]", "number", "(line 1, column 29)."),
                List.of("events: [{place: {latitude: " + "1".repeat(41) + "}}]", "number", "(line 1, column 29)."),
                List.of("a: " + "x".repeat(100_001), "more than 100000 characters", "(line 1, column 4)."),
                List.of("a:\n  " + "[".repeat(64), "nested more than 64 deep", "(line 2, column 66)."),
                List.of("- ".repeat(65) + "x", "nested more than 64 deep", "(line 1, column 129)."));
    }

    @ParameterizedTest
    @MethodSource
    void malformed(List<String> textAndParts) {
        String detail = refusal(textAndParts.get(0));
        textAndParts.subList(1, textAndParts.size()).forEach(part -> assertTrue(detail.contains(part), detail));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "---\n...\n# nothing"})
    void bodyWithoutADocument(String text) throws IOException {
        if (text.startsWith("---")) {
            assertTrue(read(text).isNull());
        } else {
            assertEquals("The body is empty.", refusal(text));
        }
    }

    @Test
    void whatIsNotUtf8IsRefusedWithItsPlace() {
        byte[] bytes = "a: 1\nb: \u00fc".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals("It is not UTF-8 (line 2, column 4).", refusal(bytes));
        assertTrue(refusal("a: 1".getBytes(StandardCharsets.UTF_16LE)).contains("UTF-16"));
    }

    @Test
    void byteOrderMarkAndLineEndsOfWindowsArePassedOver() throws IOException {
        assertEquals(json("{'format':'x','actors':[]}"), read("\ufefff" + "ormat: x\r\nactors: []\r\n"));
    }

    @Test
    void limitsAreReachedWithoutAFault() throws IOException {
        assertTrue(read("x:\n  " + "[".repeat(63) + "]".repeat(63)).has("x"));
        assertEquals(
                100_000, read("x: " + "y".repeat(100_000)).get("x").textValue().length());
        assertEquals(
                40,
                read("x: " + "1".repeat(40))
                        .get("x")
                        .bigIntegerValue()
                        .toString()
                        .length());
    }

    /** Files of up to as many bytes as a request may have, in forms that a reader could be slow or run out of memory with. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "'x'", "# x", "[x]", "- x\n", "a", " ", "\n", "\"\\n\""})
    void largeFileIsReadOrRefused(String kind) throws IOException {
        int size = kind.length() > 3 || kind.equals("[x]") ? 5_000_000 : 32_000_000;
        switch (kind) {
            case "x" -> assertTrue(refusal(filled("a: ", "x", size)).contains("100000 characters"));
            case "'x'" -> assertTrue(refusal(filled("a: '", "x", size)).contains("(line 1"));
            case "# x" -> assertEquals(1, read(filled("a: 1\n# ", "x", size)).size());
            case "[x]" ->
                assertTrue(read(filled("a: [x", ",x", size, "]")).get("a").size() > 1_000_000);
            case "- x\n" -> assertTrue(read(filled("", "- x\n", size)).size() > 1_000_000);
            case "a" -> assertTrue(refusal(filled("", "a: b\n", size)).contains("Duplicate"));
            case " ", "\n" -> assertEquals(1, read(filled("a: b", kind, size)).size());
            default -> assertTrue(refusal(filled("a: \"", "\\n", size, "\"")).contains("100000 characters"));
        }
    }

    private static byte[] filled(String begin, String part, int size) {
        return filled(begin, part, size, "");
    }

    private static byte[] filled(String begin, String part, int size, String end) {
        return (begin + part.repeat(size / part.length()) + end).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void bodyThatEndsEarlyIsNoFaultOfItsText() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection closed");
            }
        };
        IOException thrown =
                assertThrows(IOException.class, () -> YamlReader.read(broken, new FileShape(catalog), JSON));
        assertEquals("connection closed", thrown.getMessage());
    }
}
