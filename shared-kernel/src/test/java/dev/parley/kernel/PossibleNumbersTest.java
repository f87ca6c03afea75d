package dev.parley.kernel;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

import dev.parley.kernel.Quantity.Kind;
import dev.parley.kernel.Quantity.Unit;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Compares intervals with every number of persons that is possible, counted out. Each figure gets a hidden true number
 * and claims that allow it. Numbers without an upper bound are counted up to two limits: an upper bound that moves with
 * the limit is unknown.
 */
class PossibleNumbersTest {

    private static final int SETS = 100_000;
    private static final int HIGHEST_TRUTH = 6;
    private static final int LIMIT = 24;
    private static final int HIGHER_LIMIT = 29;
    private static final Kind[] KINDS = Kind.values();

    @Test
    void calculationsAllowEveryPossibleNumberAndNoOther() {
        long seed = Long.getLong("parley.test.seed", new Random().nextLong());
        Random random = new Random(seed);
        for (int set = 0; set < SETS; set++) {
            Term term = last(random, term(random, 2));
            String what = "seed " + seed + ", set " + set + ": " + term.text;
            Interval interval = term.interval;

            assertTrue(isPossible(interval, term.truth), what + " has " + term.truth);
            assertEquals(lowest(term), interval.min() == null ? 0 : lowest(interval), what + ", lowest");
            assertEquals(highest(term), highest(interval), what + ", highest");
        }
    }

    /** What a figure, or a sum or difference of figures, can be: calculated, and counted out. */
    private record Term(String text, Interval interval, int truth, BitSet low, BitSet high) {

        Term plus(Term other) {
            return new Term(
                    "(" + text + " + " + other.text + ")",
                    interval.plus(other.interval),
                    truth + other.truth,
                    every(low, other.low, 1),
                    every(high, other.high, 1));
        }

        Term minus(Term other) {
            return new Term(
                    "(" + text + " - " + other.text + ")",
                    interval.minus(other.interval),
                    Math.max(0, truth - other.truth),
                    every(low, other.low, -1),
                    every(high, other.high, -1));
        }

        Term times(int factor) {
            return new Term(
                    factor + " x " + text,
                    interval.times(BigDecimal.valueOf(factor)),
                    factor * truth,
                    each(low, number -> factor * number),
                    each(high, number -> factor * number));
        }

        Term ratio(int give, int each) {
            return new Term(
                    give + " per " + each + " of " + text,
                    interval.wholeTimes(BigDecimal.valueOf(give), BigDecimal.valueOf(each)),
                    give * (truth / each),
                    each(low, number -> give * (number / each)),
                    each(high, number -> give * (number / each)));
        }

        /** Some part of it: the truth is one of those that are possible then. */
        Term part(Random random) {
            return new Term("part of " + text, interval.upToThis(), random.nextInt(truth + 1), upTo(low), upTo(high));
        }

        private static BitSet each(BitSet numbers, IntUnaryOperator calculation) {
            BitSet results = new BitSet();
            numbers.stream().map(calculation).forEach(results::set);
            return results;
        }

        private static BitSet upTo(BitSet numbers) {
            BitSet results = new BitSet();
            results.set(0, numbers.length());
            return results;
        }

        private static BitSet every(BitSet one, BitSet other, int sign) {
            BitSet results = new BitSet();
            one.stream().forEach(a -> other.stream().forEach(b -> results.set(Math.max(0, a + sign * b))));
            return results;
        }
    }

    private static Term term(Random random, int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return figure(random);
        }
        Term one = term(random, depth - 1);
        Term other = term(random, depth - 1);
        return random.nextBoolean() ? one.plus(other) : one.minus(other);
    }

    /** A ratio or part comes last: of a ratio of a ratio it cannot be seen whether it moves with the limit. */
    private static Term last(Random random, Term term) {
        return switch (random.nextInt(6)) {
            case 0 -> term.times(random.nextInt(4));
            case 1 -> term.ratio(random.nextInt(4), 1 + random.nextInt(4));
            case 2 -> term.part(random);
            default -> term;
        };
    }

    private static Term figure(Random random) {
        int truth = random.nextInt(HIGHEST_TRUTH + 1);
        List<Figure.Claim> claims = IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> claim(random, i, truth))
                .toList();
        Figure figure = new Figure(claims);
        return new Term(
                claims.stream()
                        .map(claim -> claim.rank() + " " + claim.quantity().kind() + " "
                                + claim.quantity().value())
                        .toList()
                        .toString(),
                figure.resolved(),
                truth,
                allowed(claims, LIMIT),
                allowed(claims, HIGHER_LIMIT));
    }

    /** A claim that allows the truth; the first is NORMAL, so that one always counts. */
    private static Figure.Claim claim(Random random, int index, int truth) {
        Kind kind = KINDS[random.nextInt(KINDS.length)];
        Quantity quantity =
                switch (kind) {
                    case EXACT -> of(kind, truth, null, null);
                    case AT_LEAST -> of(kind, random.nextInt(truth + 1), null, null);
                    case MORE_THAN ->
                        truth == 0 ? of(Kind.UNKNOWN, null, null, null) : of(kind, random.nextInt(truth), null, null);
                    case AT_MOST -> of(kind, truth + random.nextInt(3), null, null);
                    case LESS_THAN -> of(kind, truth + 1 + random.nextInt(3), null, null);
                    case RANGE -> of(kind, null, random.nextInt(truth + 1), truth + random.nextInt(3));
                    case APPROXIMATE -> of(kind, truth + random.nextInt(3), null, null);
                    case NONE -> of(truth == 0 ? kind : Kind.ALL, null, null, null);
                    case ALL, UNKNOWN -> of(kind, null, null, null);
                };
        Ranked.Rank rank =
                index == 0 ? Ranked.Rank.NORMAL : Ranked.Rank.values()[random.nextInt(Ranked.Rank.values().length)];
        return new Figure.Claim("c" + index, quantity, Citations.published("2023-10-09T12:00:00Z"), rank, null, null);
    }

    private static Quantity of(Kind kind, Integer value, Integer min, Integer max) {
        return new Quantity(kind, Unit.PERSONS, number(value), number(min), number(max), null, null);
    }

    private static BigDecimal number(Integer number) {
        return number == null ? null : BigDecimal.valueOf(number);
    }

    /** The numbers that at least one claim of the best rank allows; claims that give no bounds decide only if alone. */
    private static BitSet allowed(List<Figure.Claim> claims, int limit) {
        Ranked.Rank best = claims.stream()
                .map(Figure.Claim::rank)
                .min(Ranked.Rank::compareTo)
                .orElseThrow();
        List<Quantity> counting = claims.stream()
                .filter(claim -> claim.rank() == best)
                .map(Figure.Claim::quantity)
                .toList();
        List<Quantity> bounded = counting.stream()
                .filter(quantity -> quantity.kind() != Kind.APPROXIMATE
                        && quantity.kind() != Kind.ALL
                        && quantity.kind() != Kind.UNKNOWN)
                .toList();
        BitSet numbers = new BitSet();
        IntStream.rangeClosed(0, limit)
                .filter(number -> bounded.isEmpty() || bounded.stream().anyMatch(quantity -> allows(quantity, number)))
                .forEach(numbers::set);
        numbers.set(numbers.nextSetBit(0), numbers.length());
        return numbers;
    }

    private static boolean allows(Quantity quantity, int number) {
        int value = quantity.value() == null ? 0 : quantity.value().intValue();
        return switch (quantity.kind()) {
            case EXACT -> number == value;
            case AT_LEAST -> number >= value;
            case MORE_THAN -> number > value;
            case AT_MOST -> number <= value;
            case LESS_THAN -> number < value;
            case RANGE ->
                number >= quantity.min().intValue() && number <= quantity.max().intValue();
            case NONE -> number == 0;
            case APPROXIMATE, ALL, UNKNOWN -> true;
        };
    }

    private static boolean isPossible(Interval interval, int number) {
        Integer highest = highest(interval);
        return (interval.min() == null || number >= lowest(interval)) && (highest == null || number <= highest);
    }

    private static int lowest(Interval interval) {
        return interval.min().intValue() + (interval.minExclusive() ? 1 : 0);
    }

    private static Integer highest(Interval interval) {
        return interval.max() == null ? null : interval.max().intValue() - (interval.maxExclusive() ? 1 : 0);
    }

    private static int lowest(Term term) {
        return term.high.nextSetBit(0);
    }

    private static Integer highest(Term term) {
        int highest = term.low.length() - 1;
        return highest == term.high.length() - 1 ? highest : null;
    }
}
