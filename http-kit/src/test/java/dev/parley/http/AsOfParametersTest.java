package dev.parley.http;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;

import dev.parley.kernel.AsOf;
import dev.parley.kernel.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

class AsOfParametersTest {

    private static final Instant KNOWN = Instant.parse("2023-10-09T12:00:00Z");
    private static final Instant RECORDED = Instant.parse("2023-10-10T00:00:00.000001Z");

    @Test
    void bothClocksAndRetractionsAreRead() {
        assertEquals(
                new AsOf(KNOWN, RECORDED, true),
                read("knownAt", KNOWN.toString(), "recordedAt", RECORDED.toString(), "includeRetracted", "true"));
        assertEquals(AsOf.NOW, read());
    }

    @Test
    void clocksAreCutToTheMicrosecond() {
        assertEquals(
                RECORDED, read("recordedAt", "2023-10-10T00:00:00.000001999Z").recordedAt());
    }

    @Test
    void dateStandsForItsLastMicrosecond() {
        assertEquals(
                new AsOf(
                        Instant.parse("2023-10-09T23:59:59.999999Z"),
                        Instant.parse("2023-10-10T23:59:59.999999Z"),
                        false),
                read("knownAt", "2023-10-09", "recordedAt", "2023-10-10"));
    }

    @Test
    void dayThatStillGoesOnEndsNow() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.MICROS);
        String today = LocalDate.ofInstant(before, ZoneOffset.UTC).toString();
        AsOf asOf = read("knownAt", today, "recordedAt", today);
        for (Instant read : List.of(asOf.knownAt(), asOf.recordedAt())) {
            assertFalse(read.isBefore(before), read.toString());
            assertFalse(read.isAfter(Instant.now()), read.toString());
        }
    }

    @Test
    void dayToComeIsInTheFuture() {
        String tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();
        assertEquals(List.of("/recordedAt"), refused("recordedAt", tomorrow));
        assertEquals(
                Instant.parse(tomorrow + "T23:59:59.999999Z"),
                read("knownAt", tomorrow).knownAt());
    }

    @Test
    void dateFromWhichSomethingIsAskedForStandsForItsStart() {
        try (Query query = query("at", "2023-10-09", "from", "2023-10-09T12:00:00+02:00")) {
            assertEquals(
                    Instant.parse("2023-10-09T00:00:00Z"),
                    query.read(QueryParameter.instant("at", "When.", "2023-10-09T12:00:00Z")));
            assertEquals(
                    Instant.parse("2023-10-09T10:00:00Z"),
                    query.read(QueryParameter.instant("from", "Since when.", "2023-10-09T12:00:00Z")));
        }
    }

    @Test
    void recordedAtInTheFutureIsRefusedAndKnownAtIsNot() {
        String future = Instant.now().plus(Duration.ofDays(1)).toString();
        assertEquals(List.of("/recordedAt"), refused("recordedAt", future));
        read("knownAt", future);
        read("recordedAt", Instant.now().toString());
    }

    @Test
    void everyParameterThatCannotBeReadIsNamed() {
        assertEquals(
                List.of("/knownAt", "/recordedAt", "/includeRetracted", "/colour"),
                refused("knownAt", "yesterday", "recordedAt", "", "includeRetracted", "maybe", "colour", "red"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, false, ''",
                "2023-10-09T12:00:00Z, -, false, knownAt=2023-10-09T12:00:00Z",
                "-, 2023-10-10T00:00:00Z, false, recordedAt=2023-10-10T00:00:00Z",
                "-, -, true, includeRetracted=true",
                "2023-10-09T12:00:00Z, 2023-10-10T00:00:00Z, true,"
                        + " knownAt=2023-10-09T12:00:00Z&recordedAt=2023-10-10T00:00:00Z&includeRetracted=true"
            })
    void queryStringSaysWhatDiffersFromNow(
            Instant knownAt, Instant recordedAt, boolean includeRetracted, String expected) {
        assertEquals(expected, AsOfParameters.queryString(new AsOf(knownAt, recordedAt, includeRetracted)));
    }

    @Test
    void entityTagTellsVersionsAndClocksApart() {
        assertEquals("\"7\"", AsOfParameters.entityTag(7, AsOf.NOW));
        assertEquals("\"7-k2023-10-09T12:00:00Z\"", AsOfParameters.entityTag(7, AsOf.knownAt(KNOWN)));
        assertEquals(
                "\"7-r2023-10-10T00:00:00.000001Z\"", AsOfParameters.entityTag(7, new AsOf(null, RECORDED, false)));
        assertEquals(
                "\"7-k2023-10-09T12:00:00Z-r2023-10-10T00:00:00.000001Z\"",
                AsOfParameters.entityTag(7, new AsOf(KNOWN, RECORDED, false)));
    }

    private static AsOf read(String... namesAndValues) {
        try (Query query = query(namesAndValues)) {
            return AsOfParameters.read(query);
        }
    }

    private static List<String> refused(String... namesAndValues) {
        return assertThrows(ProblemException.class, () -> read(namesAndValues)).problem().violations().stream()
                .map(Fault::pointer)
                .toList();
    }

    private static Query query(String... namesAndValues) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Query((UriInfo) Proxy.newProxyInstance(
                AsOfParametersTest.class.getClassLoader(),
                new Class<?>[] {UriInfo.class},
                (proxy, method, arguments) -> method.getName().equals("getQueryParameters") ? parameters : "/"));
    }
}
