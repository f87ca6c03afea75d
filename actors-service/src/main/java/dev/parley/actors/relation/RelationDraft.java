package dev.parley.actors.relation;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import dev.parley.journal.document.Draft;
import dev.parley.journal.document.LocatedCitation;
import dev.parley.kernel.Citation;
import dev.parley.kernel.Faults;
import dev.parley.kernel.Lists;
import dev.parley.kernel.Marking;
import dev.parley.kernel.UncertainDate;
import dev.parley.kernel.constraint.DocumentId;
import dev.parley.kernel.constraint.ValidId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How one actor stands to another, for some time.
 *
 * @param subject id of the actor of whom the relation says something
 * @param object id of the actor to which it is
 * @param title of the office, with OCCUPIES
 * @param valid when it held; absent: not known
 */
@Schema(description = "How one actor stands to another, for some time.", examples = """
                {
                  "id": "us-state-department-of-us",
                  "subject": "us-state-department", "type": "PART_OF", "object": "united-states",
                  "valid": {"edtf": "1789/.."},
                  "citations": [],
                  "marking": "CLEAR"
                }""")
public record RelationDraft(
        @DocumentId String id,

        @NotNull @ValidId @Schema(examples = "us-state-department")
        String subject,

        @NotNull Type type,

        @NotNull @ValidId @Schema(examples = "united-states")
        String object,

        @Size(max = 300) String title,
        @Valid UncertainDate valid,
        @Size(max = 200) List<@NotNull @Valid Citation> citations,
        @NotNull Marking marking)
        implements Draft<RelationDraft> {

    public RelationDraft {
        citations = Lists.copy(citations);
    }

    @Schema(name = "RelationType")
    public enum Type {
        MEMBER_OF,
        PART_OF,
        ARMED_WING_OF,
        OCCUPIES,
        REPRESENTS,
        HOSTS,
        ALLIED_WITH,
        ADVERSARY_OF;

        /** Whether the subject speaks for the object without a channel between them. */
        public boolean isFreeStep() {
            return this == PART_OF || this == OCCUPIES || this == ARMED_WING_OF;
        }
    }

    /** Whether the relation may have held at {@code moment}; null: at any. */
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
