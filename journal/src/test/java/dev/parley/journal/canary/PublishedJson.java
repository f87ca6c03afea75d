package dev.parley.journal.canary;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What of a document had been published by a moment, taken from its JSON alone: what an object with a {@code citation}
 * (a claim) or with {@code publishedAt} (a citation) says counts from its publication on. It knows none of Parley's
 * types, so that what these leave out can be compared with it.
 */
public final class PublishedJson {

    private static final String CITATION = "citation";
    private static final String PUBLISHED_AT = "publishedAt";
    private static final String RANK_SINCE = "rankSince";

    /** The curator's present wording, which no read as of a moment of knowledge has. */
    static final List<String> PRESENT_WORDING = List.of("summary", "description", "assessment");

    /** A date of which no account is known stays, and says nothing. */
    private static final String ACCOUNTS = "accounts";

    private PublishedJson() {}

    /** From when a time of publication counts: a date, from the end of its day. */
    public static Instant instant(String publishedAt) {
        return publishedAt.length() == "2023-10-09".length()
                ? LocalDate.parse(publishedAt)
                        .plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .minusMillis(1)
                : OffsetDateTime.parse(publishedAt).toInstant();
    }

    static boolean isClaim(JsonNode node) {
        return node.has(CITATION);
    }

    static boolean isCitation(JsonNode node) {
        return node.has(PUBLISHED_AT);
    }

    /** When a claim or a citation was published; null for anything else. */
    static Instant published(JsonNode node) {
        return isClaim(node)
                ? published(node.get(CITATION))
                : isCitation(node) ? instant(node.get(PUBLISHED_AT).asText()) : null;
    }

    /** Every moment at which something of the document was published or a rank began to count. */
    public static SortedSet<Instant> moments(JsonNode document) {
        SortedSet<Instant> moments = new TreeSet<>();
        for (String property : List.of(PUBLISHED_AT, RANK_SINCE)) {
            document.findValuesAsText(property).forEach(text -> moments.add(instant(text)));
        }
        return moments;
    }

    /** When the first report of the document was published; null without one. */
    public static Instant knownSince(JsonNode document) {
        List<Instant> published = new ArrayList<>();
        addReports(document, published);
        return published.stream().min(Instant::compareTo).orElse(null);
    }

    private static void addReports(JsonNode node, List<Instant> published) {
        if (isClaim(node) || isCitation(node)) {
            if (!wasEnteredWrongly(node)) {
                published.add(published(node));
            }
        } else {
            node.forEach(child -> addReports(child, published));
        }
    }

    private static boolean wasEnteredWrongly(JsonNode node) {
        return node.path("rank").asText().equals("DEPRECATED")
                && node.path("rankReason").asText().equals("ENTRY_ERROR");
    }

    /** The document without everything that was published at the moment or later, and without its present wording. */
    public static ObjectNode before(ObjectNode document, Instant moment) {
        ObjectNode copy = document.deepCopy();
        copy.remove(PRESENT_WORDING);
        reduce(copy, moment);
        removeUnknownRelations(copy);
        return copy;
    }

    private static void reduce(ObjectNode object, Instant moment) {
        List<String> unknown = new ArrayList<>();
        object.fields().forEachRemaining(property -> {
            if (property.getValue() instanceof ArrayNode list) {
                reduce(list, moment);
            } else if (property.getValue() instanceof ObjectNode child && !remains(child, moment)) {
                unknown.add(property.getKey());
            }
        });
        object.remove(unknown);
    }

    private static void reduce(ArrayNode list, Instant moment) {
        for (int i = list.size() - 1; i >= 0; i--) {
            if (list.get(i) instanceof ObjectNode element && !remains(element, moment)) {
                list.remove(i);
            }
        }
    }

    /** Reduces what is in an object, and says whether anything is left of what reports said there. */
    private static boolean remains(ObjectNode object, Instant moment) {
        Instant published = published(object);
        if (published != null) {
            if (object.has(RANK_SINCE)
                    && !wasEnteredWrongly(object)
                    && !instant(object.get(RANK_SINCE).asText()).isBefore(moment)) {
                object.remove(List.of("rank", "rankReason", RANK_SINCE));
            }
            return published.isBefore(moment);
        }
        boolean hadReports = hasReports(object);
        reduce(object, moment);
        return !hadReports || hasReports(object) || object.has(ACCOUNTS);
    }

    private static boolean hasReports(JsonNode node) {
        return node.findValue(PUBLISHED_AT) != null;
    }

    /** A claim's relation to a claim that is not there any more says that there will be one. */
    private static void removeUnknownRelations(ObjectNode document) {
        List<String> ids = StreamSupport.stream(document.path("claims").spliterator(), false)
                .map(claim -> claim.path("id").asText())
                .toList();
        document.path("claims").forEach(claim -> {
            if (!ids.contains(claim.at("/relation/claim").asText())) {
                ((ObjectNode) claim).remove("relation");
            }
        });
    }
}
