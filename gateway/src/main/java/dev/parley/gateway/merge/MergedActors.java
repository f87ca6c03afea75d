package dev.parley.gateway.merge;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.kernel.Id;

/**
 * Which ids mean the same actor, because one was merged into the other.
 *
 * @param survivors by the id of the merged actor: the id of the actor that it was merged into at last
 */
public record MergedActors(Map<String, String> survivors) {

    /** No actor was merged. */
    public static final MergedActors NONE = new MergedActors(Map.of());

    private static final String LIST = "/v1/merges?actor=";

    /** Where the actors-service says which ids mean the same as some, given as a list separated by commas. */
    public static String uri(String ids) {
        return LIST + ids;
    }

    /** The actors on pages that the actors-service answered. */
    public static MergedActors of(List<JsonNode> pages) {
        Map<String, String> survivors = new TreeMap<>();
        for (JsonNode page : pages) {
            page.path("items")
                    .forEach(item -> survivors.put(
                            item.path("actor").asText(), item.path("survivor").asText()));
        }
        return new MergedActors(survivors);
    }

    public boolean isEmpty() {
        return survivors.isEmpty();
    }

    /** The id of the actor that goes on for this one; the same id if it was not merged. */
    public String survivor(String id) {
        return survivors.getOrDefault(id, id);
    }

    /** Every id that means the same actor, the given one included. */
    Set<String> sameAs(String id) {
        Set<String> same = new TreeSet<>(List.of(id, survivor(id)));
        survivors.forEach((merged, survivor) -> {
            if (survivor.equals(survivor(id))) {
                same.add(merged);
            }
        });
        return same;
    }

    /** Whether an actor with this id can exist, so that it makes sense to ask for it. */
    static boolean isId(String text) {
        return text.matches(Id.PATTERN);
    }
}
