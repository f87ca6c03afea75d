package dev.parley.actors.route;

import java.util.List;

import dev.parley.actors.channel.ChannelDraft;
import dev.parley.actors.channel.ChannelView;
import dev.parley.actors.relation.RelationDraft;
import dev.parley.kernel.Citation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A way by which a message can be carried.
 *
 * @param actors everyone it passes through, from the sender to the receiver, free steps included
 * @param hops the channels it goes over, in order
 * @param arrival the free steps from the last channel's end to the receiver
 */
@Schema(description = "A way by which a message can be carried.")
public record Route(List<String> actors, List<Hop> hops, List<FreeStep> arrival) {

    /**
     * One channel on the way.
     *
     * @param steps the free steps that lead to the channel's near end
     */
    @Schema(name = "RouteHop")
    public record Hop(
            List<FreeStep> steps,
            String channel,
            ChannelDraft.Type type,
            ChannelDraft.Endpoint from,
            ChannelDraft.Endpoint to,
            List<String> intermediaries,
            ChannelView.Present present,
            List<Citation> citations) {}

    /** One actor speaks for another without a channel: an office-holder for the body, a body for its whole. */
    @Schema(name = "RouteFreeStep")
    public record FreeStep(String relation, RelationDraft.Type type, String from, String to) {}
}
