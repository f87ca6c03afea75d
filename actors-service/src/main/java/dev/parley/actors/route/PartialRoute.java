package dev.parley.actors.route;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedList;
import java.util.List;

/**
 * A route from the sender to some actor, while the search goes on.
 *
 * @param before the route without its last part; null at the sender
 * @param leg the channel by which the actor was reached; null for a free step
 * @param step the free step by which the actor was reached; null for a channel
 * @param direction of the free steps since the last channel
 * @param length number of actors
 * @param openness the least open of its channels, {@link #UNREPORTED} if one has no report
 * @param status the least usable of its channels, {@link #UNREPORTED} if one has no report
 * @param lastUse the earliest of the last uses of its channels
 * @param number the order in which partial routes were found
 */
record PartialRoute(
        PartialRoute before,
        String actor,
        Network.Leg leg,
        Route.FreeStep step,
        Direction direction,
        int hops,
        int length,
        int openness,
        int status,
        Instant lastUse,
        int number) {

    /** The better of two routes with the same number of hops comes first. */
    static final Comparator<PartialRoute> GRADE = Comparator.comparingInt(PartialRoute::openness)
            .thenComparingInt(PartialRoute::status)
            .thenComparing(PartialRoute::lastUse, Comparator.reverseOrder());

    private static final int UNREPORTED = Integer.MAX_VALUE;

    enum Direction {
        LEVEL,
        UP,
        DOWN
    }

    static PartialRoute startingAt(String actor) {
        return new PartialRoute(null, actor, null, null, Direction.LEVEL, 0, 1, -1, -1, Instant.MAX, 0);
    }

    PartialRoute overChannel(Network.Leg next, int number) {
        boolean reported = next.openness() != null;
        int legOpenness = reported ? next.openness().ordinal() : UNREPORTED;
        int legStatus = reported ? next.status().ordinal() : UNREPORTED;
        Instant legUse = !reported ? Instant.MIN : next.lastUse() == null ? Instant.MAX : next.lastUse();
        return new PartialRoute(
                this,
                next.to(),
                next,
                null,
                Direction.LEVEL,
                hops + 1,
                length + 1,
                Math.max(openness, legOpenness),
                Math.max(status, legStatus),
                legUse.isBefore(lastUse) ? legUse : lastUse,
                number);
    }

    PartialRoute byFreeStep(Route.FreeStep next, String actor, Direction direction, int number) {
        return new PartialRoute(
                this, actor, null, next, direction, hops, length + 1, openness, status, lastUse, number);
    }

    boolean passes(String other) {
        for (PartialRoute route = this; route != null; route = route.before) {
            if (route.actor.equals(other)) {
                return true;
            }
        }
        return false;
    }

    /** The parts of the route, from the sender on. */
    List<PartialRoute> parts() {
        LinkedList<PartialRoute> parts = new LinkedList<>();
        for (PartialRoute route = this; route != null; route = route.before) {
            parts.addFirst(route);
        }
        return parts;
    }
}
