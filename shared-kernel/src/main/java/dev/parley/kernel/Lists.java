package dev.parley.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lists as records hold them. */
public final class Lists {

    private Lists() {}

    /**
     * An unmodifiable copy; an absent list is an empty one. Unlike {@link List#copyOf} it keeps a null element, so that
     * a document with a faulty element can be held long enough to report all its faults.
     */
    public static <T> List<T> copy(List<T> list) {
        return list == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(list));
    }
}
