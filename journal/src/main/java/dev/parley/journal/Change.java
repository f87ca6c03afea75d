package dev.parley.journal;

import java.util.Locale;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a version did to its document. */
@Schema(name = "DocumentChange", description = "What a version did to its document.")
public enum Change {
    CREATED,
    UPDATED,
    RETRACTED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
