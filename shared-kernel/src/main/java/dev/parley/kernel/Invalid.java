package dev.parley.kernel;

import java.util.List;

/** A value that cannot be built from what was given. Pointers are relative to the value. */
public final class Invalid extends IllegalArgumentException {

    private final transient List<Fault> faults;

    public Invalid(List<Fault> faults) {
        super(faults.get(0).message());
        this.faults = List.copyOf(faults);
    }

    public Invalid(String pointer, String message) {
        this(List.of(new Fault(pointer, message)));
    }

    public List<Fault> faults() {
        return faults;
    }
}
