package dev.parley.kernel;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AsOfTest {

    private static final Instant MONDAY = Instant.parse("2023-10-09T12:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2023-10-10T12:00:00Z");

    @Test
    void eitherClockMakesItAnotherPointThanNow() {
        assertTrue(AsOf.NOW.isNow());
        assertTrue(new AsOf(null, null, true).isNow());
        assertFalse(AsOf.knownAt(MONDAY).isNow());
        assertFalse(new AsOf(null, MONDAY, false).isNow());
    }

    @Test
    void wheneverKnownKeepsAllButTheClockOfPublication() {
        assertEquals(new AsOf(null, TUESDAY, true), new AsOf(MONDAY, TUESDAY, true).wheneverKnown());
    }
}
