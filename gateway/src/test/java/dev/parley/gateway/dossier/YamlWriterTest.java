package dev.parley.gateway.dossier;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.gateway.catalog.Catalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

class YamlWriterTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TREES = 3_000;

    private final Catalog catalog = Catalog.packaged(JSON);

    YamlWriterTest() throws IOException {}

    private JsonNode read(byte[] yaml) throws IOException {
        return YamlReader.read(new ByteArrayInputStream(yaml), new FileShape(catalog), JSON);
    }

    private static String written(JsonNode tree) {
        return new String(YamlWriter.write(tree), StandardCharsets.UTF_8);
    }

    @Test
    void fileIsWrittenForPeople() throws IOException {
        JsonNode file = JSON.readTree(
                "{\"format\": \"parley-dossier/1\", \"citations\": {\"dw-20230918\": {\"source\": \"dw\","
                        + "\"publishedAt\": \"2023-09-18\", \"credibility\": 2}}, \"actors\": [], \"exchanges\": [{\"id\": \"x\","
                        + "\"title\": \"Five for five: funds\", \"summary\": \"One.\\nTwo.\\n\", \"citations\": [{\"cite\": \"dw-20230918\"}]}]}");
        assertEquals("""
                format: parley-dossier/1
                citations:
                  dw-20230918:
                    source: dw
                    publishedAt: "2023-09-18"
                    credibility: 2
                actors: []
                exchanges:
                - id: x
                  title: "Five for five: funds"
                  summary: |
                    One.
                    Two.
                  citations:
                  - cite: dw-20230918
                """, written(file));
    }

    /** By readers of YAML 1.1 too, which take more for something else than text. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-10-09",
                "2023",
                "08",
                "1e3",
                "0x1F",
                "1_000",
                "12:30:45",
                "no",
                "Yes",
                "ON",
                "y",
                "N",
                "true",
                "Null",
                "",
                "~",
                ".inf",
                "=",
                "<<",
                "+5",
                "-",
                "?",
                " x",
                "x ",
                "- x",
                "# x",
                "!x",
                "&x",
                "*x",
                "%x",
                "@x",
                "`x`"
            })
    void textThatCouldBeTakenForSomethingElseIsInQuotationMarks(String text) throws IOException {
        ObjectNode tree = JSON.createObjectNode().put("a", text);
        String yaml = written(tree);
        assertEquals(true, yaml.matches("a: [\"'].*[\"']\n"), yaml);
        assertEquals(tree, read(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatWasWrittenIsReadAsTheSame() throws IOException {
        for (int seed = 0; seed < TREES; seed++) {
            ObjectNode tree = tree(new Random(seed), 0);
            byte[] yaml = YamlWriter.write(tree);
            assertEquals(tree, read(yaml), "seed " + seed);
            assertArrayEquals(yaml, YamlWriter.write(read(yaml)), "seed " + seed);
        }
    }

    @Test
    void examplesAreReadAsTheSame() throws IOException {
        for (String name : List.of("us-iran-2023.json", "qatar-talks-2023-10.json")) {
            JsonNode example = JSON.readTree(Files.readAllBytes(Path.of("..", "examples", name)));
            assertEquals(example, read(YamlWriter.write(example)), name);
        }
    }

    private static ObjectNode tree(Random random, int depth) {
        ObjectNode tree = JSON.createObjectNode();
        for (int i = 0; i < random.nextInt(4); i++) {
            tree.set(text(random), value(random, depth));
        }
        return tree;
    }

    private static JsonNode value(Random random, int depth) {
        switch (random.nextInt(depth < 5 ? 7 : 5)) {
            case 0 -> {
                return JSON.getNodeFactory().numberNode(random.nextInt());
            }
            case 1 -> {
                return JSON.getNodeFactory().booleanNode(random.nextBoolean());
            }
            case 2 -> {
                return JSON.getNodeFactory().nullNode();
            }
            case 3, 4 -> {
                return TextNode.valueOf(text(random));
            }
            case 5 -> {
                return tree(random, depth + 1);
            }
            default -> {
                ArrayNode list = JSON.createArrayNode();
                for (int i = 0; i < random.nextInt(3); i++) {
                    list.add(value(random, depth + 1));
                }
                return list;
            }
        }
    }

    private static String text(Random random) {
        String alphabet =
                "ab09 \n\t:-#'\"\\{}[],&*!|>%@`?~=<.\r\u0007\u007f\u0085\u00a0\u00fc\u0642\u200e\u2028\u2029\ufeff\ufffe\ud83d";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < random.nextInt(12); i++) {
            char next = alphabet.charAt(random.nextInt(alphabet.length()));
            text.append(Character.isHighSurrogate(next) ? "\ud83d\ude00" : String.valueOf(next));
        }
        return text.toString();
    }
}
