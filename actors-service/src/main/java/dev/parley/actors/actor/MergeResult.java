package dev.parley.actors.actor;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import dev.parley.json.StrictBody;
import dev.parley.kernel.constraint.ValidId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a merge came to.
 *
 * @param actor the survivor as it now stands
 * @param followed by collection, the documents that named the merged actor; none where the merge had been made before
 */
@Schema(description = "What a merge came to.")
public record MergeResult(
        @Schema(required = true) ActorView actor,
        @Schema(required = true) List<MovedReferences> followed) {

    /**
     * Which actor goes on in place of the merged one, and why.
     *
     * @param into id of the survivor
     */
    @Schema(name = "MergeRequest")
    public record Request(
            @NotNull @ValidId @Schema(examples = "qatar") String into,

            @NotBlank @Size(max = 1000) @Schema(examples = "entered twice")
            String reason)
            implements StrictBody {}

    /**
     * What became of the documents of a collection that named the merged actor.
     *
     * @param moved ids of those that name the survivor now
     * @param retracted ids of those that would have connected the survivor with itself
     */
    @Schema(
            name = "MergeFollowed",
            examples = "{\"collection\": \"relations\", \"moved\": [\"us-state-department-of-us\"], \"retracted\": []}")
    public record MovedReferences(
            @Schema(required = true) String collection,
            @Schema(required = true) List<String> moved,
            @Schema(required = true) List<String> retracted) {}
}
