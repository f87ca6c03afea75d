package dev.parley.actors.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import dev.parley.actors.channel.ChannelDraft;
import dev.parley.actors.relation.RelationDraft;
import dev.parley.kernel.Marking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Compares the finder with one that tries every path, on random networks with channels of every grade. */
class RouteFinderPropertiesTest {

    private static final int NETWORKS = 400;
    private static final int ENOUGH = 1_000_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 100})
    void theBestRoutesAreFoundInOrder(int limit) {
        for (int seed = 0; seed < NETWORKS; seed++) {
            Random random = new Random(seed);
            int actors = 3 + random.nextInt(6);
            MemoryNetwork network = network(random, actors);
            int maxHops = 1 + random.nextInt(4);

            Routes.Found found = network.routes(new RouteFinder.Bounds(ENOUGH, ENOUGH), "a0", "a1", maxHops, limit);

            List<PartialRoute> all = every(network, maxHops);
            String what = "network " + seed + " of " + network.channels().size() + " channels";
            assertFalse(found.truncated(), what);
            assertEquals(
                    all.stream()
                            .limit(limit)
                            .map(RouteFinderPropertiesTest::grade)
                            .toList(),
                    found.items().stream().map(RouteFinderPropertiesTest::grade).toList(),
                    what);
            Set<Route> possible = new HashSet<>();
            all.forEach(route -> possible.add(route(network, route)));
            assertTrue(possible.containsAll(found.items()), what);
            assertEquals(found.items().size(), new HashSet<>(found.items()).size(), what);
        }
    }

    @Test
    void firstRouteInALargeNetworkIsTheShortest() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            MemoryNetwork network = new MemoryNetwork();
            int channels = 100 + random.nextInt(300);
            for (int i = 0; i < channels; i++) {
                network.add(channel("c" + i, two(random, 100), List.of()));
            }

            List<Route> found =
                    network.routes(RouteFinder.BOUNDS, "a0", "a1", 6, 1).items();

            int distance = distance(network, 6);
            assertEquals(
                    distance > 6 ? List.of() : List.of(distance),
                    found.stream().map(route -> route.hops().size()).toList(),
                    "network " + seed);
        }
    }

    /** How many channels lie between a0 and a1; more than {@code most} if there is no such way. */
    private static int distance(MemoryNetwork network, int most) {
        Set<String> reached = new HashSet<>(Set.of("a0"));
        for (int hops = 1; hops <= most; hops++) {
            network.legs(Set.copyOf(reached), ENOUGH).forEach(leg -> reached.add(leg.to()));
            if (reached.contains("a1")) {
                return hops;
            }
        }
        return most + 1;
    }

    private static Route route(MemoryNetwork network, PartialRoute route) {
        Map<String, ChannelDraft> channels = new HashMap<>();
        network.channels().forEach(channel -> channels.put(channel.id(), channel));
        return Routes.toRoute(route, channels);
    }

    /** All routes from a0 to a1, the best first. */
    private static List<PartialRoute> every(MemoryNetwork network, int maxHops) {
        List<String> actors = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            actors.add("a" + i);
        }
        List<PartialRoute> found = new ArrayList<>();
        addRoutes(PartialRoute.startingAt("a0"), network.legs(actors, ENOUGH), network.relations(), maxHops, found);
        found.sort(Comparator.comparingInt(PartialRoute::hops)
                .thenComparing(PartialRoute.GRADE)
                .thenComparingInt(PartialRoute::length));
        return found;
    }

    private static void addRoutes(
            PartialRoute route,
            List<Network.Leg> legs,
            List<RelationDraft> relations,
            int maxHops,
            List<PartialRoute> found) {
        if (route.actor().equals("a1")) {
            if (route.hops() > 0) {
                found.add(route);
            }
            return;
        }
        for (RelationDraft relation : relations) {
            Route.FreeStep step =
                    new Route.FreeStep(relation.id(), relation.type(), relation.subject(), relation.object());
            if (relation.subject().equals(route.actor()) && !route.passes(relation.object())) {
                addRoutes(
                        route.byFreeStep(step, relation.object(), PartialRoute.Direction.UP, 0),
                        legs,
                        relations,
                        maxHops,
                        found);
            }
            if (relation.object().equals(route.actor())
                    && route.direction() != PartialRoute.Direction.UP
                    && !route.passes(relation.subject())) {
                addRoutes(
                        route.byFreeStep(step, relation.subject(), PartialRoute.Direction.DOWN, 0),
                        legs,
                        relations,
                        maxHops,
                        found);
            }
        }
        for (Network.Leg leg : legs) {
            if (leg.from().equals(route.actor()) && route.hops() < maxHops && !route.passes(leg.to())) {
                addRoutes(route.overChannel(leg, 0), legs, relations, maxHops, found);
            }
        }
    }

    /** The values by which routes are ordered. */
    private static String grade(PartialRoute route) {
        return route.hops() + " " + route.openness() + " " + route.status() + " " + route.lastUse() + " "
                + route.length();
    }

    private static String grade(Route route) {
        PartialRoute walked = PartialRoute.startingAt("");
        for (Route.Hop hop : route.hops()) {
            boolean reported = hop.present() != null;
            walked = walked.overChannel(
                    new Network.Leg(
                            hop.channel(),
                            hop.from().actor(),
                            hop.to().actor(),
                            reported ? hop.present().openness() : null,
                            reported ? hop.present().status() : null,
                            reported ? hop.present().lastReportedUse().latest() : null),
                    0);
        }
        return walked.hops() + " " + walked.openness() + " " + walked.status() + " " + walked.lastUse() + " "
                + route.actors().size();
    }

    private static MemoryNetwork network(Random random, int actors) {
        MemoryNetwork network = new MemoryNetwork();
        for (int i = random.nextInt(2 * actors); i >= 0; i--) {
            List<String> ends = two(random, actors);
            network.add(channel("c" + i, ends, random.nextInt(4) == 0 ? List.of() : List.of(report(random))));
        }
        for (int i = random.nextInt(actors); i > 0; i--) {
            List<String> ends = two(random, actors);
            network.add(new RelationDraft(
                    "r" + i,
                    ends.get(0),
                    RelationDraft.Type.PART_OF,
                    ends.get(1),
                    null,
                    null,
                    List.of(),
                    Marking.CLEAR));
        }
        return network;
    }

    private static ChannelDraft channel(String id, List<String> ends, List<ChannelDraft.Report> reports) {
        return new ChannelDraft(
                id,
                ChannelDraft.Type.UNSPECIFIED,
                List.of(new ChannelDraft.Endpoint(ends.get(0), null), new ChannelDraft.Endpoint(ends.get(1), null)),
                List.of(),
                null,
                reports,
                Marking.CLEAR);
    }

    private static List<String> two(Random random, int actors) {
        int first = random.nextInt(actors);
        int second = (first + 1 + random.nextInt(actors - 1)) % actors;
        return List.of("a" + first, "a" + second);
    }

    private static ChannelDraft.Report report(Random random) {
        return RouteFinderTest.report(
                any(random, ChannelDraft.Openness.values()).name(),
                any(random, ChannelDraft.Status.values()).name(),
                any(random, "2021", "2022", "2023", "2023/.."));
    }

    @SafeVarargs
    private static <T> T any(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }
}
