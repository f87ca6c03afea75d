package dev.parley.timeline.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.journal.document.VersionInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event as it is read. */
@Schema(name = "Event", description = "An event as it is read.")
public record EventView(
        @JsonUnwrapped EventDraft event, @JsonUnwrapped VersionInfo versionInfo) {}
