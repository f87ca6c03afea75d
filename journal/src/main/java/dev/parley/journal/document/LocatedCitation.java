package dev.parley.journal.document;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.parley.kernel.Citation;
import dev.parley.kernel.Figure;

/**
 * A citation and its place in a document.
 *
 * @param pointer JSON pointer (RFC 6901) from the document's root
 */
public record LocatedCitation(String pointer, Citation citation) {

    /** The citations of a list at {@code pointer}. */
    public static Stream<LocatedCitation> list(String pointer, List<Citation> citations) {
        return each(pointer, citations, (place, citation) -> Stream.of(new LocatedCitation(place, citation)));
    }

    /** The citations of a figure's claims; none for an absent figure. */
    public static Stream<LocatedCitation> figure(String pointer, Figure figure) {
        return figure == null ? Stream.empty() : claims(pointer + "/claims", figure.claims(), Figure.Claim::citation);
    }

    /** The citations of the claims of a list at {@code pointer}. */
    public static <C> Stream<LocatedCitation> claims(String pointer, List<C> claims, Function<C, Citation> citation) {
        return each(
                pointer,
                claims,
                (place, claim) -> Stream.of(new LocatedCitation(place + "/citation", citation.apply(claim))));
    }

    /** What {@code inside} finds in each item of a list, given the item's own pointer. */
    public static <T> Stream<LocatedCitation> each(String pointer, List<T> items, Inside<T> inside) {
        return IntStream.range(0, items.size()).boxed().flatMap(i -> inside.citations(pointer + "/" + i, items.get(i)));
    }

    /** Finds the citations in an item. */
    @FunctionalInterface
    public interface Inside<T> {
        Stream<LocatedCitation> citations(String pointer, T item);
    }
}
