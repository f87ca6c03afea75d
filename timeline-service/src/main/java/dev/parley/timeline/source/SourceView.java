package dev.parley.timeline.source;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.journal.document.VersionInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A source as it is read. */
@Schema(name = "Source", description = "A source as it is read.")
public record SourceView(
        @JsonUnwrapped SourceDraft source, @JsonUnwrapped VersionInfo versionInfo) {}
