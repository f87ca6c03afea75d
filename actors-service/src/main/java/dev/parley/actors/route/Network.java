package dev.parley.actors.route;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import dev.parley.actors.channel.ChannelDraft;

/** Who is beside whom at one moment, as far as it was known at another. */
interface Network {

    /**
     * A channel in one direction.
     *
     * @param openness null without a report, as is the status
     * @param lastUse null without a report, or if the last use reported has no end
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

    /** The legs that leave any of the actors, of channels that carry; the first {@code most} of them in a fixed order. */
    List<Leg> legs(Collection<String> actors, int most);

    /**
     * The free steps on any way that leads from one of the actors down and then up, each from the one who speaks to
     * the one spoken for; at most {@code most}.
     */
    List<Route.FreeStep> steps(Collection<String> actors, int most);
}
