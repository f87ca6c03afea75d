package dev.parley.journal.canary;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Strings that occur nowhere else, one in the place of every text of every claim and citation. Where one is found, it
 * says which report has leaked.
 */
public final class Canaries {

    /** No read as of a moment of knowledge has the present wording. */
    public static final Instant NEVER = Instant.MAX;

    private static final Set<String> FREE_TEXT = Set.of(
            "statement",
            "verbatim",
            "labelAsReported",
            "sentence",
            "sourceDescription",
            "anonymityReason",
            "title",
            "quote",
            "name");

    private static final Set<String> UNNAMED = Set.of("BACKGROUND", "DEEP_BACKGROUND");

    private final String mark;
    private final Map<String, Instant> published = new LinkedHashMap<>();

    /** @param mark lower-case letters and digits, which no other canaries have */
    public Canaries(String mark) {
        this.mark = mark;
    }

    /** Each canary, and when what it is in was published. */
    public Map<String, Instant> published() {
        return published;
    }

    /** The document with a canary in every text of a claim or a citation, also where these have none, and of its wording. */
    public ObjectNode in(ObjectNode document) {
        ObjectNode copy = document.deepCopy();
        PublishedJson.PRESENT_WORDING.stream()
                .filter(property -> copy.path(property).isTextual())
                .forEach(property -> copy.put(property, next(NEVER)));
        replace(copy, null);
        return copy;
    }

    String next(Instant publication) {
        // of one length, so that none is the beginning of another
        String canary = "canary%s%06d".formatted(mark, published.size());
        published.put(canary, publication);
        return canary;
    }

    private void replace(JsonNode node, Instant publication) {
        if (node instanceof ObjectNode object) {
            Instant own = PublishedJson.published(object);
            Instant inside = own == null ? publication : own;
            if (inside != null) {
                fill(object);
            }
            Map<String, JsonNode> properties = new LinkedHashMap<>();
            object.fields().forEachRemaining(property -> properties.put(property.getKey(), property.getValue()));
            properties.forEach((name, value) -> {
                if (value.isTextual() && inside != null && FREE_TEXT.contains(name)) {
                    object.put(name, next(inside));
                } else if (inside != null && name.equals("url")) {
                    object.put(name, "https://example.org/" + next(inside));
                } else {
                    replace(value, inside);
                }
            });
        } else if (node instanceof ArrayNode list) {
            list.forEach(element -> replace(element, publication));
            renameClaims(list);
        }
    }

    /** Adds the texts that a part of a claim or citation may have and has not, to be replaced like the others. */
    private static void fill(ObjectNode object) {
        if (PublishedJson.isCitation(object)) {
            List.of("title", "quote", "url").forEach(property -> object.put(property, ""));
            if (UNNAMED.contains(object.path("attribution").asText())) {
                List.of("sourceDescription", "anonymityReason").forEach(property -> object.put(property, ""));
            }
        } else if (object.has("custody")) {
            List.of("labelAsReported", "sentence").forEach(property -> object.put(property, ""));
        } else if (object.has("kind") && object.has("unit") || object.has("edtf") && !object.has("accounts")) {
            object.put("verbatim", "");
        }
    }

    private void renameClaims(ArrayNode list) {
        Map<String, String> ids = new HashMap<>();
        list.forEach(element -> {
            if (PublishedJson.isClaim(element)) {
                String id = next(PublishedJson.published(element));
                ids.put(element.path("id").asText(), id);
                ((ObjectNode) element).put("id", id);
            }
        });
        list.forEach(element -> {
            if (element.get("relation") instanceof ObjectNode relation) {
                relation.put("claim", ids.get(relation.path("claim").asText()));
            }
        });
    }
}
