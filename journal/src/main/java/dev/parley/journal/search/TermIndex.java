package dev.parley.journal.search;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import jakarta.persistence.EntityManager;

import dev.parley.journal.document.Filter;
import dev.parley.kernel.Marking;
import org.hibernate.Session;

/**
 * The terms by which the documents of a service are found, and the spellings of its words (docs/adr/0039). A document is
 * found by its own terms and by those of its records; rows are written with whichever of them has the terms.
 */
public final class TermIndex {

    /** So many words have at most one beginning or one slip in common; of more, a search finds these. */
    private static final int MOST_WORDS = 300;

    private static final String PRESENT_ONLY = "infinity";

    private final EntityManager entities;
    private final String entity;
    private final String delete;
    private final String insert;
    private final String addSpellings;
    private final String similar;

    /**
     * @param table has the columns {@code owner, document, term, known_from, known_until, marking}; {@code <table>_spelling}
     *     has {@code spelling, word}
     * @param entity the table's rows in HQL
     */
    public TermIndex(EntityManager entities, String table, Class<? extends TermRow> entity) {
        this.entities = entities;
        this.entity = entity.getSimpleName();
        this.delete = "delete from " + table + " where document = ?";
        this.insert = "insert into " + table + " (owner, document, term, known_from, known_until, marking)"
                + " select ?, ?, term, known_from::timestamptz, known_until::timestamptz, ?"
                + " from unnest(?::text[], ?::text[], ?::text[]) as new (term, known_from, known_until)";
        // without a unique index, so that no two writers wait for each other
        this.addSpellings = "insert into " + table + "_spelling (spelling, word)"
                + " select new.spelling, new.word from unnest(?::text[], ?::text[]) as new (spelling, word)"
                + " where not exists (select 1 from " + table + "_spelling known"
                + " where known.spelling = new.word and known.word = new.word)";
        this.similar =
                "(select distinct word from " + table + "_spelling where spelling = any(?) order by word limit ?)"
                        + " union (select distinct word from " + table
                        + "_spelling where spelling between ? and ? and spelling = word order by word limit ?)";
    }

    /**
     * Replaces the terms that a document gives its owner, in the present transaction.
     *
     * @param owner the key of the document that is found
     * @param document names the document that has the terms, uniquely in the service
     */
    public void replace(String owner, String document, Marking marking, Collection<Term> terms) {
        List<Term> widest = Term.widest(terms);
        entities.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(delete)) {
                statement.setString(1, document);
                statement.executeUpdate();
            }
            if (widest.isEmpty()) {
                return;
            }
            try (PreparedStatement statement = connection.prepareStatement(insert)) {
                statement.setString(1, owner);
                statement.setString(2, document);
                statement.setString(3, marking.name());
                statement.setArray(4, texts(connection, widest, Term::text));
                statement.setArray(5, texts(connection, widest, term -> text(term.knownFrom())));
                statement.setArray(6, texts(connection, widest, term -> text(term.knownUntil())));
                statement.executeUpdate();
            }
        });
    }

    /** Adds the spellings of words, by which {@link #similarTo} finds them. */
    public void addSpellings(Collection<String> words, Function<String, Collection<String>> spellings) {
        List<String> all = new ArrayList<>();
        List<String> their = new ArrayList<>();
        for (String word : words) {
            for (String spelling : spellings.apply(word)) {
                all.add(spelling);
                their.add(word);
            }
        }
        if (all.isEmpty()) {
            return;
        }
        entities.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(addSpellings)) {
                statement.setArray(1, connection.createArrayOf("text", all.toArray()));
                statement.setArray(2, connection.createArrayOf("text", their.toArray()));
                statement.executeUpdate();
            }
        });
    }

    /** The words of the service that have one of the spellings, or that begin with this one. */
    public List<String> similarTo(String beginning, Collection<String> spellings) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(similar)) {
                statement.setArray(1, connection.createArrayOf("text", spellings.toArray()));
                statement.setInt(2, MOST_WORDS);
                statement.setString(3, beginning);
                statement.setString(4, beginning + "~");
                statement.setInt(5, MOST_WORDS);
                List<String> words = new ArrayList<>();
                try (ResultSet found = statement.executeQuery()) {
                    while (found.next()) {
                        words.add(found.getString(1));
                    }
                }
                return words;
            }
        });
    }

    /** Adds the condition that a document has at least one of the terms; nothing has if there are none. */
    public void require(Filter filter, String name, Collection<String> terms) {
        if (terms.isEmpty()) {
            filter.where("1 = 0");
        } else {
            filter.where(
                    "exists (select 1 from %1$s %2$s where %2$s.owner = d.key and %2$s.term in :%2$s and {period %2$s})"
                            .formatted(entity, name),
                    name,
                    List.copyOf(terms));
        }
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.equals(Term.PRESENT_ONLY) ? PRESENT_ONLY : instant.toString();
    }

    private static Array texts(Connection connection, List<Term> terms, Function<Term, String> text)
            throws SQLException {
        return connection.createArrayOf("text", terms.stream().map(text).toArray());
    }
}
