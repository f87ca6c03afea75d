package dev.parley.actors.route;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedList;
import java.util.List;

/**
 * A route as it is searched for, perhaps not at its end yet.
 *
 * @param before the route without its last part; null at the sender
 * @param leg the channel by which the actor was reached; null for a free step
 * @param step the free step by which the actor was reached; null for a channel
 * @param direction in which free steps have led since the last channel
 * @param length how many actors it passes
 * @param openness the least open of its channels, {@link #UNREPORTED} if nothing was said of one
 * @param status the least able of its channels, likewise
 * @param lastUse the least recent of the last uses of its channels
 * @param number in the order in which partial routes were begun
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

    /** The worse of two partial routes of as many hops is the later one. */
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

    /** From the sender on. */
    List<PartialRoute> parts() {
        LinkedList<PartialRoute> parts = new LinkedList<>();
        for (PartialRoute route = this; route != null; route = route.before) {
            parts.addFirst(route);
        }
        return parts;
    }
}
