package dev.parley.journal.document;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.parley.kernel.Citation;
import dev.parley.kernel.Faults;
import dev.parley.kernel.Figure;
import dev.parley.kernel.Ranked;
import dev.parley.kernel.ReportedDate;

/**
 * A citation and its place in a document.
 *
 * @param pointer JSON pointer (RFC 6901) from the document's root
 * @param claim the claim that the citation belongs to; null if it belongs to none
 */
public record LocatedCitation(String pointer, Citation citation, Ranked<?> claim) {

    /** The citations of a list at {@code pointer}. */
    public static Stream<LocatedCitation> list(String pointer, List<Citation> citations) {
        return each(pointer, citations, (place, citation) -> Stream.of(new LocatedCitation(place, citation, null)));
    }

    /** The citations of a figure's claims; none for an absent figure. */
    public static Stream<LocatedCitation> figure(String pointer, Figure figure) {
        return figure == null ? Stream.empty() : claims(pointer + "/claims", figure.claims());
    }

    /** The citations of a date's accounts; none for an absent date or one without accounts. */
    public static Stream<LocatedCitation> date(String pointer, ReportedDate date) {
        return date == null ? Stream.empty() : claims(pointer + "/accounts", date.accounts());
    }

    /** The citations of the claims of a list at {@code pointer}. */
    public static Stream<LocatedCitation> claims(String pointer, List<? extends Ranked<?>> claims) {
        return each(
                pointer,
                claims,
                (place, claim) -> Stream.of(new LocatedCitation(place + "/citation", claim.citation(), claim)));
    }

    /** The citations of the items, which have no rank, of a list at {@code pointer}. */
    public static <T> Stream<LocatedCitation> items(String pointer, List<T> items, Function<T, Citation> citation) {
        return each(
                pointer,
                items,
                (place, item) -> Stream.of(new LocatedCitation(place + "/citation", citation.apply(item), null)));
    }

    /** What {@code inside} finds in each item of a list, given the item's own pointer. */
    public static <T> Stream<LocatedCitation> each(String pointer, List<T> items, Inside<T> inside) {
        return IntStream.range(0, items.size()).boxed().flatMap(i -> inside.citations(pointer + "/" + i, items.get(i)));
    }

    /** Whether it counts for anything: that of a claim that was entered wrongly does not. */
    public boolean counts() {
        return claim == null || !claim.wasEnteredWrongly();
    }

    /**
     * The moments of knowledge at which it changes something: its publication and, if that is later, when the rank of its
     * claim began to count. None if it counts for nothing.
     */
    public Stream<Instant> moments() {
        if (!counts()) {
            return Stream.empty();
        }
        Instant published = citation.publishedAt().instant();
        Instant ranked = claim == null || claim.rankSince() == null
                ? published
                : claim.rankSince().instant();
        return ranked.isAfter(published) ? Stream.of(published, ranked) : Stream.of(published);
    }

    /** Notes a date that cannot be; of a claim that was entered wrongly it may be, as only its rank can be changed. */
    void checkDates(Instant now, Faults faults) {
        if (counts()) {
            faults.published(pointer, citation, now);
        }
        if (claim != null && claim.rankSince() != null && claim.rankSince().isInFuture(now)) {
            faults.add(
                    pointer.substring(0, pointer.lastIndexOf('/')) + "/rankSince",
                    "is in the future; leave it out, or give the moment since when the rank counts");
        }
    }

    /**
     * Notes that it was published before the earliest instant at which what it reports can have occurred: an account of
     * the date by its own date, anything else by every account that counts.
     */
    public void checkPublishedAfter(ReportedDate occurred, Faults faults) {
        if (counts()) {
            Instant earliest = claim instanceof ReportedDate.Account account
                    ? account.date().earliest()
                    : occurred.earliestPossible();
            faults.publishedAfter(pointer, citation, earliest);
        }
    }

    /** Finds the citations in an item. */
    @FunctionalInterface
    public interface Inside<T> {
        Stream<LocatedCitation> citations(String pointer, T item);
    }
}
