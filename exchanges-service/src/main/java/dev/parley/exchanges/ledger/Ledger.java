package dev.parley.exchanges.ledger;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.parley.exchanges.delivery.DeliveryDraft;
import dev.parley.exchanges.revision.RevisionDraft;
import dev.parley.kernel.Figure;
import dev.parley.kernel.Group;
import dev.parley.kernel.Interval;
import dev.parley.kernel.Measure;
import dev.parley.kernel.Quantity;
import dev.parley.kernel.Ranked;
import dev.parley.kernel.UncertainDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How much of an exchange was promised, delivered, and is outstanding. Unknown numbers stay unknown in every result.
 */
@Schema(
        name = "Ledger",
        description = "How much of an exchange was promised, delivered, and is outstanding.",
        examples = """
                {
                  "exchange": "us-iran-2023", "currentRevision": 1,
                  "commitments": [
                    {
                      "revision": 1, "commitment": "iran-releases",
                      "releasing": "iran", "receiving": "united-states",
                      "group": {"custody": "UNSPECIFIED", "demographics": [], "condition": "LIVING"},
                      "promised": {"unit": "PERSONS", "kind": "EXACT", "value": 5, "min": 5, "max": 5},
                      "delivered": {"unit": "PERSONS", "kind": "EXACT", "value": 3, "min": 3, "max": 3},
                      "discharged": {"unit": "PERSONS", "kind": "EXACT", "value": 0, "min": 0, "max": 0},
                      "outstanding": {"unit": "PERSONS", "kind": "EXACT", "value": 2, "min": 2, "max": 2},
                      "discharges": []
                    }
                  ],
                  "terms": [], "outside": []
                }""")
public record Ledger(
        @Schema(required = true, description = "Id of the exchange.")
        String exchange,

        @Schema(description = "Number of the current revision, the highest known; absent before the first.")
        Integer currentRevision,

        @Schema(
                required = true,
                description = "Commitments of the current revision; then those of earlier revisions, the latest"
                        + " first, on which something was delivered or discharged.")
        List<CommitmentLine> commitments,

        @Schema(required = true, description = "Terms that have a figure, in the same order.")
        List<TermLine> terms,

        @Schema(required = true, description = "Deliveries that count for none of these.")
        List<Outside> outside) {

    private static final String PROMISED = "The promised number.";
    private static final String DELIVERED = "The number that arrived, in whatever way.";
    private static final String DISCHARGED =
            "The number that fell away: that was waived, given in another form, or became impossible.";
    private static final String OUTSTANDING = "Promised minus delivered minus discharged, never below 0.";

    /** The account of one commitment. */
    @Schema(name = "LedgerCommitment", description = "The account of one commitment.")
    public record CommitmentLine(
            @Schema(required = true, description = "Number of the revision that made the promise.")
            int revision,

            @Schema(required = true, description = "Id of the commitment.")
            String commitment,

            @Schema(required = true, description = "Id of the actor who would release the people.")
            String releasing,

            @Schema(required = true, description = "Id of the actor to whom they would be released.")
            String receiving,

            @Schema(required = true, description = "The people who would be released.")
            Group group,

            @Schema(required = true, description = Ledger.PROMISED)
            Interval promised,

            @Schema(required = true, description = Ledger.DELIVERED)
            Interval delivered,

            @Schema(required = true, description = Ledger.DISCHARGED)
            Interval discharged,

            @Schema(required = true, description = Ledger.OUTSTANDING)
            Interval outstanding,

            @Schema(
                    required = true,
                    description = "Deliveries by which the promise was met in another way, or fell away.")
            List<Discharged> discharges) {

        /** Whether nothing is outstanding: all of it certainly arrived, or the promise fell away. */
        public boolean settled() {
            boolean arrived = delivered.certainlyAtLeast(promised)
                    || promised.kind() == Quantity.Kind.ALL && delivered.kind() == Quantity.Kind.ALL;
            return !promisesUnknown()
                    && (arrived
                            || discharges.stream()
                                    .anyMatch(one -> !one.discharge().isArrival()));
        }

        /** Whether the promised number is UNKNOWN, so that nobody can say whether all of it arrived. */
        public boolean promisesUnknown() {
            return promised.kind() == Quantity.Kind.UNKNOWN;
        }
    }

    /** The account of one term. */
    @Schema(name = "LedgerTerm", description = "The account of one term.")
    public record TermLine(
            @Schema(required = true, description = "Number of the revision that made the promise.")
            int revision,

            @Schema(required = true, description = "Id of the term.")
            String term,

            @Schema(required = true, description = "Type of the term.")
            RevisionDraft.Term.Type type,

            @Schema(description = Ledger.PROMISED) Interval promised,

            @Schema(description = Ledger.DELIVERED) Interval delivered,

            @Schema(description = Ledger.DISCHARGED) Interval discharged,

            @Schema(description = Ledger.OUTSTANDING) Interval outstanding,

            @Schema(
                    required = true,
                    description = "Deliveries by which the promise was met in another way, or fell away.")
            List<Discharged> discharges) {}

    /** A delivery by which a promise was met in another way, or fell away. */
    @Schema(
            name = "LedgerDischarge",
            description = "A delivery by which a promise was met in another way, or fell away.")
    public record Discharged(
            @Schema(required = true, description = "Id of the delivery.")
            String delivery,

            @Schema(required = true, description = "Whether the promise was met or fell away.")
            DeliveryDraft.Discharge discharge,

            @Schema(description = "How much; absent if no number was known.")
            Interval figure,

            @Schema(required = true, description = "When it was delivered or discharged.")
            UncertainDate occurred) {}

    /** A delivery outside any promise that was known. */
    @Schema(name = "LedgerOutside", description = "A delivery outside any promise that was known.")
    public record Outside(
            @Schema(required = true, description = "Id of the delivery.")
            String delivery,

            @Schema(description = "Number of the revision that the delivery names, if any.")
            Integer revision,

            @Schema(description = "Id of the commitment that the delivery names, if any.")
            String commitment,

            @Schema(description = "Id of the term that the delivery names, if any.")
            String term,

            @Schema(required = true, description = "Whether the promise was met or fell away.")
            DeliveryDraft.Discharge discharge,

            @Schema(description = "How much; absent if no number was known.")
            Interval figure,

            @Schema(required = true, description = "When it was delivered or discharged.")
            UncertainDate occurred) {}

    /** The ledger of these revisions and deliveries, in any order. */
    public static Ledger of(String exchange, List<RevisionDraft> revisions, List<DeliveryDraft> deliveries) {
        List<RevisionDraft> latestFirst = revisions.stream()
                .sorted(Comparator.comparing(RevisionDraft::number).reversed())
                .toList();
        List<DeliveryDraft> inOrder =
                deliveries.stream().sorted(DeliveryDraft.ORDER).toList();
        Integer current = latestFirst.isEmpty() ? null : latestFirst.get(0).number();
        List<Account> accounts = latestFirst.stream()
                .flatMap(revision -> Account.of(revision, inOrder))
                .filter(account -> account.revision.number().equals(current) || !account.deliveries.isEmpty())
                .toList();
        return new Ledger(
                exchange,
                current,
                accounts.stream()
                        .filter(account -> account.commitment != null)
                        .map(Account::commitmentLine)
                        .toList(),
                accounts.stream()
                        .filter(account -> account.term != null)
                        .map(Account::termLine)
                        .toList(),
                inOrder.stream()
                        .filter(delivery ->
                                accounts.stream().noneMatch(account -> account.deliveries.contains(delivery)))
                        .map(delivery -> new Outside(
                                delivery.id(),
                                delivery.revision(),
                                delivery.commitment(),
                                delivery.term(),
                                delivery.discharge(),
                                delivery.figure() == null
                                        ? null
                                        : delivery.figure().resolved(),
                                delivery.occurred()))
                        .toList());
    }

    /** One promise and the deliveries that count for it; either commitment or term is null. */
    private record Account(
            RevisionDraft revision,
            RevisionDraft.Commitment commitment,
            RevisionDraft.Term term,
            Figure promise,
            List<DeliveryDraft> deliveries) {

        static Stream<Account> of(RevisionDraft revision, List<DeliveryDraft> deliveries) {
            return Stream.concat(
                    revision.commitments().stream()
                            .map(commitment -> new Account(
                                    revision,
                                    commitment,
                                    null,
                                    commitment.figure(),
                                    counting(revision, deliveries, commitment.figure(), delivery -> commitment
                                            .id()
                                            .equals(delivery.commitment())))),
                    revision.terms().stream()
                            .filter(term -> term.figure() != null)
                            .map(term -> new Account(
                                    revision,
                                    null,
                                    term,
                                    term.figure(),
                                    counting(revision, deliveries, term.figure(), delivery -> term.id()
                                            .equals(delivery.term())))));
        }

        private static List<DeliveryDraft> counting(
                RevisionDraft revision,
                List<DeliveryDraft> deliveries,
                Figure promise,
                Predicate<DeliveryDraft> namesIt) {
            return deliveries.stream()
                    .filter(delivery -> revision.number().equals(delivery.revision()) && namesIt.test(delivery))
                    .filter(delivery -> delivery.figure() == null
                            || measure(delivery.figure()).countsFor(measure(promise)))
                    .toList();
        }

        CommitmentLine commitmentLine() {
            return new CommitmentLine(
                    revision.number(),
                    commitment.id(),
                    commitment.releasing(),
                    commitment.receiving(),
                    commitment.group(),
                    promised(),
                    delivered(),
                    discharged(),
                    outstanding(),
                    discharges());
        }

        TermLine termLine() {
            return new TermLine(
                    revision.number(),
                    term.id(),
                    term.type(),
                    promised(),
                    delivered(),
                    discharged(),
                    outstanding(),
                    discharges());
        }

        private Interval promised() {
            return resolved(promise);
        }

        private Interval outstanding() {
            return promised().minus(delivered().plus(discharged()));
        }

        private Interval delivered() {
            return sum(DeliveryDraft.Discharge::isArrival);
        }

        private Interval discharged() {
            return sum(discharge -> !discharge.isArrival());
        }

        /** The sum of such deliveries; for rates, which do not add up over days, their hull. */
        private Interval sum(Predicate<DeliveryDraft.Discharge> kind) {
            List<DeliveryDraft> summands = deliveries.stream()
                    .filter(delivery -> kind.test(delivery.discharge()))
                    .toList();
            if (measure().perDay() && !summands.isEmpty()) {
                return Interval.hull(summands.stream()
                                .filter(delivery -> delivery.figure() != null)
                                .flatMap(delivery ->
                                        Ranked.best(delivery.figure().claims()).stream())
                                .map(Figure.Claim::quantity)
                                .toList())
                        .orElse(unknown());
            }
            return summands.stream()
                    .map(delivery -> resolved(delivery.figure()))
                    .reduce(Interval.zero(measure()), Interval::plus);
        }

        private List<Discharged> discharges() {
            return deliveries.stream()
                    .filter(delivery -> delivery.discharge() != DeliveryDraft.Discharge.DELIVERED)
                    .map(delivery -> new Discharged(
                            delivery.id(), delivery.discharge(), resolved(delivery.figure()), delivery.occurred()))
                    .toList();
        }

        private Measure measure() {
            return measure(promise);
        }

        /** The resolved figure in the unit of the promise; unknown if no claim is left. */
        private Interval resolved(Figure figure) {
            Interval resolved = figure == null ? null : figure.resolved();
            return resolved == null ? unknown() : resolved.in(measure());
        }

        private Interval unknown() {
            return Interval.unknown(measure());
        }

        private static Measure measure(Figure figure) {
            return Measure.of(figure.claims().get(0).quantity());
        }
    }
}
