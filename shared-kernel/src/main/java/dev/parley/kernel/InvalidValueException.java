package dev.parley.kernel;

import java.util.List;

/** A value that cannot be built from what was given. Pointers are relative to the value. */
public final class InvalidValueException extends IllegalArgumentException {

    private final transient List<Fault> faults;

    /** @param faults at least one; the first is the message */
    public InvalidValueException(List<Fault> faults) {
        super(faults.get(0).message());
        this.faults = List.copyOf(faults);
    }

    /** With one fault; see {@link Fault} for what both are. */
    public InvalidValueException(String pointer, String message) {
        this(List.of(new Fault(pointer, message)));
    }

    /** All that is wrong, at least one. */
    public List<Fault> faults() {
        return faults;
    }
}
