package dev.parley.kernel;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CountryTest {

    @Test
    void assignedCodesAreThoseThatJavaKnows() {
        Set<String> assigned = IntStream.rangeClosed('A', 'Z')
                .mapToObj(first -> IntStream.rangeClosed('A', 'Z')
                        .mapToObj(second -> Character.toString(first) + Character.toString(second)))
                .flatMap(codes -> codes)
                .filter(Country::isAssigned)
                .collect(Collectors.toSet());

        assertEquals(Set.of(Locale.getISOCountries()), assigned);
        assertEquals(249, assigned.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UK", "EU", "XX", "ZZ", "XK", "AN", "SU", "AA", "QM", "gb", "G", "GBR", "GB ", ""})
    void reservedWithdrawnAndMalformedCodesAreNotAssigned(String code) {
        assertFalse(Country.isAssigned(code));
        assertTrue(Country.isAssigned("GB"));
    }
}
