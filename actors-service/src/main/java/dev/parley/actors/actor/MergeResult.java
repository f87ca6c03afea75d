package dev.parley.actors.actor;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import dev.parley.json.StrictBody;
import dev.parley.kernel.TextForm;
import dev.parley.kernel.constraint.PlainText;
import dev.parley.kernel.constraint.ValidId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The result of a merge. */
@Schema(description = "The result of a merge.")
public record MergeResult(
        @Schema(required = true, description = "The surviving actor as it is after the merge.")
        ActorView actor,

        @Schema(
                required = true,
                description =
                        "Documents that referred to the merged actor, by collection; empty if the merge is repeated.")
        List<MovedReferences> followed) {

    /** Into which actor another one is merged, and why. */
    @Schema(name = "MergeRequest", description = "Into which actor this one is merged, and why.")
    public record Request(
            @NotNull @ValidId @Schema(description = "Id of the actor that survives.", examples = "qatar")
            String into,

            @NotNull
            @PlainText(TextForm.MULTILINE)
            @Size(max = 1000)
            @Schema(description = "Reason for the merge; kept with the merged actor.", examples = "entered twice")
            String reason)
            implements StrictBody {}

    /** The documents of one collection that referred to the merged actor. */
    @Schema(
            name = "MovedReferences",
            description = "The documents of one collection that referred to the merged actor.",
            examples = "{\"collection\": \"relations\", \"moved\": [\"us-state-department-of-us\"], \"retracted\": []}")
    public record MovedReferences(
            @Schema(required = true, description = "Name of the collection, as in its path.")
            String collection,

            @Schema(required = true, description = "Ids of the documents that now refer to the survivor.")
            List<String> moved,

            @Schema(
                    required = true,
                    description = "Ids of the documents that were retracted because they would connect the"
                            + " survivor with itself.")
            List<String> retracted) {}
}
