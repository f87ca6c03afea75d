package dev.parley.kernel;

import java.util.Arrays;

/** Constants of enums by the names under which they are stored. */
public final class Constants {

    private Constants() {}

    /** Null for null, and for a name that is not known any more or not yet. */
    public static <E extends Enum<E>> E named(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
