package dev.parley.exchanges.revision;

import java.time.Instant;
import java.util.List;
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
import dev.parley.kernel.Figure;
import dev.parley.kernel.Group;
import dev.parley.kernel.Lists;
import dev.parley.kernel.Marking;
import dev.parley.kernel.TextForm;
import dev.parley.kernel.UncertainDate;
import dev.parley.kernel.constraint.PlainText;
import dev.parley.kernel.constraint.ValidId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An offer as it stood at some time: the commitments and terms that were proposed. */
@Schema(
        description = "An offer as it stood at some time: the commitments and terms that were proposed.",
        examples = """
                {
                  "exchange": "us-iran-2023", "number": 2,
                  "tabled": {"edtf": "2023-08-10"},
                  "commitments": [
                    {
                      "id": "iran-releases", "releasing": "iran", "receiving": "united-states",
                      "group": {"custody": "CONVICTED_PRISONER", "condition": "LIVING", "labelAsReported": "detainees"},
                      "figure": {
                        "claims": [
                          {
                            "id": "dw-five", "quantity": {"kind": "EXACT", "value": 5, "unit": "PERSONS"},
                            "citation": {"source": "dw", "publishedAt": "2023-09-18", "attribution": "OWN_REPORTING"}
                          }
                        ]
                      }
                    }
                  ],
                  "mechanism": {"state": "AGREED", "text": "By air, through Doha."},
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
        UncertainDate tabled,

        @ValidId @Schema(description = "Id of the actor who put the offer forward; absent if unknown.")
        String tabledBy,

        @Size(max = 200) @Schema(description = "Promises to release people.")
        List<@NotNull @Valid Commitment> commitments,

        @Size(max = 200) @Schema(description = "Promises of anything else.")
        List<@NotNull @Valid Term> terms,

        @Valid @Schema(description = "How the exchange would be carried out; absent if nothing is reported.")
        Mechanism mechanism,

        @Size(max = 200)
        @Schema(description = "Who published the offer, and when, beside the citations of the figures.")
        List<@NotNull @Valid Citation> citations,

        @NotNull @Schema(description = Marking.DESCRIPTION) Marking marking)
        implements Draft<RevisionDraft> {

    public RevisionDraft {
        commitments = Lists.copy(commitments);
        terms = Lists.copy(terms);
        citations = Lists.copy(citations);
    }

    /** A promise to release people. */
    @Schema(name = "Commitment", description = "A promise to release people.")
    public record Commitment(
            @NotNull
            @ValidId
            @Schema(description = "Id of the commitment, unique within the revision.", examples = "iran-releases")
            String id,

            @NotNull @ValidId @Schema(description = "Id of the actor who would release them.", examples = "iran")
            String releasing,

            @NotNull
            @ValidId
            @Schema(description = "Id of the actor to whom they would be released.", examples = "united-states")
            String receiving,

            @NotNull @Valid @Schema(description = "The people who would be released.")
            Group group,

            @NotNull @Valid @Schema(description = "How many people would be released.")
            Figure figure) {

        private Stream<Commitment> knownAt(Instant moment) {
            return figure.knownAt(moment).stream().map(known -> new Commitment(id, releasing, receiving, group, known));
        }
    }

    /** A promise of anything other than the release of people. */
    @Schema(name = "ExchangeTerm", description = "A promise of anything other than the release of people.")
    public record Term(
            @NotNull @ValidId @Schema(description = "Id of the term, unique within the revision.", examples = "funds")
            String id,

            @NotNull @Schema(description = "Type of term.") Type type,

            @NotNull
            @PlainText(TextForm.MULTILINE)
            @Size(max = 2000)
            @Schema(description = "The term in words.", examples = "Access to 6 billion dollars of Iranian funds.")
            String text,

            @Valid @Schema(description = "Amount, if the term has one.")
            Figure figure) {

        @Schema(name = "ExchangeTermType", description = """
                Types of term:
                - `CEASEFIRE`: a pause or an end of fighting.
                - `AID_ACCESS`: access for humanitarian aid.
                - `FUNDS`: money that is paid or unfrozen.
                - `FUEL`: deliveries of fuel.
                - `WITHDRAWAL`: withdrawal of forces.
                - `DEPORTATION`: those released have to leave the country.
                - `OTHER`: anything else.""")
        public enum Type {
            CEASEFIRE,
            AID_ACCESS,
            FUNDS,
            FUEL,
            WITHDRAWAL,
            DEPORTATION,
            OTHER
        }

        private Stream<Term> knownAt(Instant moment) {
            return figure == null
                    ? Stream.of(this)
                    : figure.knownAt(moment).stream().map(known -> new Term(id, type, text, known));
        }
    }

    /** How an exchange would be carried out. */
    @Schema(name = "ExchangeMechanism", description = "How an exchange would be carried out.")
    public record Mechanism(
            @NotNull @Schema(description = "Whether the sides agree on the mechanism.")
            State state,

            @PlainText(TextForm.MULTILINE)
            @Size(max = 2000)
            @Schema(description = "The mechanism in words.", examples = "By air, through Doha.")
            String text) {

        @Schema(name = "ExchangeMechanismState", description = """
                Whether the sides agree on a mechanism:
                - `AGREED`: they agree.
                - `NOT_AGREED`: they do not agree.
                - `UNKNOWN`: the reports do not say.""")
        public enum State {
            AGREED,
            NOT_AGREED,
            UNKNOWN
        }
    }

    /** The commitment with this id; null if there is none. */
    public Commitment commitment(String id) {
        return commitments.stream()
                .filter(commitment -> commitment.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** The term with this id; null if there is none. */
    public Term term(String id) {
        return terms.stream().filter(term -> term.id().equals(id)).findFirst().orElse(null);
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
                terms,
                mechanism,
                citations,
                marking);
    }

    @Override
    public Stream<LocatedCitation> locatedCitations() {
        return Stream.of(
                        LocatedCitation.each(
                                "/commitments",
                                commitments,
                                (pointer, commitment) ->
                                        LocatedCitation.figure(pointer + "/figure", commitment.figure())),
                        LocatedCitation.each(
                                "/terms",
                                terms,
                                (pointer, term) -> LocatedCitation.figure(pointer + "/figure", term.figure())),
                        LocatedCitation.list("/citations", citations))
                .flatMap(citation -> citation);
    }

    @Override
    public Stream<LocatedClaim> locatedClaims() {
        return Stream.concat(
                commitments.stream()
                        .flatMap(commitment -> LocatedClaim.figure(
                                "/commitments/" + commitment.id() + "/figure/claims", commitment.figure())),
                terms.stream()
                        .flatMap(term -> LocatedClaim.figure("/terms/" + term.id() + "/figure/claims", term.figure())));
    }

    @Override
    public void check(Faults faults) {
        faults.unique("/commitments", commitments, Commitment::id);
        faults.unique("/terms", terms, Term::id);
        for (int i = 0; i < commitments.size(); i++) {
            faults.figure("/commitments/" + i + "/figure", commitments.get(i).figure());
        }
        for (int i = 0; i < terms.size(); i++) {
            faults.figure("/terms/" + i + "/figure", terms.get(i).figure());
        }
    }

    /** Leaves out commitments and terms with a figure of which no claim was known; terms without a figure stay. */
    @Override
    public RevisionDraft knownAt(Instant moment) {
        return new RevisionDraft(
                exchange,
                number,
                tabled,
                tabledBy,
                commitments.stream()
                        .flatMap(commitment -> commitment.knownAt(moment))
                        .toList(),
                terms.stream().flatMap(term -> term.knownAt(moment)).toList(),
                mechanism,
                Citation.knownAt(citations, moment),
                marking);
    }
}
