package dev.parley.actors.relation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A relation as seen from one of the two actors.
 *
 * @param side which of the two that actor is
 * @param other id of the other one
 */
public record ActorRelation(
        @Schema(required = true) Side side,
        @Schema(required = true, examples = "united-states") String other,
        @JsonUnwrapped RelationView relation) {

    /** Which way a relation runs. */
    @Schema(name = "RelationSide")
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
