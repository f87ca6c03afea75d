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
import dev.parley.journal.document.LocatedClaim;
import dev.parley.json.ReadAs;
import dev.parley.kernel.Citation;
import dev.parley.kernel.Faults;
import dev.parley.kernel.Id;
import dev.parley.kernel.Lists;
import dev.parley.kernel.Marking;
import dev.parley.kernel.ReportedDate;
import dev.parley.kernel.TextForm;
import dev.parley.kernel.constraint.DocumentId;
import dev.parley.kernel.constraint.PlainText;
import dev.parley.kernel.constraint.ValidId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The stance of an actor on an exchange, or the answer it gave, or did not give, when it was asked. */
@Schema(
        description =
                "The stance of an actor on an exchange, or the answer it gave, or did not give, when it was asked.",
        examples = """
                {
                  "exchange": "us-iran-2023", "id": "iran-agrees", "actor": "iran", "stance": "ACCEPTS", "revision": 1,
                  "occurred": {"edtf": "2023-08-10"},
                  "statement": "The prisoners will be exchanged once the funds have arrived.",
                  "citations": [{"source": "dw", "publishedAt": "2023-09-18", "attribution": "OWN_REPORTING"}],
                  "marking": "CLEAR"
                }""")
@ReadAs(PositionView.class)
public record PositionDraft(
        @ValidId
        @Schema(
                description = "Id of the exchange. Required in a batch or a bundle; otherwise the path has it.",
                examples = "us-iran-2023")
        String exchange,

        @DocumentId @Schema(description = Id.DESCRIPTION, examples = "iran-accepts")
        String id,

        @NotNull @ValidId @Schema(description = "Id of the actor whose position it is.", examples = "iran")
        String actor,

        @NotNull @Schema(description = "The stance, or the answer to an enquiry.")
        Stance stance,

        @Min(1)
        @Max(9999)
        @Schema(
                description = "Number of the revision of which the actor speaks; absent if it speaks of the"
                        + " exchange as a whole.",
                examples = "1")
        Integer revision,

        @NotNull @Valid @Schema(description = "When the actor took the position or was asked.")
        ReportedDate occurred,

        @PlainText(TextForm.MULTILINE)
        @Size(max = 5000)
        @Schema(description = "The statement of the actor, in the curator's words.")
        String statement,

        @ValidId @Schema(description = "Id of the actor who asked, such as a news outlet.")
        String askedBy,

        @Size(max = 200) @Schema(description = "Who published the position, and when; at least one is needed.")
        List<@NotNull @Valid Citation> citations,

        @NotNull @Schema(description = Marking.DESCRIPTION) Marking marking)
        implements Draft<PositionDraft> {

    /** By date, then by id; the latest last. */
    public static final Comparator<PositionDraft> ORDER =
            Comparator.comparing(PositionDraft::occurred, ReportedDate.ORDER).thenComparing(PositionDraft::id);

    public PositionDraft {
        citations = Lists.copy(citations);
    }

    @Schema(name = "PositionStance", description = """
            Stances of an actor. The last three answer an enquiry; they imply no assent and never replace a stance:
            - `ACCEPTS`: accepts the terms.
            - `ACCEPTS_IN_PRINCIPLE`: accepts, with details open.
            - `ACCEPTS_WITH_CONDITIONS`: accepts if conditions are met.
            - `DEMANDS`: makes a demand.
            - `COUNTERS`: answers with other terms.
            - `HOLDS_POSITION`: stays with its earlier position.
            - `CONSIDERING`: is considering the terms.
            - `REJECTS`: rejects the terms.
            - `DENIES_NEGOTIATIONS`: denies that there are negotiations.
            - `UNKNOWN`: the reports do not say.
            - `DECLINED_TO_COMMENT`: was asked and refused to answer.
            - `NO_RESPONSE`: was asked and did not answer.
            - `NOT_REACHED`: could not be reached.""")
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
        DECLINED_TO_COMMENT,
        NO_RESPONSE,
        NOT_REACHED;

        /** Whether it is an answer to an enquiry, which implies no assent and replaces no stance. */
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
    public boolean needsCitation() {
        return true;
    }

    @Override
    public Stream<LocatedCitation> locatedCitations() {
        return Stream.concat(
                LocatedCitation.date("/occurred", occurred), LocatedCitation.list("/citations", citations));
    }

    @Override
    public Stream<LocatedClaim> locatedClaims() {
        return LocatedClaim.date("/occurred", occurred);
    }

    @Override
    public void check(Faults faults) {
        faults.date("/occurred", occurred);
        locatedCitations().forEach(located -> located.checkPublishedAfter(occurred, faults));
    }

    @Override
    public PositionDraft knownAt(Instant moment) {
        return new PositionDraft(
                exchange,
                id,
                actor,
                stance,
                revision,
                occurred.knownAt(moment),
                statement,
                askedBy,
                Citation.knownAt(citations, moment),
                marking);
    }
}
