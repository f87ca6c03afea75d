package dev.parley.kernel;

import java.math.BigDecimal;

public record Quantity(Unit unit, String currency, BigDecimal value) {
    public enum Unit {
        PERSONS
    }
}
