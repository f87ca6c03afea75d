package dev.parley.actors.relation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.journal.document.VersionInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A relation as it is read. */
@Schema(name = "Relation", description = "A relation as it is read.")
public record RelationView(
        @JsonUnwrapped RelationDraft relation,
        @JsonUnwrapped VersionInfo versionInfo) {}
