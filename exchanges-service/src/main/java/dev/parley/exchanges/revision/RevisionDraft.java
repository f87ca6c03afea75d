package dev.parley.exchanges.revision;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import dev.parley.exchanges.exchange.RecordNumber;
import dev.parley.journal.document.Draft;
import dev.parley.journal.document.LocatedCitation;
import dev.parley.journal.document.LocatedClaim;
import dev.parley.json.ReadAs;
import dev.parley.kernel.Citation;
import dev.parley.kernel.Faults;
import dev.parley.kernel.Lists;
import dev.parley.kernel.Marking;
import dev.parley.kernel.ReportedDate;
import dev.parley.kernel.constraint.ValidId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An offer as it stood at some time: what each side would do, and how. */
@Schema(description = "An offer as it stood at some time: what each side would do, and how.", examples = """
                {
                  "exchange": "us-iran-2023", "number": 2,
                  "tabled": {"edtf": "2023-08-10"},
                  "commitments": [
                    {
                      "id": "iran-releases", "type": "RELEASE", "by": ["iran"], "to": ["united-states"],
                      "claims": [
                        {
                          "id": "dw-five", "quantity": {"kind": "EXACT", "value": 5, "unit": "PERSONS"},
                          "group": {
                            "custody": "UNSPECIFIED", "condition": "LIVING", "nationalities": ["US"],
                            "labelAsReported": "detained Americans"
                          },
                          "citation": {"source": "dw", "publishedAt": "2023-09-18", "attribution": "OWN_REPORTING"}
                        }
                      ]
                    }
                  ],
                  "mechanism": {
                    "claims": [
                      {
                        "id": "m1", "state": "AGREED", "statement": "By air, through Doha.",
                        "citation": {"source": "dw", "publishedAt": "2023-09-18", "attribution": "OWN_REPORTING"}
                      }
                    ]
                  },
                  "marking": "CLEAR"
                }""")
@ReadAs(RevisionView.class)
public record RevisionDraft(
        @ValidId
        @Schema(
                description = "Id of the exchange. Required in a batch or a bundle; otherwise the path has it.",
                examples = "us-iran-2023")
        String exchange,

        @Min(1)
        @Max(9999)
        @Schema(
                description = "Number of the revision, chosen by the client. The highest is the current revision.",
                examples = "1")
        Integer number,

        @NotNull @Valid @Schema(description = "When the offer was put forward.")
        ReportedDate tabled,

        @ValidId @Schema(description = "Id of the actor who put the offer forward; absent if unknown.")
        String tabledBy,

        @Size(max = 200) @Schema(description = "What each side would do.")
        List<@NotNull @Valid Commitment> commitments,

        @Valid @Schema(description = "How the exchange would be carried out; absent if nothing is reported.")
        Mechanism mechanism,

        @Size(max = 200)
        @Schema(
                description = "Who published the offer, and when, beside the citations of the claims. A revision needs"
                        + " at least one citation, here or in a claim.")
        List<@NotNull @Valid Citation> citations,

        @NotNull @Schema(description = Marking.DESCRIPTION) Marking marking)
        implements Draft<RevisionDraft> {

    public RevisionDraft {
        commitments = Lists.copy(commitments);
        citations = Lists.copy(citations);
    }

    /** The commitment with this id; null if there is none. */
    public Commitment commitment(String id) {
        return commitments.stream()
                .filter(commitment -> commitment.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    @Override
    public String id() {
        return number == null ? null : number.toString();
    }

    @Override
    public String parent() {
        return exchange;
    }

    @Override
    public RevisionDraft withId(String parent, String id) {
        return new RevisionDraft(
                parent == null ? exchange : parent,
                RecordNumber.of(id),
                tabled,
                tabledBy,
                commitments,
                mechanism,
                citations,
                marking);
    }

    @Override
    public boolean needsCitation() {
        return true;
    }

    @Override
    public Stream<LocatedCitation> locatedCitations() {
        return Stream.of(
                        LocatedCitation.date("/tabled", tabled),
                        LocatedCitation.each(
                                "/commitments",
                                commitments,
                                (pointer, commitment) ->
                                        LocatedCitation.claims(pointer + "/claims", commitment.claims())),
                        mechanism == null
                                ? Stream.<LocatedCitation>empty()
                                : LocatedCitation.claims("/mechanism/claims", mechanism.claims()),
                        LocatedCitation.list("/citations", citations))
                .flatMap(citation -> citation);
    }

    @Override
    public Stream<LocatedClaim> locatedClaims() {
        return Stream.of(
                        LocatedClaim.date("/tabled", tabled),
                        commitments.stream().flatMap(commitment -> commitment.claims().stream()
                                .map(claim ->
                                        LocatedClaim.ranked("/commitments/" + commitment.id() + "/claims", claim))),
                        mechanism == null
                                ? Stream.<LocatedClaim>empty()
                                : mechanism.claims().stream()
                                        .map(claim -> LocatedClaim.ranked("/mechanism/claims", claim)))
                .flatMap(claim -> claim);
    }

    @Override
    public void check(Faults faults) {
        faults.date("/tabled", tabled);
        faults.unique("/commitments", commitments, Commitment::id);
        for (int i = 0; i < commitments.size(); i++) {
            commitments.get(i).check("/commitments/" + i, faults);
            checkRatios("/commitments/" + i, commitments.get(i), faults);
        }
        if (mechanism != null) {
            faults.unique("/mechanism/claims", mechanism.claims(), Mechanism.Claim::id);
        }
    }

    /** A ratio refers to another commitment that has a number of its own: ratios of ratios would never end. */
    private void checkRatios(String pointer, Commitment commitment, Faults faults) {
        for (int i = 0; i < commitment.claims().size(); i++) {
            Ratio ratio = commitment.claims().get(i).ratio();
            if (ratio == null) {
                continue;
            }
            Commitment other = commitment(ratio.commitment());
            String place = pointer + "/claims/" + i + "/ratio/commitment";
            if (other == null) {
                faults.add(place, "this revision has no commitment `" + ratio.commitment() + "`");
            } else if (other == commitment) {
                faults.add(place, "must be another commitment");
            } else if (other.claims().stream().map(CommitmentClaim::ratio).anyMatch(Objects::nonNull)) {
                faults.add(place, "must be a commitment without a ratio of its own");
            }
        }
    }

    /** Leaves out commitments of which no claim was known. */
    @Override
    public RevisionDraft knownAt(Instant moment) {
        return new RevisionDraft(
                exchange,
                number,
                tabled.knownAt(moment),
                tabledBy,
                commitments.stream()
                        .flatMap(commitment -> commitment.knownAt(moment))
                        .toList(),
                mechanism == null ? null : mechanism.knownAt(moment),
                Citation.knownAt(citations, moment),
                marking);
    }
}
