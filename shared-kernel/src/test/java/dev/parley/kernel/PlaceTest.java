package dev.parley.kernel;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class PlaceTest {

    @ParameterizedTest
    @CsvSource({"25.3, , /longitude", ", 51.5, /latitude"})
    void oneCoordinateAloneIsAFault(BigDecimal latitude, BigDecimal longitude, String pointer) {
        assertEquals(
                List.of(pointer),
                place(latitude, longitude).faults().stream().map(Fault::pointer).toList());
    }

    @Test
    void bothCoordinatesOrNeitherAreSound() {
        assertEquals(
                List.of(), place(new BigDecimal("25.3"), new BigDecimal("51.5")).faults());
        assertEquals(List.of(), place(null, null).faults());
    }

    @Test
    void zerosAtTheEndDoNotMakeAnotherPlace() {
        assertEquals(
                place(new BigDecimal("25.3"), BigDecimal.TEN), place(new BigDecimal("25.30"), new BigDecimal("10.0")));
    }

    private static Place place(BigDecimal latitude, BigDecimal longitude) {
        return new Place("Doha", "QA", latitude, longitude, Place.Precision.TOWN);
    }
}
