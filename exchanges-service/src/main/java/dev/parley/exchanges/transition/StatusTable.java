package dev.parley.exchanges.transition;

import java.util.EnumSet;
import java.util.Set;

import dev.parley.exchanges.exchange.Status;

/** The statuses to which each status may lead. An ended exchange stays so; a reopening is a linked new exchange. */
final class StatusTable {

    private StatusTable() {}

    /** The statuses to which this one may lead; null for the start. */
    static Set<Status> after(Status status) {
        if (status == null) {
            return EnumSet.of(Status.EXPLORATORY, Status.TABLED);
        }
        return switch (status) {
            case EXPLORATORY -> EnumSet.of(Status.TABLED, Status.WITHDRAWN, Status.LAPSED);
            case TABLED ->
                EnumSet.of(
                        Status.COUNTERED,
                        Status.ACCEPTED_IN_PRINCIPLE,
                        Status.AGREED,
                        Status.REJECTED,
                        Status.WITHDRAWN,
                        Status.LAPSED,
                        Status.SUPERSEDED);
            case COUNTERED ->
                EnumSet.of(
                        Status.TABLED,
                        Status.ACCEPTED_IN_PRINCIPLE,
                        Status.AGREED,
                        Status.REJECTED,
                        Status.WITHDRAWN,
                        Status.LAPSED,
                        Status.SUPERSEDED);
            case ACCEPTED_IN_PRINCIPLE ->
                EnumSet.of(
                        Status.COUNTERED,
                        Status.TABLED,
                        Status.AGREED,
                        Status.REJECTED,
                        Status.WITHDRAWN,
                        Status.COLLAPSED,
                        Status.LAPSED,
                        Status.SUPERSEDED);
            case AGREED -> EnumSet.of(Status.IN_IMPLEMENTATION, Status.COLLAPSED, Status.SUPERSEDED);
            case IN_IMPLEMENTATION ->
                EnumSet.of(
                        Status.SUSPENDED,
                        Status.COMPLETED,
                        Status.PARTIALLY_COMPLETED,
                        Status.COLLAPSED,
                        Status.SUPERSEDED);
            case SUSPENDED ->
                EnumSet.of(Status.IN_IMPLEMENTATION, Status.PARTIALLY_COMPLETED, Status.COLLAPSED, Status.SUPERSEDED);
            case COMPLETED, PARTIALLY_COMPLETED, REJECTED, WITHDRAWN, LAPSED, COLLAPSED, SUPERSEDED ->
                EnumSet.noneOf(Status.class);
        };
    }
}
