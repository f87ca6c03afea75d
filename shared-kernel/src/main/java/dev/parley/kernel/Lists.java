package dev.parley.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lists as records hold them. */
public final class Lists {

    private Lists() {}

    /**
     * An unmodifiable copy; empty for null. Unlike {@link List#copyOf} it keeps null elements, so that all faults of a
     * document can be reported, also those beside a missing element.
     */
    public static <T> List<T> copy(List<T> list) {
        return list == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(list));
    }
}
