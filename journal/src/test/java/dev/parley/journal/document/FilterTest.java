package dev.parley.journal.document;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

class FilterTest {

    private final Filter filter = new Filter();

    @Test
    void filterWithoutConditionsIsTrueOfEverything() {
        assertEquals("1 = 1", filter.conditions());
        assertEquals("d.sortKey", filter.order());
        assertEquals("", filter.joined());
        assertEquals(Map.of(), bound());
    }

    @Test
    void conditionsAddUpAndBindTheirValues() {
        filter.where("d.version > 1")
                .where("d.title like :title", "title", "Talks%")
                .equal("status", "TABLED")
                .anyOf("type", List.of("WIRE", "LEAK"));
        assertEquals(
                "1 = 1 and d.version > 1 and d.title like :title and d.status = :status and d.type in :type",
                filter.conditions());
        assertEquals(Map.of("title", "Talks%", "status", "TABLED", "type", List.of("WIRE", "LEAK")), bound());
    }

    @Test
    void absentValuesAddNothing() {
        filter.where("d.title like :title", "title", null)
                .equal("status", null)
                .anyOf("type", List.of())
                .overlaps("actors", List.of())
                .validAt(null);
        assertEquals("1 = 1", filter.after(null).conditions());
        assertEquals(Map.of(), bound(filter.after(null)));
    }

    @Test
    void overlapIsWithAnArray() {
        filter.overlaps("actors", List.of("qatar", "oman"));
        assertEquals("1 = 1 and array_intersects(d.actors, :actors)", filter.conditions());
        assertArrayEquals(new String[] {"qatar", "oman"}, (String[]) bound().get("actors"));
    }

    @Test
    void validityIsOpenWhereItHasNoBound() {
        Instant at = Instant.parse("2023-10-09T12:00:00Z");
        filter.validAt(at);
        assertEquals(
                "1 = 1 and (d.validFrom is null or d.validFrom <= :validAt) and (d.validTo is null or d.validTo >="
                        + " :validAt)",
                filter.conditions());
        assertEquals(Map.of("validAt", at), bound());
    }

    @Test
    void pageBeginsAfterAPlaceInTheOrderOfTheCollection() {
        Filter page = filter.after("2023");
        assertEquals("1 = 1 and d.sortKey > :after", page.conditions());
        assertEquals(Map.of("after", "2023"), bound(page));
    }

    @Test
    void severalPagesAreReadByOneFilter() {
        filter.equal("status", "TABLED");
        Filter first = filter.after("2022");
        Filter second = filter.after("2023");
        assertEquals(first.conditions(), second.conditions());
        assertEquals(Map.of("status", "TABLED", "after", "2022"), bound(first));
        assertEquals(Map.of("status", "TABLED", "after", "2023"), bound(second));
        assertEquals(Map.of("status", "TABLED"), bound());
    }

    @Test
    void pageOfARankedListBeginsAfterAPlaceInThatOrder() {
        filter.rankedBy("n.rank", "join Name n on n.key = d.key and n.name = :name", Map.of("name", "doha"));
        Filter page = filter.after("1");
        assertEquals("concat(n.rank, d.sortKey)", page.order());
        assertEquals(" join Name n on n.key = d.key and n.name = :name", page.joined());
        assertEquals("1 = 1 and concat(n.rank, d.sortKey) > :after", page.conditions());
        assertEquals(Map.of("name", "doha", "after", "1"), bound(page));
    }

    private Map<String, Object> bound() {
        return bound(filter);
    }

    private static Map<String, Object> bound(Filter filter) {
        BoundParameters parameters = new BoundParameters();
        filter.bind(parameters.query());
        return parameters.values();
    }
}
