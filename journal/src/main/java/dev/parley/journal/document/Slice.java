package dev.parley.journal.document;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param items in the list's order
 * @param end the place in that order at which the next part begins; null: this is the last
 */
public record Slice<T>(List<T> items, String end) {

    /** At most {@code limit} of the rows, which hold one more where the list goes on. */
    public static <R> Slice<R> of(List<R> rows, int limit, Function<R, String> sortKey) {
        boolean isLast = rows.size() <= limit;
        List<R> items = isLast ? rows : rows.subList(0, limit);
        return new Slice<>(items, isLast ? null : sortKey.apply(items.get(limit - 1)));
    }

    public <S> Slice<S> map(Function<List<T>, List<S>> change) {
        return new Slice<>(change.apply(items), end);
    }
}
