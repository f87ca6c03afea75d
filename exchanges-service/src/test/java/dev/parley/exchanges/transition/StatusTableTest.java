package dev.parley.exchanges.transition;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

import dev.parley.exchanges.exchange.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class StatusTableTest {

    /** Each row lists the statuses that may follow; all others may not. */
    @ParameterizedTest
    @CsvSource({
        "EXPLORATORY, TABLED WITHDRAWN LAPSED",
        "TABLED, COUNTERED ACCEPTED_IN_PRINCIPLE AGREED REJECTED WITHDRAWN LAPSED SUPERSEDED",
        "COUNTERED, TABLED ACCEPTED_IN_PRINCIPLE AGREED REJECTED WITHDRAWN LAPSED SUPERSEDED",
        "ACCEPTED_IN_PRINCIPLE, COUNTERED TABLED AGREED REJECTED WITHDRAWN COLLAPSED LAPSED SUPERSEDED",
        "AGREED, IN_IMPLEMENTATION COLLAPSED SUPERSEDED",
        "IN_IMPLEMENTATION, SUSPENDED COMPLETED PARTIALLY_COMPLETED COLLAPSED SUPERSEDED",
        "SUSPENDED, IN_IMPLEMENTATION PARTIALLY_COMPLETED COLLAPSED SUPERSEDED",
        "COMPLETED, ''",
        "PARTIALLY_COMPLETED, ''",
        "REJECTED, ''",
        "WITHDRAWN, ''",
        "LAPSED, ''",
        "COLLAPSED, ''",
        "SUPERSEDED, ''"
    })
    void onlyTheRowsOfTheTableAreLawful(Status status, String lawful) {
        Set<Status> expected = Arrays.stream(lawful.split(" "))
                .filter(name -> !name.isEmpty())
                .map(Status::valueOf)
                .collect(Collectors.toSet());
        assertEquals(expected, StatusTable.after(status));
    }

    @Test
    void exchangeBeginsExploratoryOrTabled() {
        assertEquals(EnumSet.of(Status.EXPLORATORY, Status.TABLED), StatusTable.after(null));
    }
}
