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

class PublicationTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2023-10-09T11:53:00Z, 2023-10-09T11:53:00Z",
        "2023-10-09T11:53:00+03:00, 2023-10-09T08:53:00Z",
        "2023-10-09T11:53:00.123456Z, 2023-10-09T11:53:00.123456Z",
        "2023-10-09, 2023-10-09T23:59:59.999Z",
        "2024-02-29, 2024-02-29T23:59:59.999Z"
    })
    void dateCountsFromTheEndOfItsDay(String text, Instant instant) {
        assertEquals(instant, PublicationTime.of(text).instant());
        assertEquals(text, PublicationTime.of(text).toString());
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
        InvalidValueException invalid = assertThrows(InvalidValueException.class, () -> PublicationTime.of(text));

        assertEquals("", invalid.faults().get(0).pointer());
    }

    @Test
    void storedTextThatCannotBeReadIsKeptAndCountsAsPublicAfterEverythingElse() {
        PublicationTime time = PublicationTime.asWritten("Michaelmas 2023");

        assertEquals("Michaelmas 2023", time.toString());
        assertFalse(time.isNotAfter(Instant.parse("9999-12-31T23:59:59.999Z")));
    }

    @Test
    void itCountsFromItsVeryInstant() {
        PublicationTime moment = PublicationTime.of("2023-10-09T11:53:00Z");

        assertTrue(moment.isNotAfter(Instant.parse("2023-10-09T11:53:00Z")));
        assertFalse(moment.isNotAfter(Instant.parse("2023-10-09T11:52:59.999Z")));
    }

    @ParameterizedTest
    @CsvSource({
        "2023-10-09T11:53:00Z, 2023-10-09T11:52:59.999Z, true",
        "2023-10-09T11:53:00Z, 2023-10-09T11:53:00Z, false",
        "2023-10-09, 2023-10-08T09:59:59Z, true",
        "2023-10-09, 2023-10-08T10:00:00Z, false"
    })
    void dateIsInTheFutureUntilItsDayHasBegunSomewhere(String published, Instant now, boolean future) {
        assertEquals(future, PublicationTime.of(published).isInFuture(now));
    }

    @ParameterizedTest
    @CsvSource({
        "2023-10-09T11:53:00Z, 2023-10-09T11:53:00Z, false",
        "2023-10-09T11:53:00Z, 2023-10-09T11:53:00.001Z, true",
        "2023-10-07, 2023-10-08T11:59:59.999Z, false",
        "2023-10-07, 2023-10-08T12:00:00Z, true"
    })
    void dateIsBeforeAMomentIfItsDayHadEndedEverywhere(String published, Instant moment, boolean before) {
        assertEquals(before, PublicationTime.of(published).isBefore(moment));
    }

    @Test
    void equalityIsByText() {
        assertEquals(PublicationTime.of("2023-10-09"), PublicationTime.of("2023-10-09"));
        assertEquals(
                PublicationTime.of("2023-10-09").hashCode(),
                PublicationTime.of("2023-10-09").hashCode());
        assertNotEquals(PublicationTime.of("2023-10-09T11:53:00Z"), PublicationTime.of("2023-10-09T12:53:00+01:00"));
    }
}
