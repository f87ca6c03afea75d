package dev.parley.journal.document;

import java.util.Locale;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a version did to its document. */
@Schema(name = "DocumentChange", description = "What a version did to its document.")
public enum Change {
    CREATED,
    UPDATED,
    RETRACTED,
    /** The document stands for the same thing as another, which goes on in its place. */
    MERGED,
    /** Another document was merged into this one. */
    ABSORBED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
