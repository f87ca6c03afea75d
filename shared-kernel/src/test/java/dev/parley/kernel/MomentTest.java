package dev.parley.kernel;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MomentTest {

    @ParameterizedTest
    @CsvSource({
        "2023-10-09T11:53:00Z, 2023-10-09T11:53:00Z",
        "2023-10-09T11:53:00+03:00, 2023-10-09T08:53:00Z",
        "2023-10-09T11:53:00.123456Z, 2023-10-09T11:53:00.123456Z",
        "2023-10-09, 2023-10-09T23:59:59.999Z",
        "2024-02-29, 2024-02-29T23:59:59.999Z"
    })
    void dateCountsFromTheEndOfItsDay(String text, Instant instant) {
        assertEquals(instant, Moment.of(text).instant());
        assertEquals(text, Moment.of(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2023",
                "2023-10",
                "2023-02-30",
                "2023-10-09T11:53:00",
                "2023-10-09T25:00:00Z",
                "2023-10-09 11:53:00Z",
                "10/09/2023"
            })
    void otherTextIsRefused(String text) {
        Invalid invalid = assertThrows(Invalid.class, () -> Moment.of(text));

        assertEquals("", invalid.faults().get(0).pointer());
    }

    @Test
    void itCountsFromItsVeryInstant() {
        Moment moment = Moment.of("2023-10-09T11:53:00Z");

        assertTrue(moment.isBy(Instant.parse("2023-10-09T11:53:00Z")));
        assertFalse(moment.isBy(Instant.parse("2023-10-09T11:52:59.999Z")));
    }

    @Test
    void itIsEqualAsWritten() {
        assertEquals(Moment.of("2023-10-09"), Moment.of("2023-10-09"));
        assertEquals(Moment.of("2023-10-09").hashCode(), Moment.of("2023-10-09").hashCode());
        assertNotEquals(Moment.of("2023-10-09T11:53:00Z"), Moment.of("2023-10-09T12:53:00+01:00"));
    }
}
