package dev.parley.exchanges.revision;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.journal.document.VersionInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A revision as it is read. */
@Schema(name = "Revision", description = "A revision as it is read.")
public record RevisionView(
        @JsonUnwrapped RevisionDraft revision,
        @JsonUnwrapped VersionInfo versionInfo) {}
