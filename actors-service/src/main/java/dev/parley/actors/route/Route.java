package dev.parley.actors.route;

import java.util.List;

import dev.parley.actors.channel.ChannelDraft;
import dev.parley.actors.channel.ChannelView;
import dev.parley.actors.relation.RelationDraft;
import dev.parley.kernel.Citation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A way in which a message can be carried. */
@Schema(description = "A way in which a message can be carried.")
public record Route(
        @Schema(
                required = true,
                description = "Ids of all actors that the message passes, from the sender to the receiver.")
        List<String> actors,

        @Schema(required = true, description = "The channels of the route, in order.")
        List<Hop> hops,

        @Schema(required = true, description = "Free steps from the end of the last channel to the receiver.")
        List<FreeStep> arrival) {

    /** One channel of a route. */
    @Schema(name = "RouteHop", description = "One channel of a route.")
    public record Hop(
            @Schema(
                    required = true,
                    description = "Free steps from the end of the previous channel, or the sender, to this channel.")
            List<FreeStep> steps,

            @Schema(required = true, description = "Id of the channel.")
            String channel,

            @Schema(required = true, description = "Type of the channel.")
            ChannelDraft.Type type,

            @Schema(required = true, description = "End at which the message enters the channel.")
            ChannelDraft.Endpoint from,

            @Schema(required = true, description = "End at which the message leaves the channel.")
            ChannelDraft.Endpoint to,

            @Schema(required = true, description = "Ids of the actors who carry messages between the ends.")
            List<String> intermediaries,

            @Schema(description = "State of the channel by the latest report known; absent if no report is known.")
            ChannelView.Present present,

            @Schema(required = true, description = "Citations of the channel's reports.")
            List<Citation> citations) {}

    /** A relation by which one actor speaks for another without a channel. */
    @Schema(
            name = "RouteFreeStep",
            description = "A relation by which one actor speaks for another without a channel: an office-holder for"
                    + " the body, a body for the whole.")
    public record FreeStep(
            @Schema(required = true, description = "Id of the relation.")
            String relation,

            @Schema(required = true, description = "Type of the relation: PART_OF, OCCUPIES or ARMED_WING_OF.")
            RelationDraft.Type type,

            @Schema(required = true, description = "Id of the actor who speaks: the subject of the relation.")
            String from,

            @Schema(required = true, description = "Id of the actor for whom it speaks: the object of the relation.")
            String to) {}
}
