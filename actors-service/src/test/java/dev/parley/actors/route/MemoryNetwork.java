package dev.parley.actors.route;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.parley.actors.channel.ChannelDraft;
import dev.parley.actors.relation.RelationDraft;

/** A network of documents that are all in force and public. */
final class MemoryNetwork implements Network {

    private final Map<String, ChannelDraft> channels = new LinkedHashMap<>();
    private final List<RelationDraft> relations = new ArrayList<>();
    private int statements;

    void add(ChannelDraft channel) {
        channels.put(channel.id(), channel);
    }

    void add(RelationDraft relation) {
        relations.add(relation);
    }

    Collection<ChannelDraft> channels() {
        return channels.values();
    }

    List<RelationDraft> relations() {
        return relations;
    }

    /** The number of calls since the last search began. */
    int statements() {
        return statements;
    }

    Routes.Found routes(RouteFinder.Bounds bounds, String from, String to, int maxHops, int limit) {
        statements = 0;
        RouteFinder.Found found = new RouteFinder(this, bounds, from, to).find(maxHops, limit);
        return new Routes.Found(
                found.routes().stream()
                        .map(route -> Routes.toRoute(route, channels))
                        .toList(),
                found.truncated());
    }

    @Override
    public List<Leg> legs(Collection<String> actors, int most) {
        statements++;
        List<Leg> legs = new ArrayList<>();
        for (ChannelDraft channel : channels.values()) {
            ChannelDraft.Report latest = channel.latestReport();
            if (latest == null || latest.status() != ChannelDraft.Status.CLOSED) {
                Leg leg = new Leg(
                        channel.id(),
                        channel.endpoints().get(0).actor(),
                        channel.endpoints().get(1).actor(),
                        latest == null ? null : latest.openness(),
                        latest == null ? null : latest.status(),
                        latest == null ? null : latest.occurred().latest());
                if (actors.contains(leg.from())) {
                    legs.add(leg);
                }
                if (actors.contains(leg.to())) {
                    legs.add(leg.back());
                }
            }
        }
        return legs.subList(0, Math.min(most, legs.size()));
    }

    @Override
    public List<Route.FreeStep> steps(Collection<String> actors, int most) {
        statements++;
        Set<RelationDraft> walked = new HashSet<>();
        Set<String> seen = new HashSet<>(actors);
        Deque<String> open = new ArrayDeque<>(actors);
        while (!open.isEmpty()) {
            String actor = open.remove();
            relations.stream().filter(step -> step.object().equals(actor)).forEach(step -> {
                walked.add(step);
                if (seen.add(step.subject())) {
                    open.add(step.subject());
                }
            });
        }
        open.addAll(seen);
        while (!open.isEmpty()) {
            String actor = open.remove();
            relations.stream().filter(step -> step.subject().equals(actor)).forEach(step -> {
                walked.add(step);
                if (seen.add(step.object())) {
                    open.add(step.object());
                }
            });
        }
        return walked.stream()
                .limit(most)
                .map(step -> new Route.FreeStep(step.id(), step.type(), step.subject(), step.object()))
                .toList();
    }
}
