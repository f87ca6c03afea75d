package dev.parley.exchanges.balance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import dev.parley.exchanges.TestData;
import dev.parley.exchanges.delivery.DeliveryDraft;
import dev.parley.exchanges.revision.RevisionDraft;
import dev.parley.kernel.Interval;
import org.junit.jupiter.api.Test;

import static dev.parley.exchanges.TestData.commitment;
import static dev.parley.exchanges.TestData.delivery;
import static dev.parley.exchanges.TestData.item;
import static dev.parley.exchanges.TestData.object;
import static dev.parley.exchanges.TestData.revision;
import static dev.parley.exchanges.TestData.with;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Balances of generated exchanges are exactly what counting out every consistent world gives. */
class JointBalancePropertiesTest {

    private static final int EXCHANGES = 3_000;
    private static final int MOST = 4;

    private final long seed = Long.getLong("parley.seed", System.nanoTime());
    private final Random random = new Random(seed);

    /** A reported number: from {@code least} to {@code most}. */
    private record Reported(int least, int most) {

        Map<String, Object> claim() {
            return with(
                    TestData.exactly(least),
                    "quantity",
                    least == most
                            ? object("kind", "EXACT", "unit", "PERSONS", "value", least)
                            : object("kind", "RANGE", "unit", "PERSONS", "min", least, "max", most));
        }
    }

    private record Delivered(List<Integer> among, Reported number) {}

    private Reported reported() {
        int least = random.nextInt(MOST);
        return new Reported(least, random.nextInt(3) == 0 ? least + random.nextInt(2) : least);
    }

    @Test
    void outstandingIsWhatEveryConsistentWorldGives() {
        for (int i = 0; i < EXCHANGES; i++) {
            List<Reported> promised = IntStream.range(0, 2 + random.nextInt(2))
                    .mapToObj(any -> reported())
                    .toList();
            List<Delivered> delivered = IntStream.range(0, random.nextInt(4))
                    .mapToObj(any -> new Delivered(some(promised.size()), reported()))
                    .toList();
            check(promised, delivered, "exchange " + i + " of seed " + seed + ": " + promised + " " + delivered);
        }
    }

    /** One or more of the commitments. */
    private List<Integer> some(int commitments) {
        List<Integer> chosen = IntStream.range(0, commitments)
                .filter(any -> random.nextBoolean())
                .boxed()
                .toList();
        return chosen.isEmpty() ? List.of(random.nextInt(commitments)) : chosen;
    }

    private void check(List<Reported> promised, List<Delivered> delivered, String message) {
        Balances balances = Balances.of(
                List.of(TestData.as(RevisionDraft.class, revisionOf(promised))),
                IntStream.range(0, delivered.size())
                        .mapToObj(i -> TestData.as(DeliveryDraft.class, deliveryOf(i, delivered.get(i))))
                        .toList());
        List<Integer> all = IntStream.range(0, promised.size()).boxed().toList();
        List<Integer> first = List.of(0);
        for (List<Integer> chosen : List.of(all, first, all.subList(0, 2))) {
            JointBalance joint = new JointBalance(
                    balances.balances().get(0).measure(),
                    chosen.stream().map(balances.balances()::get).toList());
            Worlds worlds = new Worlds(chosen);
            worlds.promise(promised, delivered, new int[promised.size()], 0);
            assertBounds(worlds.leastOutstanding, worlds.mostOutstanding, joint.outstanding(), message);
            assertBounds(worlds.leastDelivered, worlds.mostDelivered, joint.delivered(), message);
        }
    }

    private static void assertBounds(int least, int most, Interval interval, String message) {
        assertEquals(
                0, BigDecimal.valueOf(least).compareTo(interval.least()), message + " least " + least + " " + interval);
        assertEquals(
                0, BigDecimal.valueOf(most).compareTo(interval.most()), message + " most " + most + " " + interval);
    }

    private static Map<String, Object> revisionOf(List<Reported> promised) {
        List<Object> commitments = new ArrayList<>();
        for (int i = 0; i < promised.size(); i++) {
            commitments.add(commitment("k" + i, "hamas", promised.get(i).claim()));
        }
        return with(revision(1), "commitments", commitments);
    }

    private static Map<String, Object> deliveryOf(int number, Delivered delivered) {
        Map<String, Object> item = new LinkedHashMap<>(item("i", "", delivered.number.claim()));
        item.put("commitments", delivered.among.stream().map(i -> "k" + i).toList());
        return delivery("d" + number, item);
    }

    /** Counts out all worlds: what was promised, what each item was, and for which commitments it was. */
    private static final class Worlds {

        private final List<Integer> chosen;
        private int leastOutstanding = Integer.MAX_VALUE;
        private int mostOutstanding = -1;
        private int leastDelivered = Integer.MAX_VALUE;
        private int mostDelivered = -1;

        private Worlds(List<Integer> chosen) {
            this.chosen = chosen;
        }

        private void promise(List<Reported> promised, List<Delivered> delivered, int[] left, int next) {
            if (next == promised.size()) {
                deliver(delivered, left, new int[left.length], 0);
                return;
            }
            for (int number = promised.get(next).least; number <= promised.get(next).most; number++) {
                left[next] = number;
                promise(promised, delivered, left, next + 1);
            }
        }

        private void deliver(List<Delivered> delivered, int[] promised, int[] arrived, int next) {
            if (next == delivered.size()) {
                int outstanding = chosen.stream()
                        .mapToInt(i -> Math.max(0, promised[i] - arrived[i]))
                        .sum();
                int sum = chosen.stream().mapToInt(i -> arrived[i]).sum();
                leastOutstanding = Math.min(leastOutstanding, outstanding);
                mostOutstanding = Math.max(mostOutstanding, outstanding);
                leastDelivered = Math.min(leastDelivered, sum);
                mostDelivered = Math.max(mostDelivered, sum);
                return;
            }
            Delivered one = delivered.get(next);
            for (int number = one.number.least; number <= one.number.most; number++) {
                divide(number, one.among, 0, delivered, promised, arrived, next);
            }
        }

        private void divide(
                int left,
                List<Integer> among,
                int index,
                List<Delivered> delivered,
                int[] promised,
                int[] arrived,
                int next) {
            int commitment = among.get(index);
            for (int share = index == among.size() - 1 ? left : 0; share <= left; share++) {
                arrived[commitment] += share;
                if (index == among.size() - 1) {
                    deliver(delivered, promised, arrived, next + 1);
                } else {
                    divide(left - share, among, index + 1, delivered, promised, arrived, next);
                }
                arrived[commitment] -= share;
            }
        }
    }
}
