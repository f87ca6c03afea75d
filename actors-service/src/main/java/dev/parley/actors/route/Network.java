package dev.parley.actors.route;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import dev.parley.actors.channel.ChannelDraft;

/** The channels and free steps in force at one moment, as far as they were known at another. */
interface Network {

    /**
     * A channel in one direction.
     *
     * @param openness null without a report, as is the status
     * @param lastUse the end of the use last reported; null without a report, or if that use has no end
     */
    record Leg(
            String channel,
            String from,
            String to,
            ChannelDraft.Openness openness,
            ChannelDraft.Status status,
            Instant lastUse) {

        Leg back() {
            return new Leg(channel, to, from, openness, status, lastUse);
        }
    }

    /** The usable channels from any of the actors, in that direction; the first {@code most} in a fixed order. */
    List<Leg> legs(Collection<String> actors, int most);

    /**
     * The free steps that can be reached from any of the actors by steps down and then up; at most {@code most}. Each
     * leads from the actor who speaks to the one for whom it speaks.
     */
    List<Route.FreeStep> steps(Collection<String> actors, int most);
}
