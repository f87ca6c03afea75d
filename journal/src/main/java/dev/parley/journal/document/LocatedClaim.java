package dev.parley.journal.document;

import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.kernel.Fault;
import dev.parley.kernel.Figure;
import dev.parley.kernel.Ranked;
import dev.parley.kernel.ReportedDate;

/**
 * A claim that a document holds.
 *
 * @param path the claim's place by ids, which stays when the order of lists does not
 * @param identity everything in the claim that may never change
 */
public record LocatedClaim(String path, Object identity) {

    /**
     * Where the claim is in a document: its JSON pointer (RFC 6901), or that of the list or property that is missing it.
     *
     * @param document the JSON of a version of the claim's document
     */
    String pointer(JsonNode document) {
        String pointer = "";
        JsonNode node = document;
        for (String step : path.substring(1).split("/")) {
            if (node.isArray()) {
                int index = indexOf(step, node);
                if (index < 0) {
                    return pointer;
                }
                pointer += "/" + index;
                node = node.get(index);
            } else {
                pointer = Fault.member(pointer, step);
                node = node.path(step);
            }
            if (node.isMissingNode()) {
                return pointer;
            }
        }
        return pointer;
    }

    private static int indexOf(String id, JsonNode list) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).path("id").asText().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /** The claim's own id. */
    String id() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The claims of a figure; none for an absent one. */
    public static Stream<LocatedClaim> figure(String path, Figure figure) {
        return figure == null ? Stream.empty() : figure.claims().stream().map(claim -> ranked(path, claim));
    }

    /** The accounts of the date at {@code path}; none for an absent one or one without accounts. */
    public static Stream<LocatedClaim> date(String path, ReportedDate date) {
        return date == null
                ? Stream.empty()
                : date.accounts().stream().map(account -> ranked(path + "/accounts", account));
    }

    public static LocatedClaim ranked(String path, Ranked<?> claim) {
        return new LocatedClaim(path + "/" + claim.id(), claim.identity());
    }
}
