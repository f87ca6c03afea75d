package dev.parley.journal.notes;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.journal.document.VersionInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A comment as it is read. */
@Schema(name = "Comment")
public record CommentView(
        @JsonUnwrapped CommentDraft comment, @JsonUnwrapped VersionInfo versionInfo) {}
