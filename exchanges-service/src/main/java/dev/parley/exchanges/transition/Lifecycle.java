package dev.parley.exchanges.transition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.parley.exchanges.exchange.Status;

/** The transitions of an exchange, ordered by number. */
final class Lifecycle {

    private final TreeMap<Integer, TransitionDraft> steps;

    private Lifecycle(TreeMap<Integer, TransitionDraft> steps) {
        this.steps = steps;
    }

    static Lifecycle of(Collection<TransitionDraft> transitions) {
        return new Lifecycle(transitions.stream()
                .collect(Collectors.toMap(
                        TransitionDraft::number, Function.identity(), (first, second) -> second, TreeMap::new)));
    }

    /** These transitions with another one, which replaces one of the same number. */
    Lifecycle with(TransitionDraft transition) {
        TreeMap<Integer, TransitionDraft> more = new TreeMap<>(steps);
        more.put(transition.number(), transition);
        return new Lifecycle(more);
    }

    Lifecycle without(int number) {
        TreeMap<Integer, TransitionDraft> fewer = new TreeMap<>(steps);
        fewer.remove(number);
        return new Lifecycle(fewer);
    }

    /** The statuses to which the transition of this number may lead, given the transition before it. */
    Set<Status> lawfulAt(int number) {
        return StatusTable.after(statusBefore(number));
    }

    /** A sentence for each transition that is not allowed, by its status or its date, and has no override. */
    List<String> unlawful() {
        List<String> sentences = new ArrayList<>();
        Instant latestStart = null;
        for (TransitionDraft step : steps.values()) {
            if (step.override() == null) {
                checkStatus(step, sentences);
                checkDate(step, latestStart, sentences);
            }
            latestStart = later(latestStart, step.effective().earliest());
        }
        return sentences;
    }

    private void checkStatus(TransitionDraft step, List<String> sentences) {
        Set<Status> lawful = lawfulAt(step.number());
        if (lawful.contains(step.to())) {
            return;
        }
        Status before = statusBefore(step.number());
        sentences.add("transition " + step.number() + " to " + step.to() + " is not allowed "
                + (before == null ? "at the start" : "after " + before)
                + "; allowed: "
                + (lawful.isEmpty() ? "none" : lawful.stream().map(Status::name).collect(Collectors.joining(", "))));
    }

    /** @param latestStart the earliest instant at which all steps before can have been taken; null if not known */
    private static void checkDate(TransitionDraft step, Instant latestStart, List<String> sentences) {
        Instant latest = step.effective().latest();
        if (latest != null && latestStart != null && latest.isBefore(latestStart)) {
            sentences.add("transition " + step.number() + " to " + step.to() + " is dated before an earlier step, which"
                    + " was not taken before " + latestStart + "; correct the dates or the numbers");
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }

    private Status statusBefore(int number) {
        Map.Entry<Integer, TransitionDraft> before = steps.lowerEntry(number);
        return before == null ? null : before.getValue().to();
    }
}
