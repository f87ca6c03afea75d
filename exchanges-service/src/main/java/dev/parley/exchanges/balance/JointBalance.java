package dev.parley.exchanges.balance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import dev.parley.exchanges.delivery.DeliveryItem;
import dev.parley.kernel.Interval;
import dev.parley.kernel.Measure;

/**
 * The balance of several commitments together, all in one unit. What an item delivered for several of them is for their
 * sum exactly, though nobody knows how much of it is for which; so the sum is known better than its parts.
 */
public record JointBalance(Measure measure, List<Balance> balances) {

    /** More ways to divide joint items than this are not tried one by one: the bound is then less tight. */
    private static final int MOST_DIVISIONS = 4_096;

    public Interval promised() {
        return total(Balance::owed);
    }

    public Interval delivered() {
        return measure.perDay() ? total(Balance::delivered) : sum(DeliveryItem.Discharge::isArrival);
    }

    public Interval discharged() {
        return measure.perDay() ? total(Balance::discharged) : sum(discharge -> !discharge.isArrival());
    }

    private Interval total(Function<Balance, Interval> number) {
        return balances.stream().map(number).filter(Objects::nonNull).reduce(Interval.zero(measure), Interval::plus);
    }

    private Interval sum(Predicate<DeliveryItem.Discharge> kind) {
        return items().stream()
                .filter(counted -> kind.test(counted.item().discharge()))
                .map(counted -> isInside(counted) ? counted.whole(measure) : counted.share(measure))
                .reduce(Interval.zero(measure), Interval::plus);
    }

    /** The items that count, each once. */
    private List<CountedItem> items() {
        return balances.stream()
                .flatMap(balance -> balance.items().stream())
                .filter(counted -> counted.countsIn(measure))
                .distinct()
                .toList();
    }

    /** Whether all commitments that the item counts for are among these. */
    private boolean isInside(CountedItem counted) {
        return counted.item().commitments().stream().allMatch(id -> balances.stream()
                .anyMatch(balance -> balance.revision() == counted.item().revision()
                        && balance.commitment().id().equals(id)));
    }

    /**
     * What is still to come of all of them. More than promised of one does not make up for less of another, so that this
     * is the sum over the commitments, for every way in which the joint items can be divided.
     */
    public Interval outstanding() {
        List<Balance> owing =
                balances.stream().filter(balance -> balance.owed() != null).toList();
        List<CountedItem> joint = items().stream().filter(CountedItem::isJoint).toList();
        if (joint.isEmpty() || measure.perDay()) {
            return total(Balance::outstanding);
        }
        List<Interval> alone = owing.stream().map(this::outstandingWithoutJoint).toList();
        List<Shared> shared = shared(joint, owing);
        return Interval.between(measure, least(alone, shared), most(alone, shared));
    }

    private Interval outstandingWithoutJoint(Balance balance) {
        Interval done = Balance.sum(
                balance.items().stream()
                        .filter(counted -> !counted.isJoint() && counted.countsIn(measure))
                        .toList(),
                measure);
        return balance.owed().minus(done);
    }

    /**
     * All joint items that can be divided among the same commitments.
     *
     * @param among indexes of commitments
     * @param isAlsoOutside whether it may count for others as well
     */
    private record Shared(Set<Integer> among, boolean isAlsoOutside, Interval number) {}

    private List<Shared> shared(List<CountedItem> joint, List<Balance> owing) {
        Map<String, Shared> shared = new LinkedHashMap<>();
        for (CountedItem counted : joint) {
            Set<Integer> among = new TreeSet<>(IntStream.range(0, owing.size())
                    .filter(i -> counted.isFor(
                            owing.get(i).revision(), owing.get(i).commitment().id()))
                    .boxed()
                    .toList());
            boolean isAlsoOutside = among.size() < counted.item().commitments().size();
            shared.merge(
                    counted.item().revision() + " "
                            + new TreeSet<>(counted.item().commitments()),
                    new Shared(among, isAlsoOutside, counted.whole(measure)),
                    (one, other) -> new Shared(among, isAlsoOutside, one.number.plus(other.number)));
        }
        return List.copyOf(shared.values());
    }

    /**
     * As much of the joint items as possible goes where something is outstanding. By the theorem of maximum flow and
     * minimum cut that is the least, over the sets of joint items, of what they and the commitments that the others reach
     * can take.
     */
    private BigDecimal least(List<Interval> alone, List<Shared> shared) {
        BigDecimal total = alone.stream().map(Interval::least).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (shared.size() > 12) {
            return BigDecimal.ZERO;
        }
        BigDecimal met = null;
        for (int cut = 0; cut < 1 << shared.size(); cut++) {
            BigDecimal capacity = BigDecimal.ZERO;
            Set<Integer> reached = new TreeSet<>();
            for (int i = 0; i < shared.size() && capacity != null; i++) {
                if ((cut & 1 << i) == 0) {
                    reached.addAll(shared.get(i).among);
                } else {
                    BigDecimal most = shared.get(i).number.most();
                    capacity = most == null ? null : capacity.add(most);
                }
            }
            if (capacity != null) {
                for (int commitment : reached) {
                    capacity = capacity.add(alone.get(commitment).least());
                }
                met = met == null ? capacity : met.min(capacity);
            }
        }
        return total.subtract(met).max(BigDecimal.ZERO);
    }

    /**
     * The worst division: what is left is a convex function of it, so one of those that give each set of joint items to
     * one commitment as a whole is the worst. Null if it is not known.
     */
    private BigDecimal most(List<Interval> alone, List<Shared> shared) {
        if (alone.stream().anyMatch(outstanding -> outstanding.most() == null)) {
            return null;
        }
        List<BigDecimal> left =
                new ArrayList<>(alone.stream().map(Interval::most).toList());
        long divisions = shared.stream()
                .mapToLong(one -> one.among.size() + (one.isAlsoOutside ? 1 : 0))
                .reduce(1, (a, b) -> Math.min(a * b, MOST_DIVISIONS + 1L));
        return divisions > MOST_DIVISIONS ? sumOf(left) : worst(left, shared, 0);
    }

    private static BigDecimal worst(List<BigDecimal> left, List<Shared> shared, int next) {
        if (next == shared.size()) {
            return sumOf(left);
        }
        Shared one = shared.get(next);
        BigDecimal worst = one.isAlsoOutside || one.among.isEmpty() ? worst(left, shared, next + 1) : null;
        for (int commitment : one.among) {
            BigDecimal before = left.get(commitment);
            left.set(commitment, before.subtract(one.number.least()));
            BigDecimal found = worst(left, shared, next + 1);
            left.set(commitment, before);
            worst = worst == null ? found : worst.max(found);
        }
        return worst;
    }

    private static BigDecimal sumOf(List<BigDecimal> left) {
        return left.stream().map(number -> number.max(BigDecimal.ZERO)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
