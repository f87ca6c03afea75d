package dev.parley.exchanges.delivery;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import jakarta.validation.Valid;
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
import dev.parley.kernel.Place;
import dev.parley.kernel.ReportedDate;
import dev.parley.kernel.constraint.DocumentId;
import dev.parley.kernel.constraint.ValidId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One occasion on which something changed hands, or a promise fell away. */
@Schema(description = "One occasion on which something changed hands, or a promise fell away.", examples = """
                {
                  "exchange": "us-iran-2023", "id": "five-more",
                  "occurred": {"edtf": "2023-09-18"},
                  "place": {"name": "Doha", "country": "QA", "precision": "TOWN"},
                  "via": ["qatar"],
                  "items": [
                    {
                      "id": "travellers", "by": ["iran"], "to": ["united-states"], "discharge": "DELIVERED",
                      "group": {"custody": "UNSPECIFIED", "condition": "LIVING", "labelAsReported": "two relatives"},
                      "claims": [
                        {
                          "id": "dw-two", "quantity": {"kind": "EXACT", "value": 2, "unit": "PERSONS"},
                          "citation": {"source": "dw", "publishedAt": "2023-09-18", "attribution": "OWN_REPORTING"}
                        }
                      ]
                    }
                  ],
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

        @DocumentId @Schema(description = Id.DESCRIPTION, examples = "doha-2023-09-18")
        String id,

        @NotNull @Valid @Schema(description = "When it was delivered or discharged.")
        ReportedDate occurred,

        @Valid @Schema(description = "Where it changed hands; absent if unknown.")
        Place place,

        @Size(max = 50)
        @Schema(description = "Ids of the actors who carried out the transfer.", examples = "[\"qatar\"]")
        List<@NotNull @ValidId String> via,

        @Size(max = 200) @Schema(description = "What changed hands, or which promises fell away.")
        List<@NotNull @Valid DeliveryItem> items,

        @Size(max = 200)
        @Schema(
                description = "Who published the delivery, and when, beside the citations of the claims. A delivery"
                        + " needs at least one citation, here or in a claim.")
        List<@NotNull @Valid Citation> citations,

        @NotNull @Schema(description = Marking.DESCRIPTION) Marking marking)
        implements Draft<DeliveryDraft> {

    /** By date, then by id; the latest last. */
    public static final Comparator<DeliveryDraft> ORDER =
            Comparator.comparing(DeliveryDraft::occurred, ReportedDate.ORDER).thenComparing(DeliveryDraft::id);

    public DeliveryDraft {
        via = Lists.copy(via);
        items = Lists.copy(items);
        citations = Lists.copy(citations);
    }

    @Override
    public String parent() {
        return exchange;
    }

    @Override
    public DeliveryDraft withId(String parent, String id) {
        return new DeliveryDraft(
                parent == null ? exchange : parent, id, occurred, place, via, items, citations, marking);
    }

    @Override
    public boolean needsCitation() {
        return true;
    }

    @Override
    public Stream<LocatedCitation> locatedCitations() {
        return Stream.of(
                        LocatedCitation.date("/occurred", occurred),
                        LocatedCitation.each(
                                "/items",
                                items,
                                (pointer, item) -> LocatedCitation.claims(pointer + "/claims", item.claims())),
                        LocatedCitation.list("/citations", citations))
                .flatMap(citation -> citation);
    }

    @Override
    public Stream<LocatedClaim> locatedClaims() {
        return Stream.concat(
                LocatedClaim.date("/occurred", occurred), items.stream().flatMap(item -> item.claims().stream()
                        .map(claim -> LocatedClaim.ranked("/items/" + item.id() + "/claims", claim))));
    }

    @Override
    public void check(Faults faults) {
        faults.date("/occurred", occurred);
        locatedCitations().forEach(located -> located.checkPublishedAfter(occurred, faults));
        faults.unique("/via", via, actor -> actor);
        if (items.isEmpty()) {
            faults.add("/items", "give at least one item: what changed hands, or which promise fell away");
        }
        faults.unique("/items", items, DeliveryItem::id);
        for (int i = 0; i < items.size(); i++) {
            items.get(i).check("/items/" + i, faults);
        }
    }

    /** Leaves out items of which no claim was known. */
    @Override
    public DeliveryDraft knownAt(Instant moment) {
        return new DeliveryDraft(
                exchange,
                id,
                occurred.knownAt(moment),
                place,
                via,
                items.stream().flatMap(item -> item.knownAt(moment)).toList(),
                Citation.knownAt(citations, moment),
                marking);
    }
}
