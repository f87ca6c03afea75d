package dev.parley.exchanges.transition;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import dev.parley.exchanges.exchange.RecordNumber;
import dev.parley.exchanges.exchange.Status;
import dev.parley.journal.document.Draft;
import dev.parley.journal.document.LocatedCitation;
import dev.parley.journal.document.LocatedClaim;
import dev.parley.json.ReadAs;
import dev.parley.kernel.Citation;
import dev.parley.kernel.Faults;
import dev.parley.kernel.Lists;
import dev.parley.kernel.Marking;
import dev.parley.kernel.ReportedDate;
import dev.parley.kernel.TextForm;
import dev.parley.kernel.constraint.PlainText;
import dev.parley.kernel.constraint.ValidId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A step of an exchange to another status. */
@Schema(description = "A step of an exchange to another status.", examples = """
                {
                  "exchange": "us-iran-2023", "number": 1, "to": "EXPLORATORY",
                  "effective": {"edtf": "2022~"},
                  "citations": [{"source": "dw", "publishedAt": "2023-09-18", "attribution": "OWN_REPORTING"}],
                  "marking": "CLEAR"
                }""")
@ReadAs(TransitionView.class)
public record TransitionDraft(
        @ValidId
        @Schema(
                description = "Id of the exchange. Required in a batch or a bundle; otherwise the path has it.",
                examples = "us-iran-2023")
        String exchange,

        @Min(1)
        @Max(9999)
        @Schema(
                description = "Place among the transitions of the exchange, chosen by the client. Gaps leave"
                        + " room for steps that become known later.",
                examples = "1")
        Integer number,

        @NotNull @Schema(description = "Status to which the step leads.")
        Status to,

        @NotNull @Valid @Schema(description = "When the step was taken.")
        ReportedDate effective,

        @PlainText(TextForm.MULTILINE) @Size(max = 2000) @Schema(description = "Why the step was taken.")
        String reason,

        @Valid @Schema(description = "Allows a step that the rules do not allow. It stays visible.")
        Exemption override,

        @Size(max = 200) @Schema(description = "Who published the step, and when; at least one is needed.")
        List<@NotNull @Valid Citation> citations,

        @NotNull @Schema(description = Marking.DESCRIPTION) Marking marking)
        implements Draft<TransitionDraft> {

    public TransitionDraft {
        citations = Lists.copy(citations);
    }

    /** The reason for recording a step that the rules do not allow. */
    @Schema(name = "TransitionOverride", description = "The reason for recording a step that the rules do not allow.")
    public record Exemption(
            @NotNull
            @PlainText(TextForm.MULTILINE)
            @Size(max = 2000)
            @Schema(description = "Why the step is recorded all the same.")
            String reason) {}

    @Override
    public String id() {
        return number == null ? null : number.toString();
    }

    @Override
    public String parent() {
        return exchange;
    }

    @Override
    public TransitionDraft withId(String parent, String id) {
        return new TransitionDraft(
                parent == null ? exchange : parent,
                RecordNumber.of(id),
                to,
                effective,
                reason,
                override,
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
                LocatedCitation.date("/effective", effective), LocatedCitation.list("/citations", citations));
    }

    @Override
    public Stream<LocatedClaim> locatedClaims() {
        return LocatedClaim.date("/effective", effective);
    }

    @Override
    public void check(Faults faults) {
        faults.date("/effective", effective);
    }

    @Override
    public TransitionDraft knownAt(Instant moment) {
        return new TransitionDraft(
                exchange,
                number,
                to,
                effective.knownAt(moment),
                reason,
                override,
                Citation.knownAt(citations, moment),
                marking);
    }
}
