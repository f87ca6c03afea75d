package dev.parley.actors.relation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A relation as seen from one of its two actors. */
@Schema(description = "A relation as seen from one of its two actors.")
public record ActorRelation(
        @Schema(required = true, description = "Whether that actor is the subject or the object.")
        Side side,

        @Schema(required = true, description = "Id of the other actor.", examples = "united-states")
        String other,

        @JsonUnwrapped RelationView relation) {

    /** The two sides of a relation. */
    @Schema(name = "RelationSide", description = """
            The two sides of a relation:
            - `SUBJECT`: the actor that the relation describes.
            - `OBJECT`: the actor to which the subject is related.""")
    public enum Side {
        SUBJECT,
        OBJECT
    }

    static ActorRelation of(String actor, RelationView relation) {
        boolean isSubject = relation.relation().subject().equals(actor);
        return new ActorRelation(
                isSubject ? Side.SUBJECT : Side.OBJECT,
                isSubject ? relation.relation().object() : relation.relation().subject(),
                relation);
    }
}
