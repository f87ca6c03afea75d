package dev.parley.exchanges.revision;

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
import dev.parley.journal.document.Draft;
import dev.parley.journal.document.LocatedCitation;
import dev.parley.journal.document.LocatedClaim;
import dev.parley.kernel.Citation;
import dev.parley.kernel.Faults;
import dev.parley.kernel.Figure;
import dev.parley.kernel.Lists;
import dev.parley.kernel.Marking;
import dev.parley.kernel.UncertainDate;
import dev.parley.kernel.constraint.ValidId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was on the table at some time: who would release whom to whom, and on which terms.
 *
 * @param exchange id of the exchange
 * @param tabled when it was put forward
 * @param tabledBy id of the actor who put it forward; absent: not known
 * @param mechanism how it would be carried out; absent: nothing is reported
 */
@Schema(
        description = "What was on the table at some time: who would release whom to whom, and on which terms.",
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
public record RevisionDraft(
        @ValidId @Schema(examples = "us-iran-2023") String exchange,

        @Min(1) @Max(9999) @Schema(examples = "1") Integer number,

        @NotNull @Valid UncertainDate tabled,
        @ValidId String tabledBy,
        @Size(max = 200) List<@NotNull @Valid Commitment> commitments,
        @Size(max = 200) List<@NotNull @Valid Term> terms,
        @Valid Mechanism mechanism,
        @Size(max = 200) List<@NotNull @Valid Citation> citations,
        @NotNull Marking marking)
        implements Draft<RevisionDraft> {

    public RevisionDraft {
        commitments = Lists.copy(commitments);
        terms = Lists.copy(terms);
        citations = Lists.copy(citations);
    }

    /** How many of whom one side would release to the other. */
    @Schema(name = "Commitment", description = "How many of whom one side would release to the other.")
    public record Commitment(
            @NotNull @ValidId @Schema(examples = "iran-releases")
            String id,

            @NotNull @ValidId @Schema(examples = "iran") String releasing,

            @NotNull @ValidId @Schema(examples = "united-states")
            String receiving,

            @NotNull @Valid Group group,
            @NotNull @Valid Figure figure) {

        private Stream<Commitment> knownAt(Instant moment) {
            return figure.knownAt(moment).stream().map(known -> new Commitment(id, releasing, receiving, group, known));
        }
    }

    /** What one side would do beside releasing people. */
    @Schema(name = "ExchangeTerm", description = "What one side would do beside releasing people.")
    public record Term(
            @NotNull @ValidId @Schema(examples = "funds") String id,

            @NotNull Type type,
            @NotBlank @Size(max = 2000) String text,
            @Valid Figure figure) {

        @Schema(name = "ExchangeTermType")
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
            @NotNull State state, @Size(max = 2000) String text) {

        @Schema(name = "ExchangeMechanismState")
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
                .flatMap(cited -> cited);
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
            faults.unique(
                    "/commitments/" + i + "/group/demographics",
                    commitments.get(i).group().demographics(),
                    demographic -> demographic);
        }
        for (int i = 0; i < terms.size(); i++) {
            faults.figure("/terms/" + i + "/figure", terms.get(i).figure());
        }
    }

    /** What no claim known then puts a number to is left out; a term that needs no number stays. */
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
