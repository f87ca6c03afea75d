package dev.parley.exchanges.delivery;

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
import dev.parley.kernel.Citation;
import dev.parley.kernel.Faults;
import dev.parley.kernel.Figure;
import dev.parley.kernel.Lists;
import dev.parley.kernel.Marking;
import dev.parley.kernel.UncertainDate;
import dev.parley.kernel.constraint.DocumentId;
import dev.parley.kernel.constraint.ValidId;
import dev.parley.openapi.ApiExtensions;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was done about a promise, or released outside of any.
 *
 * @param exchange id of the exchange
 * @param revision number of the revision that made the promise
 * @param commitment id of the commitment that it counts for; absent with a term, and outside of any promise
 * @param term id of the term that it counts for
 * @param figure how much; absent only in a reading at a time when no number was known
 * @param via id of the actor through whom it went
 * @param discharge what became of the promise, or of the part of it that the figure says
 */
@Schema(description = "What was done about a promise, or released outside of any.", examples = """
                {
                  "exchange": "us-iran-2023", "id": "five-more", "discharge": "DELIVERED",
                  "occurred": {"edtf": "2023-09-18"},
                  "figure": {
                    "claims": [
                      {
                        "id": "dw-five", "quantity": {"kind": "EXACT", "value": 5, "unit": "PERSONS"},
                        "citation": {"source": "dw", "publishedAt": "2023-09-18", "attribution": "OWN_REPORTING"}
                      }
                    ]
                  },
                  "via": "qatar",
                  "citations": [{"source": "dw", "publishedAt": "2023-09-18", "attribution": "OWN_REPORTING"}],
                  "marking": "CLEAR"
                }""")
public record DeliveryDraft(
        @ValidId @Schema(examples = "us-iran-2023") String exchange,

        @DocumentId @Schema(examples = "d1") String id,

        @Min(1) @Max(9999) @Schema(examples = "1") Integer revision,

        @ValidId @Schema(examples = "iran-releases") String commitment,

        @ValidId String term,
        @NotNull @Valid UncertainDate occurred,

        @NotNull
        @Valid
        @Schema(
                description = "Required in what is sent; absent in a reading at a time when no number was known.",
                extensions = @Extension(name = ApiExtensions.NEEDED_WHEN_SENT, value = "true"))
        Figure figure,

        @ValidId String via,
        @NotNull Discharge discharge,
        @Size(max = 200) List<@NotNull @Valid Citation> citations,
        @NotNull Marking marking)
        implements Draft<DeliveryDraft> {

    /** The latest last. */
    public static final Comparator<DeliveryDraft> ORDER =
            Comparator.comparing(DeliveryDraft::occurred, UncertainDate.ORDER).thenComparing(DeliveryDraft::id);

    public DeliveryDraft {
        citations = Lists.copy(citations);
    }

    @Schema(name = "DeliveryDischarge")
    public enum Discharge {
        DELIVERED,
        /** Not by whom it was promised: recovered by force. */
        DELIVERED_OTHERWISE,
        WAIVED,
        SUBSTITUTED,
        IMPOSSIBLE;

        /** Whether what was promised arrived, in whichever way; otherwise the promise fell away. */
        public boolean isArrival() {
            return this == DELIVERED || this == DELIVERED_OTHERWISE;
        }
    }

    /** Whether it is outside of any promise. */
    public boolean namesNoPromise() {
        return commitment == null && term == null;
    }

    @Override
    public String parent() {
        return exchange;
    }

    @Override
    public DeliveryDraft withId(String parent, String id) {
        return new DeliveryDraft(
                parent == null ? exchange : parent,
                id,
                revision,
                commitment,
                term,
                occurred,
                figure,
                via,
                discharge,
                citations,
                marking);
    }

    @Override
    public Stream<LocatedCitation> locatedCitations() {
        return Stream.concat(LocatedCitation.figure("/figure", figure), LocatedCitation.list("/citations", citations));
    }

    @Override
    public Stream<LocatedClaim> locatedClaims() {
        return LocatedClaim.figure("/figure/claims", figure);
    }

    @Override
    public void check(Faults faults) {
        faults.figure("/figure", figure);
        if (commitment != null && term != null) {
            faults.add("/term", "name a commitment or a term, not both");
        }
        if (!namesNoPromise() && revision == null) {
            faults.add("/revision", "is required with a commitment or a term: the number of the revision that has it");
        }
    }

    @Override
    public DeliveryDraft knownAt(Instant moment) {
        return new DeliveryDraft(
                exchange,
                id,
                revision,
                commitment,
                term,
                occurred,
                figure.knownAt(moment).orElse(null),
                via,
                discharge,
                Citation.knownAt(citations, moment),
                marking);
    }
}
