package dev.parley.system;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.journal.canary.PublishedJson;

/**
 * Adds to a dossier what a report of one moment says of everything that was known by then: other numbers, groups, dates
 * and ranks, another participant, by a source and an actor that nothing else names.
 */
final class LaterReports {

    static final String ACTOR = "named-later";
    static final String SOURCE = "cited-later";
    static final String NATIONALITY = "NR";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> DATES = List.of("opened", "tabled", "occurred", "effective");
    private static final String TRANSITIONS = "transitions";

    private final Instant moment;

    /** @param moment at which the reports are published */
    LaterReports(Instant moment) {
        this.moment = moment;
    }

    void addTo(ObjectNode dossier) {
        for (String collection : List.of("relations", "channels", "exchanges", "events")) {
            for (JsonNode document : dossier.path(collection)) {
                for (String records : List.of("revisions", "positions", TRANSITIONS, "deliveries")) {
                    document.path(records).forEach(record -> addTo(records, (ObjectNode) record));
                }
                addTo(collection, (ObjectNode) document);
            }
        }
    }

    private void addTo(String collection, ObjectNode document) {
        Map<String, JsonNode> records = new LinkedHashMap<>();
        for (String name : List.of("revisions", "positions", TRANSITIONS, "deliveries")) {
            if (document.has(name)) {
                records.put(name, document.remove(name));
            }
        }
        Instant since = PublishedJson.knownSince(document);
        if (since != null && since.isBefore(moment)) {
            if (!collection.equals("channels")) {
                DATES.forEach(name -> disputeDate(document, name, collection));
            }
            addClaims(document, collection);
            if (document.path("citations").size() > 0) {
                ((ArrayNode) document.get("citations")).add(citation());
            }
            if (collection.equals("exchanges")) {
                addParticipant((ArrayNode) document.get("participants"));
            }
        }
        document.setAll(records);
    }

    private ObjectNode citation() {
        return JSON.objectNode()
                .put("source", SOURCE)
                .put("publishedAt", moment.toString())
                .put("attribution", "ON_THE_RECORD")
                .put("saidBy", ACTOR);
    }

    private void addParticipant(ArrayNode participants) {
        boolean isThere = participants.findValuesAsText("actor").contains(ACTOR);
        if (!isThere) {
            ObjectNode participant = participants.addObject().put("actor", ACTOR);
            participant.putArray("roles").add("GUARANTOR");
            participant.putArray("citations").add(citation());
        }
    }

    /** Makes the date the account of the first report, and adds that of another one, which is a day earlier. */
    private void disputeDate(ObjectNode document, String name, String collection) {
        if (!(document.get(name) instanceof ObjectNode date)) {
            return;
        }
        JsonNode earliest = earliestCitation(document);
        ArrayNode accounts = (ArrayNode) date.get("accounts");
        ObjectNode first =
                accounts == null ? date.deepCopy() : accounts.get(0).get("date").deepCopy();
        if (accounts == null) {
            date.removeAll();
            accounts = date.putArray("accounts");
        }
        if (!accounts.findValuesAsText("publishedAt")
                .contains(earliest.get("publishedAt").asText())) {
            accounts.addObject()
                    .put("id", "first")
                    .<ObjectNode>set("date", first.deepCopy())
                    .set("citation", earliest);
        }
        String edtf = first.get("edtf").asText();
        if (edtf.matches("\\d{4}-\\d\\d-\\d\\d") && !collection.equals(TRANSITIONS)) {
            first.put("edtf", LocalDate.parse(edtf).minusDays(1).toString());
        }
        accounts.addObject()
                .put("id", "later-" + accounts.size())
                .<ObjectNode>set("date", first)
                .set("citation", citation());
    }

    private static JsonNode earliestCitation(ObjectNode document) {
        Instant since = PublishedJson.knownSince(document);
        List<JsonNode> citations = new ArrayList<>();
        document.findParents("publishedAt").forEach(citations::add);
        return citations.stream()
                .filter(citation -> PublishedJson.instant(
                                citation.get("publishedAt").asText())
                        .equals(since))
                .findFirst()
                .orElseThrow()
                .deepCopy();
    }

    private void addClaims(JsonNode node, String within) {
        if (node instanceof ObjectNode object) {
            object.fields().forEachRemaining(property -> {
                if (property.getValue() instanceof ArrayNode list
                        && List.of("claims", "reports").contains(property.getKey())) {
                    addClaim(list, within);
                } else if (!property.getKey().equals("accounts")) {
                    addClaims(property.getValue(), property.getValue().isArray() ? property.getKey() : within);
                }
            });
        } else {
            node.forEach(element -> addClaims(element, within));
        }
    }

    private void addClaim(ArrayNode claims, String within) {
        ObjectNode known = null;
        for (JsonNode claim : claims) {
            boolean wasPublished = PublishedJson.instant(
                            claim.at("/citation/publishedAt").asText())
                    .isBefore(moment);
            if (wasPublished && claim.path("rank").asText("NORMAL").equals("NORMAL")) {
                known = (ObjectNode) claim;
            }
        }
        if (known == null) {
            return;
        }
        ObjectNode later = known.deepCopy();
        later.put("id", "later-" + claims.size()).set("citation", citation());
        later.remove(List.of("relation", "breakdown"));
        change(later, within);
        if (!later.has("openness")) {
            known.put("rank", "DEPRECATED").put("rankReason", "SUPERSEDED").put("rankSince", moment.toString());
        }
        claims.add(later);
    }

    private static void change(ObjectNode claim, String within) {
        if (claim.get("quantity") instanceof ObjectNode quantity) {
            quantity.remove(List.of("min", "max"));
            quantity.put("kind", "EXACT").put("value", 4242);
        }
        if (claim.get("ratio") instanceof ObjectNode ratio) {
            ratio.put("give", ratio.get("give").intValue() + 1);
        }
        if (claim.get("group") instanceof ObjectNode group) {
            group.putArray("nationalities").add(NATIONALITY);
            group.putArray("demographics").add("ELDERLY");
        }
        if (claim.has("state")) {
            claim.put("state", "UNKNOWN");
        }
        if (claim.has("openness")) {
            claim.put("openness", "DENIED").put("status", "DORMANT");
        }
        if (within.equals("commitments")) {
            claim.put("statement", "later").put("legalForm", "UNSPECIFIED");
            ObjectNode destination = claim.putObject("destination").put("actor", ACTOR);
            destination.putObject("place").put("name", "later").put("precision", "TOWN");
        }
    }
}
