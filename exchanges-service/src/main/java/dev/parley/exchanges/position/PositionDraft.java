package dev.parley.exchanges.position;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import dev.parley.journal.document.Draft;
import dev.parley.journal.document.LocatedCitation;
import dev.parley.kernel.Citation;
import dev.parley.kernel.Lists;
import dev.parley.kernel.Marking;
import dev.parley.kernel.UncertainDate;
import dev.parley.kernel.constraint.DocumentId;
import dev.parley.kernel.constraint.ValidId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an actor said of an exchange, or that it said nothing when asked.
 *
 * @param exchange id of the exchange
 * @param revision number of the revision that the actor spoke of; absent: of the exchange as such
 * @param statement what was said, in our words
 * @param askedBy id of the actor who asked
 */
@Schema(description = "What an actor said of an exchange, or that it said nothing when asked.", examples = """
                {
                  "exchange": "us-iran-2023", "id": "iran-agrees", "actor": "iran", "stance": "ACCEPTS", "revision": 1,
                  "occurred": {"edtf": "2023-08-10"},
                  "statement": "The prisoners will be exchanged once the funds have arrived.",
                  "citations": [{"source": "dw", "publishedAt": "2023-09-18", "attribution": "OWN_REPORTING"}],
                  "marking": "CLEAR"
                }""")
public record PositionDraft(
        @ValidId @Schema(examples = "us-iran-2023") String exchange,

        @DocumentId @Schema(examples = "iran-accepts") String id,

        @NotNull @ValidId @Schema(examples = "iran") String actor,

        @NotNull Stance stance,

        @Min(1) @Max(9999) @Schema(examples = "1") Integer revision,

        @NotNull @Valid UncertainDate occurred,
        @Size(max = 5000) String statement,
        @ValidId String askedBy,
        @Size(max = 200) List<@NotNull @Valid Citation> citations,
        @NotNull Marking marking)
        implements Draft<PositionDraft> {

    /** The latest last. */
    public static final Comparator<PositionDraft> ORDER =
            Comparator.comparing(PositionDraft::occurred, UncertainDate.ORDER).thenComparing(PositionDraft::id);

    public PositionDraft {
        citations = Lists.copy(citations);
    }

    @Schema(name = "PositionStance")
    public enum Stance {
        ACCEPTS,
        ACCEPTS_IN_PRINCIPLE,
        ACCEPTS_WITH_CONDITIONS,
        DEMANDS,
        COUNTERS,
        HOLDS_POSITION,
        CONSIDERING,
        REJECTS,
        DENIES_NEGOTIATIONS,
        UNKNOWN,
        /** Asked, and refused to answer. */
        DECLINED_TO_COMMENT,
        /** Asked, and kept silent. */
        NO_RESPONSE,
        NOT_REACHED;

        /** Whether it tells how an enquiry ended: that is no stance, implies no assent and replaces nothing. */
        public boolean isEnquiryResponse() {
            return this == DECLINED_TO_COMMENT || this == NO_RESPONSE || this == NOT_REACHED;
        }
    }

    @Override
    public String parent() {
        return exchange;
    }

    @Override
    public PositionDraft withId(String parent, String id) {
        return new PositionDraft(
                parent == null ? exchange : parent,
                id,
                actor,
                stance,
                revision,
                occurred,
                statement,
                askedBy,
                citations,
                marking);
    }

    @Override
    public Stream<LocatedCitation> locatedCitations() {
        return LocatedCitation.list("/citations", citations);
    }

    @Override
    public PositionDraft knownAt(Instant moment) {
        return new PositionDraft(
                exchange,
                id,
                actor,
                stance,
                revision,
                occurred,
                statement,
                askedBy,
                Citation.knownAt(citations, moment),
                marking);
    }
}
