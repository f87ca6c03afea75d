package dev.parley.actors.route;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds who can carry a message from one actor to another: paths over channels, with free steps between them, by which
 * an office-holder speaks for the body and a body for the whole. Free steps never go up and then down again, because
 * any two parts of a state would then count as one.
 *
 * <p>The network is explored from both ends, the smaller side first, and only as far as the requested routes are long.
 * A sequence of free steps goes down and then up in either direction, so both sides are explored in the same way. The
 * explored part is then searched for the best routes.
 */
final class RouteFinder {

    /**
     * Limits at which a search gives up, so that time and memory are bounded on any network.
     *
     * @param rows number of legs and free steps fetched
     * @param partialRoutes number of partial routes considered
     */
    record Bounds(int rows, int partialRoutes) {}

    static final Bounds BOUNDS = new Bounds(20_000, 50_000);

    /**
     * The routes found, the best first.
     *
     * @param truncated whether the search gave up at a limit
     */
    record Found(List<PartialRoute> routes, boolean truncated) {}

    private static final Comparator<Network.Leg> LAST_ID_FIRST = Comparator.comparing(Network.Leg::to)
            .thenComparing(Network.Leg::channel)
            .reversed();

    private final Network network;
    private final Bounds bounds;
    private final String from;
    private final String to;

    private final Map<String, List<Network.Leg>> legs = new HashMap<>();
    private final Map<String, List<Route.FreeStep>> up = new HashMap<>();
    private final Map<String, List<Route.FreeStep>> down = new HashMap<>();
    private final Set<String> channels = new HashSet<>();
    private final Set<String> relations = new HashSet<>();
    private final Set<String> expandedOverChannels = new HashSet<>();
    private final Set<String> expandedOverSteps = new HashSet<>();
    private int rows;
    private int partialRoutes;
    private boolean truncated;

    RouteFinder(Network network, Bounds bounds, String from, String to) {
        this.network = network;
        this.bounds = bounds;
        this.from = from;
        this.to = to;
    }

    /** The best routes of at most {@code maxHops} channels. */
    Found find(int maxHops, int limit) {
        List<PartialRoute> found = new ArrayList<>();
        if (from.equals(to)) {
            return new Found(found, false);
        }
        Side near = new Side(from, to);
        Side far = new Side(to, from);
        for (int hops = 1; hops <= maxHops && found.size() < limit && !truncated; hops++) {
            while (near.depth + far.depth < hops && !near.isExhausted() && !far.isExhausted() && !truncated) {
                smaller(near, far).advance();
            }
            if (!near.isExhausted() && !far.isExhausted()) {
                fetchSteps(smaller(near, far).arrivals);
            }
            Map<String, Integer> hopsLeft = hopsLeft(hops);
            if (hopsLeft.containsKey(from)) {
                search(hops, limit, hopsLeft, found);
            }
        }
        return new Found(found, truncated);
    }

    private static Side smaller(Side one, Side other) {
        return one.arrivals.size() <= other.arrivals.size() ? one : other;
    }

    /** The actors reached from one end, channel by channel. */
    private final class Side {

        private final String other;
        private final Set<String> seen = new HashSet<>();
        private Set<String> arrivals;
        private int depth;

        /** @param other the other end, where every route ends */
        Side(String end, String other) {
            this.other = other;
            arrivals = Set.of(end);
            seen.add(end);
        }

        /** Whether everything that can be reached from this end is known, so that the other end adds nothing. */
        boolean isExhausted() {
            return arrivals.isEmpty();
        }

        void advance() {
            fetchSteps(arrivals);
            Set<String> reachable = withFreeSteps(arrivals);
            reachable.remove(other);
            fetchLegs(reachable);
            arrivals = overChannels(reachable, seen);
            depth++;
        }
    }

    /** The actors to which channels lead from these ones, without those already seen. */
    private Set<String> overChannels(Collection<String> actors, Set<String> seen) {
        Set<String> next = new LinkedHashSet<>();
        for (String actor : actors) {
            for (Network.Leg leg : legs.getOrDefault(actor, List.of())) {
                if (seen.add(leg.to())) {
                    next.add(leg.to());
                }
            }
        }
        return next;
    }

    private void fetchSteps(Collection<String> actors) {
        List<String> missing = actors.stream().filter(expandedOverSteps::add).toList();
        if (!missing.isEmpty() && !truncated) {
            for (Route.FreeStep step : counted(network.steps(missing, bounds.rows() - rows + 1))) {
                if (relations.add(step.relation())) {
                    up.computeIfAbsent(step.from(), actor -> new ArrayList<>()).add(step);
                    down.computeIfAbsent(step.to(), actor -> new ArrayList<>()).add(step);
                }
            }
        }
    }

    private void fetchLegs(Collection<String> actors) {
        List<String> missing = actors.stream().filter(expandedOverChannels::add).toList();
        if (!missing.isEmpty() && !truncated) {
            for (Network.Leg leg : counted(network.legs(missing, bounds.rows() - rows + 1))) {
                if (channels.add(leg.channel())) {
                    legs.computeIfAbsent(leg.from(), actor -> new ArrayList<>()).add(leg);
                    legs.computeIfAbsent(leg.to(), actor -> new ArrayList<>()).add(leg.back());
                }
            }
        }
    }

    /** Counts the fetched rows. One more than the limit allows was requested, to notice when there are more. */
    private <T> List<T> counted(List<T> fetched) {
        rows += fetched.size();
        truncated = rows > bounds.rows();
        return fetched;
    }

    /** These actors and all to which free steps lead from them: down, and then up. */
    private Set<String> withFreeSteps(Collection<String> actors) {
        Set<String> reached = new LinkedHashSet<>(actors);
        Deque<String> open = new ArrayDeque<>(actors);
        while (!open.isEmpty()) {
            for (Route.FreeStep step : down.getOrDefault(open.remove(), List.of())) {
                if (reached.add(step.from())) {
                    open.add(step.from());
                }
            }
        }
        open.addAll(reached);
        while (!open.isEmpty()) {
            for (Route.FreeStep step : up.getOrDefault(open.remove(), List.of())) {
                if (reached.add(step.to())) {
                    open.add(step.to());
                }
            }
        }
        return reached;
    }

    /** The smallest number of hops to the receiver, for each actor from which {@code most} or fewer are enough. */
    private Map<String, Integer> hopsLeft(int most) {
        Map<String, Integer> hopsLeft = new HashMap<>();
        Set<String> seen = new HashSet<>(Set.of(to));
        Set<String> arrivals = Set.of(to);
        for (int hops = 0; hops <= most && !arrivals.isEmpty(); hops++) {
            Set<String> reachable = withFreeSteps(arrivals);
            for (String actor : reachable) {
                hopsLeft.putIfAbsent(actor, hops);
            }
            reachable.remove(from);
            arrivals = overChannels(reachable, seen);
        }
        return hopsLeft;
    }

    /** Adds the best routes of exactly that many hops. No route is better than its first part. */
    private void search(int hops, int limit, Map<String, Integer> hopsLeft, List<PartialRoute> found) {
        Comparator<PartialRoute> bestFirst = PartialRoute.GRADE
                .thenComparingInt(route -> route.length() + hops - route.hops())
                .thenComparing(Comparator.comparingInt(PartialRoute::number).reversed());
        // among equals the last found is taken first, so that the search goes deep; hence ids in reverse order
        legs.values().forEach(some -> some.sort(LAST_ID_FIRST));
        Stream.of(up, down).forEach(steps -> steps.values()
                .forEach(some ->
                        some.sort(Comparator.comparing(Route.FreeStep::relation).reversed())));
        PriorityQueue<PartialRoute> open = new PriorityQueue<>(bestFirst);
        open.add(PartialRoute.startingAt(from));
        while (!open.isEmpty() && found.size() < limit) {
            PartialRoute route = open.remove();
            if (route.actor().equals(to)) {
                if (route.hops() == hops) {
                    found.add(route);
                }
                continue;
            }
            if (partialRoutes >= bounds.partialRoutes()) {
                truncated = true;
                return;
            }
            int remaining = hops - route.hops();
            if (route.direction() != PartialRoute.Direction.UP) {
                for (Route.FreeStep step : down.getOrDefault(route.actor(), List.of())) {
                    takeStep(route, step, step.from(), PartialRoute.Direction.DOWN, remaining, hopsLeft, open);
                }
            }
            for (Route.FreeStep step : up.getOrDefault(route.actor(), List.of())) {
                takeStep(route, step, step.to(), PartialRoute.Direction.UP, remaining, hopsLeft, open);
            }
            for (Network.Leg leg : legs.getOrDefault(route.actor(), List.of())) {
                boolean tooSoon = leg.to().equals(to) && remaining > 1;
                if (remaining > hopsLeft.getOrDefault(leg.to(), hops) && !tooSoon && !route.passes(leg.to())) {
                    open.add(route.overChannel(leg, partialRoutes++));
                }
            }
        }
    }

    private void takeStep(
            PartialRoute route,
            Route.FreeStep step,
            String next,
            PartialRoute.Direction direction,
            int remaining,
            Map<String, Integer> hopsLeft,
            PriorityQueue<PartialRoute> open) {
        if (remaining >= hopsLeft.getOrDefault(next, Integer.MAX_VALUE) && !route.passes(next)) {
            open.add(route.byFreeStep(step, next, direction, partialRoutes++));
        }
    }
}
