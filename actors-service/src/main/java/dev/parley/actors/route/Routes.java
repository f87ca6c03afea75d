package dev.parley.actors.route;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import dev.parley.actors.channel.ChannelDraft;
import dev.parley.actors.channel.ChannelView;
import dev.parley.actors.channel.Channels;
import dev.parley.journal.document.Journal;
import dev.parley.kernel.AsOf;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Finds routes in the database, and reads in full only the channels of the routes found. */
@Singleton
class Routes {

    private final Journal journal;
    private final Channels channels;

    Routes(Journal journal, Channels channels) {
        this.journal = journal;
        this.channels = channels;
    }

    /** The routes that a search found. */
    @Schema(name = "Routes", description = "The routes that a search found.", examples = """
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
            @Schema(required = true, description = "The routes, the best first.")
            List<Route> items,

            @Schema(
                    required = true,
                    description = "Whether the search was cut short. There may then be other routes, and better ones.")
            boolean truncated) {}

    Found find(String from, String to, Instant at, AsOf asOf, int maxHops, int limit) {
        return journal.snapshot(() -> {
            Network network = new StoredNetwork(journal.queries(), at, asOf);
            RouteFinder.Found found = new RouteFinder(network, RouteFinder.BOUNDS, from, to).find(maxHops, limit);
            Map<String, ChannelDraft> known = channels.withIds(channelsOf(found), asOf.knownAt());
            return new Found(
                    found.routes().stream().map(route -> toRoute(route, known)).toList(), found.truncated());
        });
    }

    private static Set<String> channelsOf(RouteFinder.Found found) {
        return found.routes().stream()
                .flatMap(route -> route.parts().stream())
                .map(PartialRoute::leg)
                .filter(Objects::nonNull)
                .map(Network.Leg::channel)
                .collect(Collectors.toSet());
    }

    static Route toRoute(PartialRoute route, Map<String, ChannelDraft> channels) {
        List<String> actors = new ArrayList<>();
        List<Route.Hop> hops = new ArrayList<>();
        List<Route.FreeStep> steps = new ArrayList<>();
        for (PartialRoute part : route.parts()) {
            actors.add(part.actor());
            if (part.step() != null) {
                steps.add(part.step());
            } else if (part.leg() != null) {
                hops.add(hop(part.leg(), channels.get(part.leg().channel()), List.copyOf(steps)));
                steps.clear();
            }
        }
        return new Route(actors, hops, steps);
    }

    private static Route.Hop hop(Network.Leg leg, ChannelDraft channel, List<Route.FreeStep> steps) {
        ChannelDraft.Endpoint first = channel.endpoints().get(0);
        ChannelDraft.Endpoint second = channel.endpoints().get(1);
        boolean forwards = first.actor().equals(leg.from());
        return new Route.Hop(
                steps,
                channel.id(),
                channel.type(),
                forwards ? first : second,
                forwards ? second : first,
                channel.intermediaries(),
                ChannelView.Present.of(channel),
                channel.reports().stream().map(ChannelDraft.Report::citation).toList());
    }
}
