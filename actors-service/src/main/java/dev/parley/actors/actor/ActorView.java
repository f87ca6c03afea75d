package dev.parley.actors.actor;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.journal.document.VersionInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An actor as it is read. */
@Schema(name = "Actor", description = "An actor as it is read.")
public record ActorView(
        @JsonUnwrapped ActorDraft actor, @JsonUnwrapped VersionInfo versionInfo) {}
