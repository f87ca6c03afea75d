package dev.parley.exchanges.transition;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.journal.document.VersionInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A transition as it is read. */
@Schema(name = "Transition", description = "A transition as it is read.")
public record TransitionView(
        @JsonUnwrapped TransitionDraft transition,
        @JsonUnwrapped VersionInfo versionInfo) {}
