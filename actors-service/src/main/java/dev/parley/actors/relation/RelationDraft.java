package dev.parley.actors.relation;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import dev.parley.journal.document.Draft;
import dev.parley.journal.document.LocatedCitation;
import dev.parley.json.ReadAs;
import dev.parley.kernel.Citation;
import dev.parley.kernel.Faults;
import dev.parley.kernel.Id;
import dev.parley.kernel.Lists;
import dev.parley.kernel.Marking;
import dev.parley.kernel.UncertainDate;
import dev.parley.kernel.constraint.DocumentId;
import dev.parley.kernel.constraint.PlainText;
import dev.parley.kernel.constraint.ValidId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How one actor is related to another for some time. */
@Schema(description = "How one actor is related to another for some time: subject, type, object.", examples = """
                {
                  "id": "us-state-department-of-us",
                  "subject": "us-state-department", "type": "PART_OF", "object": "united-states",
                  "valid": {"edtf": "1789/.."},
                  "citations": [],
                  "marking": "CLEAR"
                }""")
@ReadAs(RelationView.class)
public record RelationDraft(
        @DocumentId @Schema(description = Id.DESCRIPTION, examples = "us-state-department-of-us")
        String id,

        @NotNull
        @ValidId
        @Schema(description = "Id of the actor that the relation describes.", examples = "us-state-department")
        String subject,

        @NotNull @Schema(description = "Type of relation.") Type type,

        @NotNull
        @ValidId
        @Schema(description = "Id of the actor to which the subject is related.", examples = "united-states")
        String object,

        @PlainText
        @Size(max = 300)
        @Schema(
                description = "Title of the office; required for OCCUPIES and only allowed there.",
                examples = "Foreign Minister")
        String title,

        @Valid @Schema(description = "When the relation held; absent if unknown.")
        UncertainDate valid,

        @Size(max = 200)
        @Schema(description = "Who published it, and when. A relation without citations is always shown.")
        List<@NotNull @Valid Citation> citations,

        @NotNull @Schema(description = Marking.DESCRIPTION) Marking marking)
        implements Draft<RelationDraft> {

    public RelationDraft {
        citations = Lists.copy(citations);
    }

    @Schema(name = "RelationType", description = """
            Types of relation:
            - `MEMBER_OF`: the subject is a member of the object.
            - `PART_OF`: the subject is a part of the object, as a ministry of a government. Never in a cycle.
            - `ARMED_WING_OF`: the subject is the armed wing of the object.
            - `OCCUPIES`: the subject holds an office in the object.
            - `REPRESENTS`: the subject acts for the object.
            - `HOSTS`: the object has an office or a residence with the subject.
            - `ALLIED_WITH`: the two are allies; the relation has no direction.
            - `ADVERSARY_OF`: the two are adversaries; the relation has no direction.""")
    public enum Type {
        MEMBER_OF,
        PART_OF,
        ARMED_WING_OF,
        OCCUPIES,
        REPRESENTS,
        HOSTS,
        ALLIED_WITH,
        ADVERSARY_OF;

        /** Whether the subject can speak for the object without a channel between them. */
        public boolean isFreeStep() {
            return this == PART_OF || this == OCCUPIES || this == ARMED_WING_OF;
        }
    }

    /** Whether the relation may have held at {@code moment}; always true for null. */
    boolean isValidAt(Instant moment) {
        return moment == null || valid == null || valid.contains(moment);
    }

    @Override
    public RelationDraft withId(String parent, String id) {
        return new RelationDraft(id, subject, type, object, title, valid, citations, marking);
    }

    @Override
    public Stream<LocatedCitation> locatedCitations() {
        return LocatedCitation.list("/citations", citations);
    }

    @Override
    public void check(Faults faults) {
        if (subject.equals(object)) {
            faults.add("/object", "must not be the subject");
        }
        if (title == null && type == Type.OCCUPIES) {
            faults.add("/title", "is required for OCCUPIES: the title of the office");
        }
        if (title != null && type != Type.OCCUPIES) {
            faults.add("/title", "leave it out: only OCCUPIES has a title");
        }
    }

    @Override
    public RelationDraft knownAt(Instant moment) {
        return new RelationDraft(id, subject, type, object, title, valid, Citation.knownAt(citations, moment), marking);
    }
}
