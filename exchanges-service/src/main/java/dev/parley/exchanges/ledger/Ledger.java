package dev.parley.exchanges.ledger;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.parley.exchanges.delivery.DeliveryDraft;
import dev.parley.exchanges.delivery.Measure;
import dev.parley.exchanges.revision.Group;
import dev.parley.exchanges.revision.RevisionDraft;
import dev.parley.kernel.Figure;
import dev.parley.kernel.Interval;
import dev.parley.kernel.Quantity;
import dev.parley.kernel.Ranked;
import dev.parley.kernel.UncertainDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How much of an exchange was promised, delivered, and is outstanding. What is not known stays unknown.
 *
 * @param exchange id of the exchange
 * @param currentRevision the highest number; absent while nothing is tabled
 * @param commitments those of the current revision, then those of earlier ones, the latest first, as far as anything was
 *     delivered on them
 * @param terms in the same way those that have a figure
 * @param outside deliveries that count for none of these
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
                      "outstanding": {"unit": "PERSONS", "kind": "EXACT", "value": 2, "min": 2, "max": 2},
                      "discharges": []
                    }
                  ],
                  "terms": [], "outside": []
                }""")
public record Ledger(
        @Schema(required = true) String exchange,
        Integer currentRevision,
        @Schema(required = true) List<CommitmentLine> commitments,
        @Schema(required = true) List<TermLine> terms,
        @Schema(required = true) List<Outside> outside) {

    /** What became of one commitment. */
    @Schema(name = "LedgerCommitment")
    public record CommitmentLine(
            @Schema(required = true) int revision,
            @Schema(required = true) String commitment,
            @Schema(required = true) String releasing,
            @Schema(required = true) String receiving,
            @Schema(required = true) Group group,
            @Schema(required = true) Interval promised,
            @Schema(required = true) Interval delivered,
            @Schema(required = true) Interval outstanding,
            @Schema(required = true) List<Discharged> discharges) {

        /** Whether nothing of it is open: certainly all of it arrived, or the promise fell away. */
        public boolean settled() {
            boolean arrived = delivered.certainlyAtLeast(promised)
                    || promised.kind() == Quantity.Kind.ALL && delivered.kind() == Quantity.Kind.ALL;
            return !promisesUnknown()
                    && (arrived
                            || discharges.stream()
                                    .anyMatch(one -> !one.discharge().isArrival()));
        }

        /** Whether it is unclear how much was promised, so that nobody can say whether all of it arrived. */
        public boolean promisesUnknown() {
            return promised.kind() == Quantity.Kind.UNKNOWN;
        }
    }

    /** What became of one term. */
    @Schema(name = "LedgerTerm")
    public record TermLine(
            @Schema(required = true) int revision,
            @Schema(required = true) String term,
            @Schema(required = true) RevisionDraft.Term.Type type,
            Interval promised,
            Interval delivered,
            Interval outstanding,
            @Schema(required = true) List<Discharged> discharges) {}

    /** A delivery by which a promise was not plainly kept. */
    @Schema(name = "LedgerDischarge")
    public record Discharged(
            @Schema(required = true) String delivery,
            @Schema(required = true) DeliveryDraft.Discharge discharge,
            Interval figure,
            @Schema(required = true) UncertainDate occurred) {}

    /** A delivery outside of what was promised, as far as was known. */
    @Schema(name = "LedgerOutside")
    public record Outside(
            @Schema(required = true) String delivery,
            Integer revision,
            String commitment,
            String term,
            @Schema(required = true) DeliveryDraft.Discharge discharge,
            Interval figure,
            @Schema(required = true) UncertainDate occurred) {}

    /** The ledger of these revisions and deliveries, whatever their order. */
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

    /** One promise and the deliveries that count for it; either of commitment and term is null. */
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
                            || Measure.of(delivery.figure()).countsFor(Measure.of(promise)))
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
                    outstanding(),
                    discharges());
        }

        TermLine termLine() {
            return new TermLine(
                    revision.number(), term.id(), term.type(), promised(), delivered(), outstanding(), discharges());
        }

        private Interval promised() {
            return resolved(promise);
        }

        private Interval outstanding() {
            return promised().minusFloored(delivered());
        }

        /** The sum of what arrived; of rates, which do not add up over days, all of what was reached. */
        private Interval delivered() {
            List<DeliveryDraft> arrived = deliveries.stream()
                    .filter(delivery -> delivery.discharge().isArrival())
                    .toList();
            if (measure().isRate() && !arrived.isEmpty()) {
                return Interval.hull(arrived.stream()
                                .filter(delivery -> delivery.figure() != null)
                                .flatMap(delivery ->
                                        Ranked.best(delivery.figure().claims()).stream())
                                .map(Figure.Claim::quantity)
                                .toList())
                        .orElse(unknown());
            }
            return arrived.stream()
                    .map(delivery -> resolved(delivery.figure()))
                    .reduce(Interval.zero(measure().unit(), measure().currency()), Interval::plus);
        }

        private List<Discharged> discharges() {
            return deliveries.stream()
                    .filter(delivery -> delivery.discharge() != DeliveryDraft.Discharge.DELIVERED)
                    .map(delivery -> new Discharged(
                            delivery.id(), delivery.discharge(), resolved(delivery.figure()), delivery.occurred()))
                    .toList();
        }

        private Measure measure() {
            return Measure.of(promise);
        }

        /** What a figure comes to, counted as the promise is; unknown where no claim is left. */
        private Interval resolved(Figure figure) {
            Interval resolved = figure == null ? null : figure.resolved();
            return resolved == null
                    ? unknown()
                    : new Interval(
                            measure().unit(),
                            measure().currency(),
                            resolved.kind(),
                            resolved.value(),
                            resolved.min(),
                            resolved.max(),
                            resolved.minExclusive(),
                            resolved.maxExclusive());
        }

        private Interval unknown() {
            return new Interval(
                    measure().unit(), measure().currency(), Quantity.Kind.UNKNOWN, null, null, null, false, false);
        }
    }
}
