package dev.parley.kernel;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import dev.parley.kernel.Citation.Attribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

class CitationTest {

    private static final String NOON = "2023-10-09T12:00:00Z";

    @ParameterizedTest
    @EnumSource(
            value = Attribution.class,
            names = {"BACKGROUND", "DEEP_BACKGROUND"})
    void speakerOnBackgroundMayNotBeNamed(Attribution attribution) {
        assertEquals(List.of("/saidBy"), pointers(Citations.of(NOON, attribution, "qatar")));
        assertEquals(List.of(), pointers(Citations.of(NOON, attribution, null)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Attribution.class,
            names = {"ON_THE_RECORD", "INSTITUTIONAL_STATEMENT", "OWN_REPORTING"})
    void speakerMayBeNamed(Attribution attribution) {
        assertEquals(List.of(), pointers(Citations.of(NOON, attribution, "qatar")));
    }

    @Test
    void offTheRecordIsRefused() {
        assertEquals(List.of("/attribution"), pointers(Citations.of(NOON, Attribution.OFF_THE_RECORD, null)));
        assertEquals(List.of("/attribution"), pointers(Citations.of(NOON, Attribution.OFF_THE_RECORD, "qatar")));
    }

    @Test
    void missingPartsAreLeftToValidation() {
        Citation empty = new Citation(null, null, null, null, null, null, null, null, null, null, null, null, null);

        assertEquals(List.of(), pointers(empty));
        assertNull(Citation.earliest(Stream.of(empty)));
    }

    @Test
    void earliestIsByInstantNotByText() {
        Stream<Citation> citations = Stream.of(
                Citations.published("2023-10-09"),
                Citations.published("2023-10-09T20:00:00-05:00"),
                Citations.published("2023-10-10T01:00:00+03:00"));

        assertEquals(Instant.parse("2023-10-09T22:00:00Z"), Citation.earliest(citations));
        assertNull(Citation.earliest(Stream.of()));
    }

    @Test
    void citationsPublishedByThenAreKnown() {
        Citation atNoon = Citations.published(NOON);
        Citation thatDay = Citations.published("2023-10-09");

        assertEquals(List.of(atNoon), Citation.knownAt(List.of(atNoon, thatDay), Instant.parse(NOON)));
        assertEquals(
                List.of(),
                Citation.knownAt(List.of(atNoon, thatDay), Instant.parse(NOON).minusMillis(1)));
        assertEquals(
                List.of(atNoon, thatDay),
                Citation.knownAt(List.of(atNoon, thatDay), Instant.parse("2023-10-09T23:59:59.999Z")));
    }

    private static List<String> pointers(Citation citation) {
        return citation.faults().map(Fault::pointer).toList();
    }
}
