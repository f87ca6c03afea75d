package dev.parley.kernel;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A part of a day, for which EDTF has no notation. */
@Schema(description = """
        A part of a day, for reports that say "at night" or "at dawn", in hours of the date's time zone:
        - `EARLY_MORNING`: 00:00 to 06:00.
        - `MORNING`: 06:00 to 12:00.
        - `AFTERNOON`: 12:00 to 18:00.
        - `EVENING`: 18:00 to 24:00.
        - `NIGHT`: 18:00 to 06:00 of the next day.""")
public enum PartOfDay {
    EARLY_MORNING(0, 6),
    MORNING(6, 12),
    AFTERNOON(12, 18),
    EVENING(18, 24),
    NIGHT(18, 30);

    private final int from;
    private final int until;

    PartOfDay(int from, int until) {
        this.from = from;
        this.until = until;
    }

    /** Hours from the start of the day to its start. */
    int from() {
        return from;
    }

    /** Hours from the start of the day to its end, exclusive; more than 24 reach into the next day. */
    int until() {
        return until;
    }
}
