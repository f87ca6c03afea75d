package dev.parley.kernel;

import java.util.List;
import java.util.Set;

/**
 * A value that can be built of anything and says itself what is wrong with it. What was stored under other rules, or by
 * another Java, can thus be read for ever; whoever takes a value from outside asks for its faults.
 */
public interface CheckedValue {

    /** Every fault, with pointers relative to the value; empty for a sound one. */
    List<Fault> faults();

    /** The names of properties that follow from its others, so that it does not matter what was sent for them. */
    default Set<String> derived() {
        return Set.of();
    }

    /** @throws InvalidValueException with every fault, unless the value is sound */
    static <V extends CheckedValue> V requireSound(V value) {
        List<Fault> faults = value.faults();
        if (!faults.isEmpty()) {
            throw new InvalidValueException(faults);
        }
        return value;
    }
}
