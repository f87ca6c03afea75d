package dev.parley.actors.actor;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An id that has led to another actor since the actor was merged. */
@Schema(name = "MergedActor", description = "An actor that was merged into another one.")
public record MergedActor(
        @Schema(required = true, description = "Id of the merged actor.", examples = "qatar-state")
        String actor,

        @Schema(
                required = true,
                description =
                        "Id of the actor that it was merged into. If that one was merged in turn, the last of them.",
                examples = "qatar")
        String survivor) {}
