package dev.parley.kernel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Collects the faults of a document, so that all of them can be reported at once. */
public final class Faults {

    private final List<Fault> found = new ArrayList<>();

    /** Adds one fault; {@link Fault} describes both parameters. */
    public void add(String pointer, String message) {
        found.add(new Fault(pointer, message));
    }

    /** Adds faults found elsewhere; their pointers must start at the root of the document. */
    public void addAll(Collection<Fault> faults) {
        found.addAll(faults);
    }

    /** Whether no fault has been added. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** The faults added so far, in that order; a copy. */
    public List<Fault> all() {
        return List.copyOf(found);
    }

    /**
     * Adds a fault for each item of the list at {@code pointer} that has the same key as an earlier one.
     *
     * @param key what must differ: the item's id, or the item itself
     */
    public <T> void unique(String pointer, List<T> items, Function<T, Object> key) {
        Map<Object, Integer> first = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            Object value = key.apply(items.get(i));
            Integer earlier = first.putIfAbsent(value, i);
            if (earlier != null) {
                String entry = value instanceof String ? "`" + value + "`" : "this entry";
                add(pointer + "/" + i, entry + " is already in the list, at index " + earlier + "; list it once");
            }
        }
    }

    /** Adds the faults that the protection rules find in the citation at {@code pointer}. */
    public void citation(String pointer, Citation citation) {
        citation.faults().map(fault -> fault.under(pointer)).forEach(found::add);
    }

    /**
     * Adds a fault if the citation at {@code pointer} cannot have been published when it says: in the future or before
     * 1800.
     */
    public void published(String pointer, Citation citation, Instant now) {
        if (citation.publishedAt().isInFuture(now)) {
            add(pointer + "/publishedAt", "is in the future; correct the date");
        } else if (citation.publishedAt().isBeforeFirstNews()) {
            add(pointer + "/publishedAt", "is before the year 1800; correct the year");
        }
    }

    /**
     * Adds a fault if the citation at {@code pointer} was published before what it reports can have occurred.
     *
     * @param earliest the first instant at which it can have occurred; null if any is possible
     */
    public void publishedAfter(String pointer, Citation citation, Instant earliest) {
        if (earliest != null
                && citation.publishedAt().isBefore(earliest)
                && !citation.publishedAt().isBeforeFirstNews()) {
            add(
                    pointer + "/publishedAt",
                    "is before " + earliest + ", the earliest moment at which it can have happened;"
                            + " correct one of the two dates");
        }
    }

    /**
     * Adds a fault if the date at {@code pointer} has neither a date nor accounts, for each doubled id among its accounts,
     * and if all of them are deprecated. None for an absent date.
     */
    public void date(String pointer, ReportedDate date) {
        if (date == null) {
            return;
        }
        if (date.accounts().isEmpty() && date.edtf() == null) {
            add(pointer + "/edtf", "is required: give a date, or `accounts` where reports differ");
        }
        unique(pointer + "/accounts", date.accounts(), ReportedDate.Account::id);
        if (!date.accounts().isEmpty() && Ranked.best(date.accounts()).isEmpty()) {
            add(pointer + "/accounts", "needs at least one account that is not DEPRECATED");
        }
    }

    /** Adds a fault for each mixed measure and each doubled id in the figure at {@code pointer}, if any. */
    public void figure(String pointer, Figure figure) {
        if (figure == null) {
            return;
        }
        unique(pointer + "/claims", figure.claims(), Figure.Claim::id);
        Measure first = Measure.of(figure.claims().get(0).quantity());
        for (int i = 1; i < figure.claims().size(); i++) {
            Measure other = Measure.of(figure.claims().get(i).quantity());
            if (!other.equals(first)) {
                add(
                        pointer + "/claims/" + i + "/quantity",
                        "counts " + other + " where the first claim counts " + first + "; use the same for both");
            }
        }
    }
}
