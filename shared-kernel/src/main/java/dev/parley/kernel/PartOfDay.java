package dev.parley.kernel;

/**
 * A part of a day, for reports that say "in the night" or "at dawn". EDTF has no notation for it. Hours are local to
 * the zone of the date.
 */
public enum PartOfDay {
    /** 00:00 to 06:00. */
    EARLY_MORNING(0, 6),
    /** 06:00 to 12:00. */
    MORNING(6, 12),
    /** 12:00 to 18:00. */
    AFTERNOON(12, 18),
    /** 18:00 to 24:00. */
    EVENING(18, 24),
    /** 18:00 to 06:00 of the next day. */
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
