package dev.parley.journal;

import java.util.Locale;

/** What a version did to its document. */
public enum Change {
    CREATED,
    UPDATED,
    RETRACTED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
