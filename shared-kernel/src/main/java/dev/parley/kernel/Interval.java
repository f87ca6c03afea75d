package dev.parley.kernel;

public record Interval(Quantity.Unit unit) {
    static java.util.Optional<Interval> hull(java.util.Collection<Quantity> q) {
        return java.util.Optional.empty();
    }
}
