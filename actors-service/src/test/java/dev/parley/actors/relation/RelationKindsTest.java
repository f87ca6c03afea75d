package dev.parley.actors.relation;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.actors.actor.ActorDraft.Kind;
import dev.parley.actors.relation.RelationDraft.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RelationKindsTest {

    @ParameterizedTest
    @CsvSource({
        "STATE, MEMBER_OF, IGO, true",
        "STATE, MEMBER_OF, MILITARY, true",
        "STATE, MEMBER_OF, OFFICIAL, false",
        "OFFICIAL, MEMBER_OF, OFFICIAL, false",
        "OFFICIAL, MEMBER_OF, POLITICAL_MOVEMENT, true",
        "GOVERNMENT_BODY, PART_OF, STATE, true",
        "IGO, PART_OF, IGO, true",
        "STATE, PART_OF, GOVERNMENT_BODY, false",
        "STATE, PART_OF, STATE, true",
        "NGO, PART_OF, OFFICIAL, false",
        "ARMED_GROUP, ARMED_WING_OF, POLITICAL_MOVEMENT, true",
        "ARMED_GROUP, ARMED_WING_OF, STATE, true",
        "NGO, ARMED_WING_OF, POLITICAL_MOVEMENT, false",
        "ARMED_GROUP, ARMED_WING_OF, MEDIA, false",
        "OFFICIAL, OCCUPIES, GOVERNMENT_BODY, true",
        "STATE, OCCUPIES, STATE, false",
        "OFFICIAL, OCCUPIES, OFFICIAL, false",
        "STATE, REPRESENTS, STATE, true",
        "STATE, HOSTS, ARMED_GROUP, true",
        "OFFICIAL, HOSTS, IGO, false"
    })
    void unusualRelationsAreAllowedAndImpossibleOnesAreNot(Kind subject, Type type, Kind object, boolean allowed) {
        assertEquals(allowed, RelationKinds.allow(subject, type, object));
    }

    @ParameterizedTest
    @EnumSource(Type.class)
    void unidentifiedActorFitsEveryRelation(Type type) {
        assertTrue(RelationKinds.allow(Kind.UNIDENTIFIED, type, Kind.UNIDENTIFIED));
    }

    @Test
    void exampleDossiersHoldNoImpossibleRelation() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        int looked = 0;
        try (DirectoryStream<Path> examples = Files.newDirectoryStream(Path.of("../examples"), "*.json")) {
            for (Path example : examples) {
                JsonNode dossier = mapper.readTree(example.toFile());
                Map<String, Kind> kinds = new HashMap<>();
                dossier.path("actors")
                        .forEach(actor -> kinds.put(
                                actor.get("id").asText(),
                                Kind.valueOf(actor.get("kind").asText())));
                for (JsonNode relation : dossier.path("relations")) {
                    Kind subject = kinds.get(relation.get("subject").asText());
                    Kind object = kinds.get(relation.get("object").asText());
                    Type type = Type.valueOf(relation.get("type").asText());
                    assertTrue(RelationKinds.allow(subject, type, object), example + ": " + relation);
                    looked++;
                }
            }
        }
        assertTrue(looked > 0);
    }
}
