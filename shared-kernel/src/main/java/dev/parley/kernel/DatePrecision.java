package dev.parley.kernel;

/**
 * How precisely an {@link UncertainDate} is known, in the codes of two event datasets: {@code time_precision} of ACLED
 * and {@code date_prec} of UCDP GED. It counts the calendar days, in the date's zone, on which the date may have been.
 */
public enum DatePrecision {
    /** One day. */
    DAY(1, 1),
    /** 2 to 6 days, not necessarily of one week. A night counts as two days. */
    DAYS(2, 2),
    /** 7 days. */
    WEEK(2, 3),
    /** 8 to 31 days, not necessarily of one month. */
    MONTH(3, 4),
    /** More than 31 days, or open. ACLED has no code for it. */
    LONGER(null, 5);

    private final Integer acled;
    private final int ucdp;

    DatePrecision(Integer acled, int ucdp) {
        this.acled = acled;
        this.ucdp = ucdp;
    }

    static DatePrecision ofDays(long days) {
        if (days <= 1) {
            return DAY;
        }
        if (days <= 6) {
            return DAYS;
        }
        if (days == 7) {
            return WEEK;
        }
        return days <= 31 ? MONTH : LONGER;
    }

    /** 1 to 3; null where ACLED has no code. */
    public Integer acled() {
        return acled;
    }

    /** 1 to 5. */
    public int ucdp() {
        return ucdp;
    }
}
