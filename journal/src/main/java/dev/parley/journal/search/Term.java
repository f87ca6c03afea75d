package dev.parley.journal.search;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.parley.kernel.Ranked;

/**
 * A word or another feature by which a document is found, and the period of knowledge in which it is.
 *
 * @param text what is compared
 * @param knownFrom the period's first instant; null: the first at which the document itself is known
 * @param knownUntil the first instant after it; null: to this day
 */
public record Term(String text, Instant knownFrom, Instant knownUntil) {

    /** Of present wording, which no read as of a moment of knowledge shows. */
    public static final Instant PRESENT_ONLY = Instant.MAX;

    /** Since when the claim is public: a word of it stays known whatever its rank becomes. Nothing for an entry error. */
    public static Stream<Instant> publication(Ranked<?> claim) {
        return claim.wasEnteredWrongly()
                ? Stream.empty()
                : Stream.of(claim.citation().publishedAt().instant());
    }

    /** The term for as long as the claim counts: from its publication until it was deprecated. */
    public static Stream<Term> counting(String text, Ranked<?> claim) {
        Instant published = claim.citation().publishedAt().instant();
        Instant until = claim.countsUntil();
        return published.equals(until) ? Stream.empty() : Stream.of(new Term(text, published, until));
    }

    /** The terms without those whose period is within that of another with the same text. */
    static List<Term> widest(Collection<Term> terms) {
        return terms.stream()
                .distinct()
                .collect(Collectors.groupingBy(Term::text, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(same -> same.stream()
                        .filter(term -> same.stream().noneMatch(other -> other != term && other.covers(term))))
                .toList();
    }

    private boolean covers(Term other) {
        return !startsAfter(other)
                && (knownUntil == null || other.knownUntil != null && !knownUntil.isBefore(other.knownUntil));
    }

    private boolean startsAfter(Term other) {
        Instant start = Objects.requireNonNullElse(knownFrom, Instant.MIN);
        return start.isAfter(Objects.requireNonNullElse(other.knownFrom, Instant.MIN));
    }
}
