package dev.parley.actors.route;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

import dev.parley.actors.channel.ChannelDraft;
import dev.parley.actors.channel.ChannelView;
import dev.parley.actors.relation.RelationDraft;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who can carry a message from one actor to another: paths over channels, and between channels free steps, by which
 * an office-holder speaks for the body and a body for its whole. Free steps never go up and then down again, or any
 * two parts of a state would count as one.
 */
final class RouteFinder {

    /** How many partial paths are looked at before the search gives up: bounds time and memory on any graph. */
    static final int MOST_PATHS = 50_000;

    private static final Comparator<Route> BEST_FIRST = Comparator.<Route>comparingInt(
                    route -> route.hops().size())
            .thenComparingInt(worst(present -> present.openness().ordinal()))
            .thenComparingInt(worst(present -> present.status().ordinal()))
            .thenComparing(RouteFinder::leastRecentUse, Comparator.reverseOrder())
            .thenComparingInt(route -> route.actors().size())
            .thenComparing(route -> route.hops().toString());

    private final Map<String, List<Crossing>> crossings = new HashMap<>();
    private final Map<String, List<Route.FreeStep>> up = new HashMap<>();
    private final Map<String, List<Route.FreeStep>> down = new HashMap<>();

    /** What a search found, and whether its bound cut it short. */
    @Schema(name = "Routes", examples = """
                    {
                      "items": [
                        {
                          "actors": ["united-states", "iran"],
                          "hops": [
                            {
                              "steps": [], "channel": "us-iran-shuttle", "type": "PROXIMITY_TALKS",
                              "from": {"actor": "united-states", "place": "Doha"},
                              "to": {"actor": "iran", "place": "Doha"},
                              "intermediaries": ["qatar"],
                              "present": {
                                "openness": "ACKNOWLEDGED", "status": "OPEN", "lastReportedUse": {"edtf": "2023-09-18"}
                              },
                              "citations": []
                            }
                          ],
                          "arrival": []
                        }
                      ],
                      "truncated": false
                    }""")
    public record Found(
            @Schema(required = true) List<Route> items,
            @Schema(required = true) boolean truncated) {}

    private record Crossing(ChannelDraft channel, ChannelDraft.Endpoint from, ChannelDraft.Endpoint to) {}

    private enum Direction {
        LEVEL,
        UP,
        DOWN
    }

    private record Path(List<String> actors, List<Route.Hop> hops, List<Route.FreeStep> steps, Direction direction) {

        String end() {
            return actors.get(actors.size() - 1);
        }
    }

    RouteFinder(List<ChannelDraft> channels, List<RelationDraft> relations) {
        channels.stream()
                .filter(channel ->
                        channel.latestReport() == null || channel.latestReport().status() != ChannelDraft.Status.CLOSED)
                .forEach(channel -> {
                    cross(
                            channel,
                            channel.endpoints().get(0),
                            channel.endpoints().get(1));
                    cross(
                            channel,
                            channel.endpoints().get(1),
                            channel.endpoints().get(0));
                });
        for (RelationDraft relation : relations) {
            step(up, relation, relation.subject(), relation.object());
            step(down, relation, relation.object(), relation.subject());
        }
    }

    private void cross(ChannelDraft channel, ChannelDraft.Endpoint from, ChannelDraft.Endpoint to) {
        crossings.computeIfAbsent(from.actor(), actor -> new ArrayList<>()).add(new Crossing(channel, from, to));
    }

    private static void step(Map<String, List<Route.FreeStep>> steps, RelationDraft relation, String from, String to) {
        steps.computeIfAbsent(from, actor -> new ArrayList<>())
                .add(new Route.FreeStep(relation.id(), relation.type(), from, to));
    }

    /** The best routes of at most {@code maxHops} channels, the best first. */
    Found find(String from, String to, int maxHops, int limit) {
        List<Route> routes = new ArrayList<>();
        List<Path> layer = List.of(new Path(List.of(from), List.of(), List.of(), Direction.LEVEL));
        int looked = 0;
        boolean truncated = false;
        for (int hops = 0; hops <= maxHops && !layer.isEmpty() && routes.size() < limit && !truncated; hops++) {
            List<Path> reached = new ArrayList<>(layer);
            List<Path> next = new ArrayList<>();
            for (int i = 0; i < reached.size(); i++) {
                if (++looked > MOST_PATHS) {
                    truncated = true;
                    break;
                }
                Path path = reached.get(i);
                if (path.end().equals(to)) {
                    if (!path.hops().isEmpty()) {
                        routes.add(new Route(path.actors(), path.hops(), path.steps()));
                    }
                    continue;
                }
                freeSteps(path, reached);
                if (hops < maxHops) {
                    crossFrom(path, next);
                }
            }
            layer = next;
        }
        return new Found(routes.stream().sorted(BEST_FIRST).limit(limit).toList(), truncated);
    }

    private void freeSteps(Path path, List<Path> reached) {
        if (path.direction() != Direction.UP) {
            down.getOrDefault(path.end(), List.of()).forEach(step -> walk(path, step, Direction.DOWN, reached));
        }
        up.getOrDefault(path.end(), List.of()).forEach(step -> walk(path, step, Direction.UP, reached));
    }

    private static void walk(Path path, Route.FreeStep step, Direction direction, List<Path> reached) {
        if (!path.actors().contains(step.to())) {
            reached.add(new Path(with(path.actors(), step.to()), path.hops(), with(path.steps(), step), direction));
        }
    }

    private void crossFrom(Path path, List<Path> next) {
        for (Crossing crossing : crossings.getOrDefault(path.end(), List.of())) {
            if (!path.actors().contains(crossing.to().actor())) {
                ChannelDraft channel = crossing.channel();
                Route.Hop hop = new Route.Hop(
                        path.steps(),
                        channel.id(),
                        channel.type(),
                        crossing.from(),
                        crossing.to(),
                        channel.intermediaries(),
                        ChannelView.Present.of(channel),
                        channel.reports().stream()
                                .map(ChannelDraft.Report::citation)
                                .toList());
                next.add(new Path(
                        with(path.actors(), crossing.to().actor()),
                        with(path.hops(), hop),
                        List.of(),
                        Direction.LEVEL));
            }
        }
    }

    private static <T> List<T> with(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list);
        longer.add(item);
        return List.copyOf(longer);
    }

    private static ToIntFunction<Route> worst(ToIntFunction<ChannelView.Present> grade) {
        return route -> route.hops().stream()
                .mapToInt(hop -> hop.present() == null ? Integer.MAX_VALUE : grade.applyAsInt(hop.present()))
                .max()
                .orElse(0);
    }

    private static Instant leastRecentUse(Route route) {
        return route.hops().stream()
                .map(hop -> hop.present() == null
                        ? Instant.MIN
                        : hop.present().lastReportedUse().latest())
                .map(latest -> latest == null ? Instant.MAX : latest)
                .min(Instant::compareTo)
                .orElse(Instant.MIN);
    }
}
