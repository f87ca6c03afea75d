package dev.parley.journal.document;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.parley.journal.document.Visibility.Language;
import dev.parley.kernel.AsOf;
import dev.parley.kernel.Marking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class VisibilityTest {

    private static final Instant MONDAY = Instant.parse("2023-10-09T12:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2023-10-10T12:00:00Z");

    private final Visibility now = Visibility.of(AsOf.NOW);
    private final Visibility known = Visibility.of(AsOf.knownAt(MONDAY));
    private final Visibility recorded = Visibility.of(new AsOf(null, TUESDAY, false));
    private final Visibility both = Visibility.of(new AsOf(MONDAY, TUESDAY, true));

    @Test
    void rowIsClearedAndNotRetracted() {
        assertEquals("d.marking in :cleared and d.retraction is null", now.ofRow("d", Language.HQL));
        assertEquals("x.marking = any(:cleared) and x.retraction is null", now.ofRow("x", Language.SQL));
    }

    @Test
    void retractedRowIsShownToWhoAsksForIt() {
        assertEquals(
                "d.marking in :cleared",
                Visibility.of(new AsOf(null, null, true)).ofRow("d", Language.HQL));
    }

    @Test
    void rowWasPublicIfItEverBecamePublic() {
        assertEquals(
                "d.marking in :cleared and d.retraction is null and (d.knownAt is null or d.knownAt <= :knownAt)",
                known.ofRow("d", Language.HQL));
        assertEquals(
                "d.marking = any(:cleared) and d.retraction is null and (d.known_at is null or d.known_at <= :knownAt)",
                known.ofRow("d", Language.SQL));
    }

    @Test
    void versionIsTheLastThatHadBeenRecorded() {
        assertEquals(
                "j.marking in :cleared and j.retraction is null and j.recordedAt <= :recordedAt and not exists"
                        + " (select 1 from JournalEntry later_j where later_j.collection = j.collection and later_j.key"
                        + " = j.key and later_j.recordedAt <= :recordedAt and later_j.recordedAt > j.recordedAt)",
                recorded.ofVersion("j", Language.HQL));
        assertEquals(
                "j.marking = any(:cleared) and (j.known_at is null or j.known_at <= :knownAt) and j.recorded_at <="
                        + " :recordedAt and not exists (select 1 from journal later_j where later_j.collection ="
                        + " j.collection and later_j.key = j.key and later_j.recorded_at <= :recordedAt and"
                        + " later_j.recorded_at > j.recorded_at)",
                both.ofVersion("j", Language.SQL));
    }

    @Test
    void periodOfKnowledgeHoldsTheInstantOrHasNotEnded() {
        assertEquals("p.marking = any(:cleared) and p.known_until is null", now.ofPeriod("p", Language.SQL));
        assertEquals(
                "p.marking = any(:cleared) and (p.known_from is null or p.known_from <= :knownAt) and (p.known_until is"
                        + " null or p.known_until > :knownAt)",
                known.ofPeriod("p", Language.SQL));
    }

    @Test
    void parametersAreBoundWhereTheTextHasThem() {
        assertEquals(Map.of(), bound(both, "1 = 1", Language.HQL));
        assertEquals(Map.of("cleared", List.of(Marking.CLEAR)), bound(now, now.ofRow("d", Language.HQL), Language.HQL));
        assertEquals(
                Map.of("cleared", List.of(Marking.CLEAR), "knownAt", MONDAY, "recordedAt", TUESDAY),
                bound(both, both.ofVersion("j", Language.HQL), Language.HQL));
        assertArrayEquals(new String[] {"CLEAR"}, (String[])
                bound(now, now.ofRow("d", Language.SQL), Language.SQL).get("cleared"));
    }

    @Test
    void documentIsShownFromTheVeryInstantOfItsPublicationOn() {
        assertTrue(known.shows(version(MONDAY, Marking.CLEAR)));
        assertFalse(known.shows(version(MONDAY.plusNanos(1000), Marking.CLEAR)));
        assertTrue(known.shows(version(null, Marking.CLEAR)));
        assertTrue(now.shows(version(TUESDAY, Marking.CLEAR)));
    }

    @ParameterizedTest
    @EnumSource(Marking.class)
    void onlyWhatIsClearIsShown(Marking marking) {
        assertEquals(marking == Marking.CLEAR, now.shows(version(null, marking)));
    }

    private static DocumentVersion<MemoDraft> version(Instant knownAt, Marking marking) {
        return new DocumentVersion<>(
                "m", new MemoDraft(null, "m", null, marking), new VersionInfo(1, knownAt, TUESDAY, "anonymous", null));
    }

    private static Map<String, Object> bound(Visibility visibility, String text, Language language) {
        BoundParameters parameters = new BoundParameters();
        visibility.bind(parameters.query(), text, language);
        return parameters.values();
    }
}
