package dev.parley.kernel;

import java.util.List;

/** Thrown when a value cannot be built from its parts. Pointers are relative to the value. */
public final class InvalidValueException extends IllegalArgumentException {

    private final transient List<Fault> faults;

    /** @param faults at least one; the first is the message */
    public InvalidValueException(List<Fault> faults) {
        super(faults.get(0).message());
        this.faults = List.copyOf(faults);
    }

    /** With one fault; {@link Fault} describes both parameters. */
    public InvalidValueException(String pointer, String message) {
        this(List.of(new Fault(pointer, message)));
    }

    /** Every fault, at least one. */
    public List<Fault> faults() {
        return faults;
    }
}
