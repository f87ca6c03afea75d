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
public record Route(
        @Schema(required = true) List<String> actors,
        @Schema(required = true) List<Hop> hops,
        @Schema(required = true) List<FreeStep> arrival) {

    /**
     * One channel on the way.
     *
     * @param steps the free steps that lead to the channel's near end
     */
    @Schema(name = "RouteHop")
    public record Hop(
            @Schema(required = true) List<FreeStep> steps,
            @Schema(required = true) String channel,
            @Schema(required = true) ChannelDraft.Type type,
            @Schema(required = true) ChannelDraft.Endpoint from,
            @Schema(required = true) ChannelDraft.Endpoint to,
            @Schema(required = true) List<String> intermediaries,
            ChannelView.Present present,
            @Schema(required = true) List<Citation> citations) {}

    /** One actor speaks for another without a channel: an office-holder for the body, a body for its whole. */
    @Schema(name = "RouteFreeStep")
    public record FreeStep(
            @Schema(required = true) String relation,
            @Schema(required = true) RelationDraft.Type type,
            @Schema(required = true) String from,
            @Schema(required = true) String to) {}
}
