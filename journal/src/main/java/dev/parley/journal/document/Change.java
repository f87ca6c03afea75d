package dev.parley.journal.document;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a version did to its document. */
@Schema(name = "DocumentChange", description = """
        What a version did to its document.
        - `CREATED`: the document is new.
        - `UPDATED`: its content, or one of its records, changed.
        - `RETRACTED`: it left the current view.
        - `MERGED`: it was merged into another document.
        - `ABSORBED`: another document was merged into it.
        - `RESTORED`: it came back into the current view.""")
public enum Change {
    CREATED,
    UPDATED,
    RETRACTED,
    MERGED,
    ABSORBED,
    RESTORED
}
