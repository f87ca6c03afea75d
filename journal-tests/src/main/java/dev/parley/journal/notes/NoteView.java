package dev.parley.journal.notes;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.journal.document.VersionInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A note as it is read. */
@Schema(name = "Note")
public record NoteView(
        @JsonUnwrapped NoteDraft note, @JsonUnwrapped VersionInfo versionInfo) {}
