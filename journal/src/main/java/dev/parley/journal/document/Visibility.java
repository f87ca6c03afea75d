package dev.parley.journal.document;

import java.util.Arrays;
import java.util.List;

import dev.parley.kernel.AsOf;
import dev.parley.kernel.Marking;
import org.hibernate.query.CommonQueryContract;

/**
 * The rule of what a reader is shown: what was public and recorded at the point of knowledge, is not retracted, and is
 * marked no higher than the reader's clearance. The one place that has this rule, for HQL, SQL and documents already
 * read.
 */
final class Visibility {

    /** The language that a query is written in: it decides how columns are spelt and lists are bound. */
    enum Language {
        HQL("knownAt", "recordedAt", "knownFrom", "knownUntil"),
        SQL("known_at", "recorded_at", "known_from", "known_until");

        private final String knownAt;
        private final String recordedAt;
        private final String knownFrom;
        private final String knownUntil;

        Language(String knownAt, String recordedAt, String knownFrom, String knownUntil) {
            this.knownAt = knownAt;
            this.recordedAt = recordedAt;
            this.knownFrom = knownFrom;
            this.knownUntil = knownUntil;
        }
    }

    private static final String KNOWN_AT = "knownAt";
    private static final String RECORDED_AT = "recordedAt";
    private static final String CLEARED = "cleared";

    private final AsOf asOf;
    private final List<Marking> cleared;

    private Visibility(AsOf asOf, Marking clearance) {
        this.asOf = asOf;
        this.cleared = Arrays.stream(Marking.values())
                .filter(marking -> marking.compareTo(clearance) <= 0)
                .toList();
    }

    /** What everybody is shown: until access control exists, nobody is cleared for more than CLEAR. */
    static Visibility of(AsOf asOf) {
        return new Visibility(asOf, Marking.CLEAR);
    }

    /** The condition on the present row of a document. */
    String ofRow(String alias, Language language) {
        StringBuilder condition = new StringBuilder(ofMarking(alias, language));
        if (!asOf.includeRetracted()) {
            condition.append(" and ").append(alias).append(".retraction is null");
        }
        if (asOf.knownAt() != null) {
            String column = alias + "." + language.knownAt;
            condition.append(" and (%s is null or %s <= :%s)".formatted(column, column, KNOWN_AT));
        }
        return condition.toString();
    }

    /** The condition on a version in the journal: the last one that had been recorded. */
    String ofVersion(String alias, Language language) {
        String later = "later_" + alias;
        String journal = language == Language.HQL ? "JournalEntry" : "journal";
        String recorded = language.recordedAt;
        return ofRow(alias, language)
                + (" and %1$s.%2$s <= :%3$s and not exists (select 1 from %4$s %5$s"
                                + " where %5$s.collection = %1$s.collection and %5$s.key = %1$s.key"
                                + " and %5$s.%2$s <= :%3$s and %5$s.%2$s > %1$s.%2$s)")
                        .formatted(alias, recorded, RECORDED_AT, journal, later);
    }

    /** The condition on a row derived from a document for a period of knowledge ({@code known_from}, {@code known_until}). */
    String ofPeriod(String alias, Language language) {
        String period = asOf.knownAt() == null
                ? "%1$s.%4$s is null"
                : "(%1$s.%3$s is null or %1$s.%3$s <= :%2$s) and (%1$s.%4$s is null or %1$s.%4$s > :%2$s)";
        return ofMarking(alias, language)
                + " and "
                + period.formatted(alias, KNOWN_AT, language.knownFrom, language.knownUntil);
    }

    /** Whether a document that was read by its key is shown; whether it is retracted is for the reader to say. */
    boolean shows(DocumentVersion<?> version) {
        boolean isPublic = asOf.knownAt() == null
                || version.versionInfo().knownAt() == null
                || !version.versionInfo().knownAt().isAfter(asOf.knownAt());
        return isPublic
                && version.content() != null
                && cleared.contains(version.content().marking());
    }

    /** Binds the parameters of the conditions in the text of a query. */
    <Q extends CommonQueryContract> Q bind(Q query, String text, Language language) {
        if (text.contains(":" + KNOWN_AT)) {
            query.setParameter(KNOWN_AT, asOf.knownAt());
        }
        if (text.contains(":" + RECORDED_AT)) {
            query.setParameter(RECORDED_AT, asOf.recordedAt());
        }
        if (text.contains(":" + CLEARED)) {
            query.setParameter(
                    CLEARED,
                    language == Language.HQL
                            ? cleared
                            : cleared.stream().map(Enum::name).toArray(String[]::new));
        }
        return query;
    }

    private static String ofMarking(String alias, Language language) {
        return alias + ".marking " + (language == Language.HQL ? "in :" + CLEARED : "= any(:" + CLEARED + ")");
    }
}
