package dev.parley.system;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.jackson.JsonFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The change feeds, read with the CloudEvents SDK. */
class FeedsIT {

    private static final EventFormat FORMAT = new JsonFormat();

    @ParameterizedTest
    @ValueSource(strings = {"actors", "exchanges", "timeline"})
    void everyEntryIsACloudEventWhoseSubjectIsItsDocument(String feed) {
        Api api = RunningSuite.api();
        List<JsonNode> entries = Api.items(api.get("/v1/feeds/" + feed + "?limit=500"));
        assertFalse(entries.isEmpty());
        Instant last = Instant.EPOCH;
        String source = entries.get(0).get("source").asText();
        assertTrue(source.matches("urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), source);
        for (JsonNode entry : entries) {
            CloudEvent event = FORMAT.deserialize(entry.toString().getBytes(StandardCharsets.UTF_8));
            assertEquals(SpecVersion.V1, event.getSpecVersion());
            assertEquals(source, event.getSource().toString());
            assertTrue(event.getType().matches("parley\\.[a-z]+\\.(created|updated|retracted)\\.v1"), event.getType());
            assertEquals("application/json", event.getDataContentType());
            assertEquals("CLEAR", event.getExtension("tlp"));
            assertEquals("anonymous", event.getExtension("recordedby"));
            assertTrue(Set.of("tlp", "knownat", "recordedby").containsAll(event.getExtensionNames()), entry::toString);
            assertTrue(event.getTime().toInstant().isAfter(last), entry::toString);
            last = event.getTime().toInstant();
            JsonNode data = Api.json(new String(event.getData().toBytes(), StandardCharsets.UTF_8));
            JsonNode document = api.get(event.getSubject() + "?includeRetracted=true&recordedAt=" + last);
            assertEquals(document.get("version"), data.get("version"), entry::toString);
            assertEquals(document, data.get("document"), entry::toString);
        }
    }
}
