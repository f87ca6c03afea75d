package dev.parley.exchanges.transition;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import dev.parley.exchanges.exchange.RecordNumber;
import dev.parley.exchanges.exchange.Status;
import dev.parley.journal.document.Draft;
import dev.parley.journal.document.LocatedCitation;
import dev.parley.kernel.Citation;
import dev.parley.kernel.Lists;
import dev.parley.kernel.Marking;
import dev.parley.kernel.UncertainDate;
import dev.parley.kernel.constraint.ValidId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A step of an exchange from the status that the transition before it gave to another.
 *
 * @param exchange id of the exchange
 * @param number its place among the exchange's transitions; gaps leave room for what becomes known later
 * @param effective when the step was taken
 * @param override why the step is recorded although the rules do not have it
 */
@Schema(description = "A step of an exchange from one status to another.", examples = """
                {
                  "exchange": "us-iran-2023", "number": 1, "to": "EXPLORATORY",
                  "effective": {"edtf": "2022~"},
                  "citations": [{"source": "dw", "publishedAt": "2023-09-18", "attribution": "OWN_REPORTING"}],
                  "marking": "CLEAR"
                }""")
public record TransitionDraft(
        @ValidId @Schema(examples = "us-iran-2023") String exchange,

        @Min(1) @Max(9999) @Schema(examples = "1") Integer number,

        @NotNull Status to,
        @NotNull @Valid UncertainDate effective,
        @Size(max = 2000) String reason,
        @Valid Exemption override,
        @Size(max = 200) List<@NotNull @Valid Citation> citations,
        @NotNull Marking marking)
        implements Draft<TransitionDraft> {

    public TransitionDraft {
        citations = Lists.copy(citations);
    }

    /** Why a step is recorded although the rules do not have it. */
    @Schema(name = "TransitionOverride")
    public record Exemption(@NotBlank @Size(max = 2000) String reason) {}

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
    public Stream<LocatedCitation> locatedCitations() {
        return LocatedCitation.list("/citations", citations);
    }

    @Override
    public TransitionDraft knownAt(Instant moment) {
        return new TransitionDraft(
                exchange, number, to, effective, reason, override, Citation.knownAt(citations, moment), marking);
    }
}
