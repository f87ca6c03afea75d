package dev.parley.exchanges.precedent;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.parley.exchanges.balance.Balance;
import dev.parley.exchanges.exchange.ExchangeDraft;
import dev.parley.exchanges.exchange.ExchangeDraft.Role;
import dev.parley.exchanges.precedent.Precedent.Aspect;
import dev.parley.exchanges.precedent.Precedent.Reason;
import dev.parley.exchanges.revision.Commitment;
import dev.parley.exchanges.snapshot.ExchangeSnapshot;
import dev.parley.kernel.Quantity;

/** What exchanges are compared by, taken from one of them. */
record ExchangeSimilarity(
        ExchangeDraft exchange, Set<String> parties, Set<String> mediators, Set<String> custodies, Double ratio) {

    private static final Set<Role> PARTY = EnumSet.of(Role.HOLDING_PARTY, Role.RELEASING_PARTY, Role.RECEIVING_PARTY);

    static ExchangeSimilarity of(ExchangeSnapshot snapshot) {
        return new ExchangeSimilarity(
                snapshot.exchange(),
                actors(snapshot, PARTY::contains),
                actors(snapshot, Role::isMediating),
                commitments(snapshot)
                        .flatMap(commitment -> commitment.claims().stream())
                        .filter(claim -> claim.group() != null)
                        .map(claim -> claim.group().custody().name())
                        .filter(custody -> !custody.equals("UNSPECIFIED"))
                        .collect(Collectors.toCollection(TreeSet::new)),
                ratio(snapshot));
    }

    private static Set<String> actors(ExchangeSnapshot snapshot, Predicate<Role> isMeant) {
        return snapshot.exchange().participants().stream()
                .filter(participant -> participant.roles().stream().anyMatch(isMeant))
                .map(ExchangeDraft.Participant::actor)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Commitment> commitments(ExchangeSnapshot snapshot) {
        return Stream.ofNullable(snapshot.currentRevision()).flatMap(revision -> revision.commitments().stream());
    }

    /** People promised by the commitment of most people for each one of that of fewest; null if a number is not known. */
    private static Double ratio(ExchangeSnapshot snapshot) {
        List<Double> numbers = snapshot.balances().balances().stream()
                .filter(balance -> balance.commitment().type() == Commitment.Type.RELEASE)
                .map(Balance::promised)
                .filter(promised -> promised != null
                        && promised.unit() == Quantity.Unit.PERSONS
                        && promised.max() != null
                        && promised.least().signum() > 0)
                .map(promised -> promised.least().add(promised.most()).doubleValue() / 2)
                .sorted()
                .toList();
        return numbers.size() < 2 ? null : numbers.get(numbers.size() - 1) / numbers.get(0);
    }

    /** The other exchange as a precedent of this one; its score is 0 if they have nothing in common. */
    Precedent compare(ExchangeSnapshot candidate) {
        ExchangeSimilarity other = of(candidate);
        List<Reason> reasons = new ArrayList<>();
        double score = 0.4 * overlap(Aspect.PARTIES, "Parties of both", parties, other.parties, reasons)
                + 0.25 * overlap(Aspect.MEDIATOR, "Mediators of both", mediators, other.mediators, reasons)
                + 0.2 * overlap(Aspect.CUSTODY, "Custody in both", custodies, other.custodies, reasons)
                + 0.15 * ratios(other, reasons);
        link(other).ifPresent(type -> reasons.add(0, new Reason(Aspect.LINK, "It is linked as " + type + ".")));
        return new Precedent(
                other.exchange.id(),
                other.exchange.title(),
                candidate.status(),
                BigDecimal.valueOf(score).setScale(2, RoundingMode.HALF_UP),
                reasons);
    }

    private Optional<ExchangeDraft.Link.Type> link(ExchangeSimilarity other) {
        return Stream.concat(
                        exchange.links().stream().filter(link -> link.exchange().equals(other.exchange.id())),
                        other.exchange.links().stream()
                                .filter(link -> link.exchange().equals(exchange.id())))
                .map(ExchangeDraft.Link::type)
                .findFirst();
    }

    /** Members of both, as a share of the members of either (Jaccard). */
    private static double overlap(
            Aspect aspect, String subject, Set<String> one, Set<String> other, List<Reason> reasons) {
        Set<String> both = new TreeSet<>(one);
        both.retainAll(other);
        if (both.isEmpty()) {
            return 0;
        }
        Set<String> either = new TreeSet<>(one);
        either.addAll(other);
        reasons.add(new Reason(aspect, subject + ": " + String.join(", ", both) + "."));
        return (double) both.size() / either.size();
    }

    /** 1 for equal ratios, half for twice as much. */
    private double ratios(ExchangeSimilarity other, List<Reason> reasons) {
        if (ratio == null || other.ratio == null) {
            return 0;
        }
        double doublings = Math.abs(Math.log(ratio / other.ratio) / Math.log(2));
        if (doublings <= 1) {
            reasons.add(new Reason(
                    Aspect.RATIO,
                    "Ratios are close: %s and %s to one.".formatted(rounded(ratio), rounded(other.ratio))));
        }
        return 1 / (1 + doublings);
    }

    private static String rounded(double ratio) {
        return BigDecimal.valueOf(ratio)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
