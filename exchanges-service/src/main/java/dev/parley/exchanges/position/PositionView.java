package dev.parley.exchanges.position;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.journal.document.VersionInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A position as it is read. */
@Schema(name = "Position", description = "A position as it is read.")
public record PositionView(
        @JsonUnwrapped PositionDraft position,
        @JsonUnwrapped VersionInfo versionInfo) {}
