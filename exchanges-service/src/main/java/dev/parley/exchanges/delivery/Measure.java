package dev.parley.exchanges.delivery;

import java.util.Objects;

import dev.parley.kernel.Figure;
import dev.parley.kernel.Quantity;

/** What a figure counts, the same for all its claims. */
public record Measure(Quantity.Unit unit, String currency) {

    public static Measure of(Figure figure) {
        Quantity first = figure.claims().get(0).quantity();
        return new Measure(first.unit(), first.currency());
    }

    /** Whether numbers of this count for a promise of the other: the dead who are returned count for those promised. */
    public boolean countsFor(Measure promised) {
        return unit == promised.unit && Objects.equals(currency, promised.currency)
                || unit == Quantity.Unit.REMAINS && promised.unit == Quantity.Unit.PERSONS;
    }

    /** Whether numbers of this are so much a day, which do not add up over days. */
    public boolean isRate() {
        return unit == Quantity.Unit.TRUCKS_PER_DAY || unit == Quantity.Unit.LITRES_PER_DAY;
    }

    @Override
    public String toString() {
        return currency == null ? unit.toString() : unit + " in " + currency;
    }
}
