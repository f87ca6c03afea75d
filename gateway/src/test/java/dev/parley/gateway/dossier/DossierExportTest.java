package dev.parley.gateway.dossier;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.catalog.Catalog;
import dev.parley.gateway.catalog.DocumentSchema;
import dev.parley.gateway.catalog.ServiceCollection;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DossierExportTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DOSSIERS = 300;

    private final Catalog catalog = Catalog.packaged(JSON);

    DossierExportTest() throws IOException {}

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text.replace('\'', '"'));
    }

    private ObjectNode export(JsonNode dossier) {
        return new DossierExport(catalog).toFile(dossier.deepCopy());
    }

    /** What the services get of a file, by collection and pointer. */
    private Map<String, JsonNode> documents(JsonNode file) {
        DossierFile read = new DossierFile(file, catalog);
        assertEquals(List.of(), List.copyOf(read.faults()));
        Map<String, JsonNode> documents = new TreeMap<>();
        read.items().forEach(item -> documents.put(item.collection().name() + item.pointer(), item.document()));
        return documents;
    }

    @Test
    void citationsThatOccurTwiceAreWrittenOnceUnderKeysInOrderOfPublication() throws IOException {
        String late = "{'source':'ap','publishedAt':'2023-10-09T12:00:00Z'}";
        String early = "{'source':'dw','publishedAt':'2023-09-18'}";
        String same = "{'source':'dw','publishedAt':'2023-09-18','quote':'q'}";
        String once = "{'source':'dw','publishedAt':'2023-09-19'}";
        JsonNode dossier =
                json("{'format':'parley-dossier/1','events':[{'id':'e','version':3,'marking':'CLEAR','claims':["
                        + "{'citation':" + late + "},{'citation':" + same + "},{'citation':" + once + "}]}],"
                        + "'relations':[{'id':'r','marking':'AMBER','citations':[" + early + "," + same + "," + early
                        + "," + late
                        + "]}]}");
        assertEquals(
                json("{'format':'parley-dossier/1','citations':{'dw-20230918':{'source':'dw','publishedAt':'2023-09-18','quote':'q'},"
                                + "'dw-20230918-2':{'source':'dw','publishedAt':'2023-09-18'},'ap-20231009':"
                                + late + "},'events':[{'id':'e','claims':[{'citation':{'cite':'ap-20231009'}},"
                                + "{'citation':{'cite':'dw-20230918'}},{'citation':" + once + "}]}],"
                                + "'relations':[{'id':'r','marking':'AMBER','citations':[{'cite':'dw-20230918-2'},{'cite':'dw-20230918'},"
                                + "{'cite':'dw-20230918-2'},{'cite':'ap-20231009'}]}]}")
                        .toPrettyString(),
                export(dossier).toPrettyString());
    }

    @Test
    void keysAreValidWhateverTheSourceIsCalled() throws IOException {
        for (String source : List.of("s".repeat(80), "", "Not An Id", "dw-20230918")) {
            ObjectNode dossier = (ObjectNode) json("{'format':'parley-dossier/1'}");
            ArrayNode citations =
                    dossier.putArray("relations").addObject().put("id", "r").putArray("citations");
            for (int i = 0; i < 60; i++) {
                citations
                        .addObject()
                        .put("source", source)
                        .put("publishedAt", "2023-09-18")
                        .put("title", "t" + i / 2);
            }
            ObjectNode file = export(dossier);
            assertEquals(30, file.get("citations").size());
            assertEquals(documents(dossier), documents(file));
        }
    }

    @Test
    void exportedDossierLoadsAsTheSameDocumentsAndIsExportedAsTheSameBytes() throws IOException {
        int shortened = 0;
        for (int seed = 0; seed < DOSSIERS; seed++) {
            ObjectNode dossier = new Generated(new Random(seed)).dossier();
            ObjectNode file = export(dossier);
            assertEquals(documents(dossier), documents(file), "seed " + seed);
            // as the services store it and give it back
            ObjectNode again = expanded(file);
            assertEquals(file.toString(), export(again).toString(), "seed " + seed);
            assertFalse(file.toString().contains("CLEAR"), "seed " + seed);
            shortened += file.has("citations") ? 1 : 0;
        }
        assertTrue(shortened > DOSSIERS / 2, "generated dossiers with citations in common: " + shortened);
    }

    @Test
    void examplesLoadAsTheSameDocumentsOnceExported() throws IOException {
        try (DirectoryStream<Path> examples = Files.newDirectoryStream(Path.of("..", "examples"), "*.json")) {
            for (Path example : examples) {
                JsonNode dossier = JSON.readTree(Files.readAllBytes(example));
                ObjectNode file = export(expanded((ObjectNode) dossier));
                assertEquals(documents(dossier), documents(file), example.toString());
                assertTrue(file.has("citations"), example.toString());
            }
        }
    }

    /** The dossier with what the services would have stored of it. */
    private ObjectNode expanded(ObjectNode file) {
        ObjectNode dossier = file.deepCopy();
        dossier.remove("citations");
        DossierFile read = new DossierFile(file, catalog);
        for (DossierFile.Item item : read.items()) {
            ObjectNode place = (ObjectNode) dossier.at(item.pointer());
            ObjectNode records = place.deepCopy();
            place.removeAll();
            place.setAll(item.document());
            for (ServiceCollection child : catalog.childrenOf(item.collection())) {
                if (records.has(child.name())) {
                    place.set(child.name(), records.get(child.name()));
                }
            }
        }
        return dossier;
    }

    /** Dossiers in the services' schemas: every object that may be there, or not, with a few citations at all places. */
    private final class Generated {

        private final Random random;
        private final List<ObjectNode> pool = new ArrayList<>();

        Generated(Random random) {
            this.random = random;
            for (int i = 0; i <= random.nextInt(6); i++) {
                pool.add(JSON.createObjectNode()
                        .put("source", "s" + random.nextInt(2))
                        .put("publishedAt", "2023-10-0" + (1 + random.nextInt(3)))
                        .put("quote", "q" + random.nextInt(3)));
            }
        }

        ObjectNode dossier() {
            ObjectNode dossier = JSON.createObjectNode().put("format", "parley-dossier/1");
            for (String name : Dossier.LOAD_ORDER) {
                ArrayNode list = dossier.putArray(name);
                for (int i = 0; i < random.nextInt(3); i++) {
                    ObjectNode document = document(catalog.collection(name), i);
                    for (ServiceCollection child : catalog.childrenOf(catalog.collection(name))) {
                        ArrayNode records = document.putArray(child.name());
                        for (int j = 0; j < random.nextInt(3); j++) {
                            records.add(document(child, j));
                        }
                    }
                    list.add(document);
                }
            }
            return dossier;
        }

        private ObjectNode document(ServiceCollection collection, int index) {
            ObjectNode document = object(catalog.schemas().get(collection.schema()), 0);
            if (collection.key().equals("number")) {
                document.put("number", index + 1);
            } else {
                document.put("id", collection.name() + index);
            }
            if (collection.parent() != null) {
                document.remove(collection.parentProperty());
            }
            return document.put("marking", random.nextInt(3) == 0 ? "AMBER" : "CLEAR")
                    .put("version", 7);
        }

        private ObjectNode object(DocumentSchema schema, int depth) {
            if (schema == catalog.schemas().get(Catalog.CITATION)) {
                return pool.get(random.nextInt(pool.size())).deepCopy();
            }
            ObjectNode object = JSON.createObjectNode();
            schema.texts().forEach(name -> {
                if (random.nextBoolean() && !name.equals("exchange")) {
                    object.put(name, "t" + random.nextInt(3));
                }
            });
            schema.parts().forEach((name, part) -> {
                if (depth < 5 && random.nextInt(4) > 0) {
                    if (name.endsWith("s")) {
                        ArrayNode list = object.putArray(name);
                        for (int i = 0; i < random.nextInt(3); i++) {
                            list.add(object(catalog.schemas().get(part), depth + 1));
                        }
                    } else {
                        object.set(name, object(catalog.schemas().get(part), depth + 1));
                    }
                }
            });
            return object;
        }
    }
}
