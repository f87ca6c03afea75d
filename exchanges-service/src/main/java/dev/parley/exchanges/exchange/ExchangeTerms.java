package dev.parley.exchanges.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import dev.parley.journal.document.Draft;
import dev.parley.journal.document.Filter;
import dev.parley.journal.document.LocatedCitation;
import dev.parley.journal.search.Term;
import dev.parley.journal.search.TermIndex;
import dev.parley.kernel.Citation;
import dev.parley.kernel.Group;
import dev.parley.kernel.Marking;
import dev.parley.kernel.Ranked;
import dev.parley.text.NameNormalizer;
import dev.parley.text.Spellings;

/** The terms by which exchanges are found: words of texts, and what claims, participants and dates make of an exchange. */
@Singleton
public class ExchangeTerms {

    /** The rules by which terms are made; those made by others are made anew when the service starts. */
    static final String RULES = "1/" + NameNormalizer.RULES;

    static final String DISPUTED = "disputed";

    private static final String WORD = "word:";

    /** Shorter words are mostly articles and particles; they need not be found if a longer one is searched too. */
    private static final int SHORTEST_NEEDED_WORD = 3;

    private static final int LONGEST_WORD = 100;
    private static final int MOST_WORDS = 8;

    private final TermIndex index;

    ExchangeTerms(EntityManager entities) {
        this.index = new TermIndex(entities, "exchange_term", ExchangeTerm.class);
    }

    /** An actor in a role; an empty actor means any, no role means any. */
    static String participant(String actor, ExchangeDraft.Role role) {
        return "participant:" + actor + (role == null ? "" : ":" + role);
    }

    public static String heldBy(String actor) {
        return "heldBy:" + actor;
    }

    static String custody(Group.Custody custody) {
        return "custody:" + custody;
    }

    static String demographic(Group.Demographic demographic) {
        return "demographic:" + demographic;
    }

    static String nationality(String nationality) {
        return "nationality:" + nationality;
    }

    /** The words of a text that is known from a moment on. */
    public static Stream<Term> words(String text, Instant knownFrom) {
        return text == null ? Stream.empty() : searchable(text).map(word -> new Term(WORD + word, knownFrom, null));
    }

    /** The words of a text of a claim. */
    public static Stream<Term> words(String text, Ranked<?> claim) {
        return Term.publication(claim).flatMap(published -> words(text, published));
    }

    /** The people that a claim is about: its words as long as they are known, its codes as long as the claim counts. */
    public static Stream<Term> people(Group group, Ranked<?> claim) {
        if (group == null) {
            return Stream.empty();
        }
        Stream<String> codes = Stream.of(
                        Stream.ofNullable(group.custody()).map(ExchangeTerms::custody),
                        group.demographics().stream().map(ExchangeTerms::demographic),
                        group.nationalities().stream().map(ExchangeTerms::nationality))
                .flatMap(terms -> terms);
        return Stream.of(
                        codes.flatMap(code -> Term.counting(code, claim)),
                        words(group.labelAsReported(), claim),
                        words(group.sentence(), claim))
                .flatMap(terms -> terms);
    }

    /** When reports of the document differed, by what was known. */
    public static <D extends Draft<D>> Stream<Term> disputed(D document, Predicate<D> isDisputed) {
        Set<Instant> moments = document.locatedCitations()
                .flatMap(LocatedCitation::moments)
                .collect(Collectors.toCollection(TreeSet::new));
        List<Term> periods = new ArrayList<>();
        Instant since = null;
        for (Instant moment : moments) {
            boolean differs = isDisputed.test(document.knownAt(moment));
            if (differs && since == null) {
                since = moment;
            } else if (!differs && since != null) {
                periods.add(new Term(DISPUTED, since, moment));
                since = null;
            }
        }
        if (since != null) {
            periods.add(new Term(DISPUTED, since, null));
        }
        return periods.stream();
    }

    /** Since when one of the citations is public; null without any. */
    static Instant earliest(Collection<Citation> citations) {
        return Citation.earliest(citations.stream());
    }

    private static Stream<String> searchable(String text) {
        return NameNormalizer.latinWords(text)
                .map(word -> word.substring(0, Math.min(word.length(), LONGEST_WORD)))
                .distinct();
    }

    /** The exchanges that have an actor in common with one; none if it has no participants. */
    public Filter sharingActors(ExchangeDraft exchange) {
        return sharing(exchange.participants().stream()
                .map(participant -> participant(participant.actor(), null))
                .toList());
    }

    /** The exchanges about people who are held in one of these capacities; none if there are none. */
    public Filter sharingCustody(Collection<String> custodies) {
        return sharing(custodies.stream()
                .map(custody -> custody(Group.Custody.valueOf(custody)))
                .toList());
    }

    private Filter sharing(Collection<String> terms) {
        Filter filter = new Filter();
        if (terms.isEmpty()) {
            return filter.where("1 = 0");
        }
        addTo(filter, "shared", terms);
        return filter;
    }

    /** Replaces the terms that a document gives an exchange, in the present transaction. */
    void replace(String exchange, String document, Marking marking, Stream<Term> terms) {
        List<Term> all = terms.filter(Objects::nonNull).toList();
        index.replace(exchange, document, marking, all);
        Set<String> words = all.stream()
                .map(Term::text)
                .filter(text -> text.startsWith(WORD))
                .map(text -> text.substring(WORD.length()))
                .collect(Collectors.toCollection(TreeSet::new));
        index.addSpellings(words, Spellings::of);
    }

    /** Adds the condition that an exchange has at least one of the terms, unless none is asked for. */
    void addTo(Filter filter, String name, Collection<String> terms) {
        if (!terms.isEmpty()) {
            index.require(filter, name, terms);
        }
    }

    /**
     * Adds the condition that an exchange has all words of a search, in any order, each as it is written, as it begins or
     * with one slip.
     *
     * @return whether there is a word to search for
     */
    boolean addSearch(Filter filter, String typed) {
        List<String> words = searchable(typed).limit(MOST_WORDS).toList();
        List<String> longWords = words.stream()
                .filter(word -> word.length() >= SHORTEST_NEEDED_WORD)
                .toList();
        List<String> needed = longWords.isEmpty() ? words : longWords;
        for (int i = 0; i < needed.size(); i++) {
            String word = needed.get(i);
            Stream<String> found = word.length() < SHORTEST_NEEDED_WORD
                    ? Stream.of(word)
                    : index.similarTo(word, Spellings.of(word)).stream();
            index.require(
                    filter, "word" + i, found.map(similar -> WORD + similar).toList());
        }
        return !needed.isEmpty();
    }
}
