package dev.parley.exchanges.revision;

import jakarta.validation.Valid;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.kernel.Faults;
import dev.parley.kernel.Place;
import dev.parley.kernel.constraint.ValidId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where people, remains, goods or funds go. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Destination",
        description = "Where people, remains, goods or funds go: to an actor, to a place, or both.")
public record Destination(
        @ValidId @Schema(description = "Id of the actor who takes them in, if other than `to`.", examples = "egypt")
        String actor,

        @Valid @Schema(description = "The place to which they go.")
        Place place) {

    /** @param destination null is no fault */
    public static void check(String pointer, Destination destination, Faults faults) {
        if (destination != null && destination.actor == null && destination.place == null) {
            faults.add(pointer, "name an actor, a place or both");
        }
    }
}
