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
import dev.parley.json.ReadAs;
import dev.parley.kernel.Citation;
import dev.parley.kernel.Faults;
import dev.parley.kernel.Figure;
import dev.parley.kernel.Id;
import dev.parley.kernel.Lists;
import dev.parley.kernel.Marking;
import dev.parley.kernel.ReportedDate;
import dev.parley.kernel.UncertainDate;
import dev.parley.kernel.constraint.DocumentId;
import dev.parley.kernel.constraint.ValidId;
import dev.parley.openapi.ApiExtensions;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was delivered, or otherwise discharged, of a promise; or what was released outside any promise. */
@Schema(
        description =
                "What was delivered, or otherwise discharged, of a promise; or what was released outside any promise.",
        examples = """
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
@ReadAs(DeliveryView.class)
public record DeliveryDraft(
        @ValidId
        @Schema(
                description = "Id of the exchange. Required in a batch or a bundle; otherwise the path has it.",
                examples = "us-iran-2023")
        String exchange,

        @DocumentId @Schema(description = Id.DESCRIPTION, examples = "d1")
        String id,

        @Min(1)
        @Max(9999)
        @Schema(
                description = "Number of the revision that made the promise; required with a commitment or a term.",
                examples = "1")
        Integer revision,

        @ValidId
        @Schema(
                description = "Id of the commitment for which the delivery counts. A delivery without commitment"
                        + " and term is outside any promise.",
                examples = "iran-releases")
        String commitment,

        @ValidId @Schema(description = "Id of the term for which the delivery counts; not together with a commitment.")
        String term,

        @NotNull @Valid @Schema(description = "When it was delivered or discharged.")
        UncertainDate occurred,

        @NotNull
        @Valid
        @Schema(
                description = "How much was delivered or discharged. Required when sent; absent from a read as"
                        + " of a moment at which no number was known.",
                extensions = @Extension(name = ApiExtensions.NEEDED_WHEN_SENT, value = "true"))
        Figure figure,

        @ValidId @Schema(description = "Id of the actor who carried out the transfer.")
        String via,

        @NotNull @Schema(description = "Whether the promise, or this part of it, was met or fell away.")
        Discharge discharge,

        @Size(max = 200)
        @Schema(description = "Who published the delivery, and when, beside the citations of the figure.")
        List<@NotNull @Valid Citation> citations,

        @NotNull @Schema(description = Marking.DESCRIPTION) Marking marking)
        implements Draft<DeliveryDraft> {

    /** By date, then by id; the latest last. */
    public static final Comparator<DeliveryDraft> ORDER =
            Comparator.comparing(DeliveryDraft::occurred, UncertainDate.ORDER).thenComparing(DeliveryDraft::id);

    public DeliveryDraft {
        citations = Lists.copy(citations);
    }

    @Schema(name = "DeliveryDischarge", description = """
            Whether a promise, or a part of it, was met or fell away:
            - `DELIVERED`: it was met by the side that made it.
            - `DELIVERED_OTHERWISE`: it was met in another way, as by recovery by force.
            - `WAIVED`: the receiving side gave up its claim.
            - `SUBSTITUTED`: something else was given in its place.
            - `IMPOSSIBLE`: it can no longer be met, as after a death.""")
    public enum Discharge {
        DELIVERED,
        DELIVERED_OTHERWISE,
        WAIVED,
        SUBSTITUTED,
        IMPOSSIBLE;

        /** Whether the promised people or goods arrived, in whatever way; otherwise the promise fell away. */
        public boolean isArrival() {
            return this == DELIVERED || this == DELIVERED_OTHERWISE;
        }
    }

    /** Whether it is outside any promise. */
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
        locatedCitations().forEach(located -> located.checkPublishedAfter(ReportedDate.of(occurred), faults));
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
