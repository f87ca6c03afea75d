package dev.parley.exchanges.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.parley.exchanges.balance.JointBalance;
import dev.parley.exchanges.exchange.ExchangeDraft;
import dev.parley.exchanges.exchange.Status;
import dev.parley.exchanges.snapshot.ExchangeSnapshot;
import dev.parley.exchanges.transition.TransitionDraft;
import dev.parley.kernel.Group;
import dev.parley.kernel.Measure;
import dev.parley.kernel.Quantity;
import dev.parley.kernel.ReportedDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Adds up exchanges by a property of theirs. An exchange with several mediators or groups counts for each. */
final class ExchangeStatistics {

    private static final Measure PERSONS = new Measure(Quantity.Unit.PERSONS, null, null, false);
    private static final String UNKNOWN = "UNKNOWN";

    private final By by;
    private final Map<String, Sum> sums = new TreeMap<>();

    ExchangeStatistics(By by) {
        this.by = by;
    }

    /** What exchanges are told apart by. */
    @Schema(name = "ExchangeStatisticsBy", description = """
            What exchanges are told apart by:
            - `STATUS`: their status.
            - `MEDIATOR`: each actor who mediates or leads the mediation.
            - `YEAR`: the year in which they opened, at the earliest.
            - `CUSTODY`: in what capacity the people were held whose release is promised.""")
    enum By {
        STATUS,
        MEDIATOR,
        YEAR,
        CUSTODY
    }

    /** @param most null: it is not known */
    private record Days(BigDecimal least, BigDecimal most) {}

    private static final class Sum {
        private int exchanges;
        private final List<Days> tabledToAgreed = new ArrayList<>();
        private final List<Days> agreedToCompleted = new ArrayList<>();
        private final List<Share> shares = new ArrayList<>();
    }

    private record Share(BigDecimal least, BigDecimal most) {}

    void add(ExchangeSnapshot snapshot) {
        Days tabledToAgreed = between(snapshot, Status.TABLED, Status.AGREED);
        Days agreedToCompleted = between(snapshot, Status.AGREED, Status.COMPLETED);
        Share share = shareKept(snapshot);
        keys(snapshot).distinct().forEach(key -> {
            Sum sum = sums.computeIfAbsent(key, any -> new Sum());
            sum.exchanges++;
            if (tabledToAgreed != null) {
                sum.tabledToAgreed.add(tabledToAgreed);
            }
            if (agreedToCompleted != null) {
                sum.agreedToCompleted.add(agreedToCompleted);
            }
            if (share != null) {
                sum.shares.add(share);
            }
        });
    }

    List<StatisticsRow> rows() {
        return sums.entrySet().stream()
                .map(entry -> new StatisticsRow(
                        entry.getKey(),
                        entry.getValue().exchanges,
                        median(entry.getValue().tabledToAgreed),
                        median(entry.getValue().agreedToCompleted),
                        mean(entry.getValue().shares)))
                .toList();
    }

    private Stream<String> keys(ExchangeSnapshot snapshot) {
        return switch (by) {
            case STATUS ->
                Stream.of(snapshot.status() == null ? "NONE" : snapshot.status().name());
            case MEDIATOR ->
                snapshot.exchange().participants().stream()
                        .filter(participant -> participant.roles().stream().anyMatch(ExchangeDraft.Role::isMediating))
                        .map(ExchangeDraft.Participant::actor);
            case YEAR -> Stream.of(year(snapshot.exchange().opened()));
            case CUSTODY ->
                Stream.ofNullable(snapshot.currentRevision())
                        .flatMap(revision -> revision.commitments().stream())
                        .flatMap(commitment -> commitment.claims().stream())
                        .map(claim -> claim.group())
                        .filter(Objects::nonNull)
                        .map(Group::custody)
                        .map(Enum::name);
        };
    }

    private static String year(ReportedDate opened) {
        Instant earliest = opened == null ? null : opened.earliest();
        return earliest == null
                ? UNKNOWN
                : String.valueOf(earliest.atZone(ZoneOffset.UTC).getYear());
    }

    /** Days from the first step to one status to the first step to another; null if either is not known. */
    private static Days between(ExchangeSnapshot snapshot, Status from, Status to) {
        ReportedDate start = first(snapshot, from);
        ReportedDate end = first(snapshot, to);
        if (start == null || end == null || start.latest() == null || end.earliest() == null) {
            return null;
        }
        return new Days(
                days(start.latest(), end.earliest()).max(BigDecimal.ZERO),
                start.earliest() == null || end.latest() == null ? null : days(start.earliest(), end.latest()));
    }

    private static ReportedDate first(ExchangeSnapshot snapshot, Status status) {
        return snapshot.transitions().stream()
                .filter(transition -> transition.to() == status)
                .min(Comparator.comparing(TransitionDraft::number))
                .map(TransitionDraft::effective)
                .orElse(null);
    }

    private static BigDecimal days(Instant from, Instant to) {
        return BigDecimal.valueOf(Duration.between(from, to).toMillis())
                .divide(BigDecimal.valueOf(Duration.ofDays(1).toMillis()), 1, RoundingMode.HALF_UP);
    }

    /** Which part of the people promised was released, at least and at most; null if nothing countable was promised. */
    private static Share shareKept(ExchangeSnapshot snapshot) {
        JointBalance people = new JointBalance(
                PERSONS,
                snapshot.balances().balances().stream()
                        .filter(balance -> PERSONS.equals(balance.measure()))
                        .toList());
        BigDecimal least = people.promised().least();
        BigDecimal most = people.promised().most();
        if (most == null || least.signum() == 0) {
            return null;
        }
        BigDecimal delivered = people.delivered().most();
        return new Share(
                share(people.delivered().least(), most, RoundingMode.FLOOR),
                share(delivered == null ? least : delivered, least, RoundingMode.CEILING));
    }

    private static BigDecimal share(BigDecimal part, BigDecimal whole, RoundingMode rounding) {
        return part.divide(whole, 4, rounding).min(BigDecimal.ONE);
    }

    private static StatisticsRow.Median median(List<Days> days) {
        if (days.isEmpty()) {
            return null;
        }
        boolean isOpen = days.stream().anyMatch(one -> one.most() == null);
        return new StatisticsRow.Median(
                days.size(),
                median(days.stream().map(Days::least)),
                isOpen ? null : median(days.stream().map(Days::most)));
    }

    private static BigDecimal median(Stream<BigDecimal> numbers) {
        List<BigDecimal> sorted = numbers.sorted().toList();
        int middle = sorted.size() / 2;
        BigDecimal median = sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).add(sorted.get(middle)).divide(BigDecimal.valueOf(2));
        return median.stripTrailingZeros().scale() < 0 ? median.setScale(0) : median.stripTrailingZeros();
    }

    private static StatisticsRow.Kept mean(List<Share> shares) {
        return shares.isEmpty()
                ? null
                : new StatisticsRow.Kept(
                        shares.size(),
                        mean(shares.stream().map(Share::least), shares.size(), RoundingMode.FLOOR),
                        mean(shares.stream().map(Share::most), shares.size(), RoundingMode.CEILING));
    }

    private static BigDecimal mean(Stream<BigDecimal> numbers, int count, RoundingMode rounding) {
        return numbers.reduce(BigDecimal.ZERO, BigDecimal::add).divide(BigDecimal.valueOf(count), 2, rounding);
    }
}
