package dev.parley.exchanges.transition;

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

    /** A sentence for each transition that is neither lawful nor has an override. */
    List<String> unlawful() {
        List<String> sentences = new ArrayList<>();
        steps.forEach((number, step) -> {
            Set<Status> lawful = lawfulAt(number);
            if (step.override() == null && !lawful.contains(step.to())) {
                sentences.add("transition " + number + " to " + step.to() + " is not allowed "
                        + (statusBefore(number) == null ? "at the start" : "after " + statusBefore(number))
                        + "; allowed: "
                        + (lawful.isEmpty()
                                ? "none"
                                : lawful.stream().map(Status::name).collect(Collectors.joining(", "))));
            }
        });
        return sentences;
    }

    private Status statusBefore(int number) {
        Map.Entry<Integer, TransitionDraft> before = steps.lowerEntry(number);
        return before == null ? null : before.getValue().to();
    }
}
