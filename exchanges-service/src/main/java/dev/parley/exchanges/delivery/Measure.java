package dev.parley.exchanges.delivery;

import java.util.Objects;

import dev.parley.kernel.Figure;
import dev.parley.kernel.Quantity;

/** Unit and currency of a figure, the same for all its claims. */
public record Measure(Quantity.Unit unit, String currency) {

    public static Measure of(Figure figure) {
        Quantity first = figure.claims().get(0).quantity();
        return new Measure(first.unit(), first.currency());
    }

    /** Whether deliveries in this measure count for a promise in that one: remains count for promised people. */
    public boolean countsFor(Measure promised) {
        return unit == promised.unit && Objects.equals(currency, promised.currency)
                || unit == Quantity.Unit.REMAINS && promised.unit == Quantity.Unit.PERSONS;
    }

    /** Whether it is a rate per day, which does not add up over days. */
    public boolean isRate() {
        return unit == Quantity.Unit.TRUCKS_PER_DAY || unit == Quantity.Unit.LITRES_PER_DAY;
    }

    @Override
    public String toString() {
        return currency == null ? unit.toString() : unit + " in " + currency;
    }
}
