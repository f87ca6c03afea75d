package dev.parley.actors.actor;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The result of undoing a merge. */
@Schema(description = "The result of undoing a merge.")
public record UndoneMerge(
        @Schema(required = true, description = "The actor that had been merged, as it is now.")
        ActorView actor,

        @Schema(description = "The actor that it had been merged into, as it is now; absent if it was not merged.")
        ActorView survivor,

        @Schema(
                required = true,
                description = "Documents that the merge had changed, by collection; empty if the actor was not merged.")
        List<ReturnedReferences> references) {

    /** The documents of one collection that the merge had changed. */
    @Schema(
            name = "ReturnedReferences",
            description = "The documents of one collection that the merge had changed.",
            examples = "{\"collection\": \"relations\", \"returned\": [\"us-state-department-of-us\"],"
                    + " \"restored\": [], \"unchanged\": []}")
    public record ReturnedReferences(
            @Schema(required = true, description = "Name of the collection, as in its path.")
            String collection,

            @Schema(required = true, description = "Ids of the documents that refer to the restored actor again.")
            List<String> returned,

            @Schema(
                    required = true,
                    description = "Ids of the documents that the merge had retracted and that are shown again.")
            List<String> restored,

            @Schema(
                    required = true,
                    description =
                            "Ids of the documents that stay as they are, as somebody has changed what they refer to"
                                    + " since, has retracted them, or a rule is in the way.")
            List<String> unchanged) {}
}
