package dev.parley.kernel;

/**
 * What a number counts. Numbers of different measures are never added, subtracted or compared.
 *
 * @param currency ISO 4217 code, with MONEY only; otherwise null
 * @param of what the ITEMS are, as in "aircraft"; otherwise null
 * @param perDay whether it is a rate, which does not add up over days
 */
public record Measure(Quantity.Unit unit, String currency, String of, boolean perDay) {

    /** The measure in which a quantity is given. */
    public static Measure of(Quantity quantity) {
        return new Measure(quantity.unit(), quantity.currency(), quantity.of(), quantity.perDay() != null);
    }

    /** Whether deliveries in this measure count for a promise in that one: remains count for promised people. */
    public boolean countsFor(Measure promised) {
        return equals(promised)
                || unit == Quantity.Unit.REMAINS && promised.unit == Quantity.Unit.PERSONS && perDay == promised.perDay;
    }

    /** Whether it counts people, alive or dead. */
    public boolean countsPeople() {
        return unit == Quantity.Unit.PERSONS || unit == Quantity.Unit.REMAINS;
    }

    /** Whether both are money, of different currencies, which nothing here converts. */
    public boolean differsInCurrency(Measure other) {
        return unit == Quantity.Unit.MONEY && other.unit == Quantity.Unit.MONEY && !currency.equals(other.currency);
    }

    /** Whether only whole numbers of it exist: half a person never does, 12.5 trucks per day do. */
    boolean isWhole() {
        return unit != null && unit.isWhole() && !perDay;
    }

    /** As messages name it: "PERSONS", "MONEY in USD", "ITEMS of aircraft", "TRUCKS per day". */
    @Override
    public String toString() {
        return unit
                + (currency == null ? "" : " in " + currency)
                + (of == null ? "" : " of " + of)
                + (perDay ? " per day" : "");
    }
}
