package dev.parley.kernel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Collects what is wrong with a document, so that all of it can be said at once. */
public final class Faults {

    private final List<Fault> found = new ArrayList<>();

    /** Notes one fault; see {@link Fault} for what both are. */
    public void add(String pointer, String message) {
        found.add(new Fault(pointer, message));
    }

    /** Notes faults found elsewhere; their pointers must already start at the root of the document. */
    public void addAll(Collection<Fault> faults) {
        found.addAll(faults);
    }

    /** Whether nothing is wrong so far. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** What was noted so far, in that order; a copy. */
    public List<Fault> all() {
        return List.copyOf(found);
    }

    /** Notes each item of the list at {@code pointer} whose id an earlier one has. */
    public <T> void unique(String pointer, List<T> items, Function<T, Object> id) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            Object value = id.apply(items.get(i));
            if (!seen.add(value)) {
                add(pointer + "/" + i, value + " is here already");
            }
        }
    }

    /** Notes what the protection rules refuse in the citation at {@code pointer}. */
    public void citation(String pointer, Citation citation) {
        citation.faults().map(fault -> fault.under(pointer)).forEach(found::add);
    }

    /** Notes mixed units, mixed currencies and doubled ids in the figure at {@code pointer}; an absent one is fine. */
    public void figure(String pointer, Figure figure) {
        if (figure == null) {
            return;
        }
        unique(pointer + "/claims", figure.claims(), Figure.Claim::id);
        Quantity first = figure.claims().get(0).quantity();
        for (int i = 1; i < figure.claims().size(); i++) {
            Quantity other = figure.claims().get(i).quantity();
            if (other.unit() != first.unit() || !Objects.equals(other.currency(), first.currency())) {
                add(pointer + "/claims/" + i + "/quantity", "has another unit or currency than the first claim");
            }
        }
    }
}
