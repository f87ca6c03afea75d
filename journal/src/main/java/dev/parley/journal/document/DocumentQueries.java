package dev.parley.journal.document;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import dev.parley.kernel.AsOf;
import org.hibernate.Session;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.persister.collection.AbstractCollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.NativeQuery;
import org.hibernate.query.SelectionQuery;

/**
 * The one way to query tables of documents. A query says for each of them what it is meant to see, with the table's
 * alias: <code>{visible d}</code>, what the reader is shown; <code>{period x}</code>, the same for rows derived from
 * documents for a period of knowledge; <code>{every d}</code>, everything, for rules that must hold whoever asks. A query
 * that says nothing about one of its tables is refused.
 */
@Singleton
public class DocumentQueries {

    private static final Pattern TABLE = Pattern.compile("(?i)\\b(?:from|join)\\s+(\\w+)(?:\\s+(?:as\\s+)?"
            + "(?!(?:join|where|on|order|group|left|cross|inner|union|limit|for)\\b)(\\w+))?");
    private static final Pattern VISIBILITY = Pattern.compile("\\{(visible|period|every) (\\w+)}");

    /** The journal, in HQL and in SQL. */
    private static final Set<String> VERSIONS = Set.of("JournalEntry", "journal");

    private final EntityManager entities;
    private final Set<String> checked = ConcurrentHashMap.newKeySet();
    private Set<String> documentTables;

    DocumentQueries(EntityManager entities) {
        this.entities = entities;
    }

    /** A query in HQL; its parameters {@code knownAt} and {@code recordedAt}, if it has them, are those of {@code asOf}. */
    public <T> SelectionQuery<T> hql(String text, Class<T> result, AsOf asOf) {
        Visibility visibility = Visibility.of(asOf);
        String hql = withVisibility(text, visibility, Visibility.Language.HQL);
        return visibility.bind(
                entities.unwrap(Session.class).createSelectionQuery(hql, result), hql, Visibility.Language.HQL);
    }

    /** The same in SQL. */
    public <T> NativeQuery<T> sql(String text, Class<T> result, AsOf asOf) {
        Visibility visibility = Visibility.of(asOf);
        String sql = withVisibility(text, visibility, Visibility.Language.SQL);
        return visibility.bind(
                entities.unwrap(Session.class).createNativeQuery(sql, result), sql, Visibility.Language.SQL);
    }

    private String withVisibility(String text, Visibility visibility, Visibility.Language language) {
        if (!checked.contains(text)) {
            requireVisibility(text);
            checked.add(text);
        }
        Set<String> versions = new HashSet<>();
        TABLE.matcher(text)
                .results()
                .filter(table -> VERSIONS.contains(table.group(1)))
                .forEach(table -> versions.add(table.group(2)));
        return VISIBILITY.matcher(text).replaceAll(said -> {
            String alias = said.group(2);
            return Matcher.quoteReplacement(
                    switch (said.group(1)) {
                        case "every" -> "1 = 1";
                        case "period" -> visibility.ofPeriod(alias, language);
                        default ->
                            versions.contains(alias)
                                    ? visibility.ofVersion(alias, language)
                                    : visibility.ofRow(alias, language);
                    });
        });
    }

    private void requireVisibility(String text) {
        Set<String> said = new HashSet<>();
        VISIBILITY.matcher(text).results().forEach(found -> said.add(found.group(2)));
        TABLE.matcher(text).results().forEach(table -> {
            if (documentTables().contains(table.group(1)) && !said.contains(table.group(2))) {
                throw new IllegalArgumentException("This query does not say what it is to see of " + table.group(1)
                        + ": add {visible …}, {period …} or {every …} with its alias: " + text);
            }
        });
    }

    /** The names by which HQL and SQL know the tables of documents and those that are derived from documents. */
    private synchronized Set<String> documentTables() {
        if (documentTables == null) {
            Set<String> names = new HashSet<>(VERSIONS);
            var metamodel = entities.getEntityManagerFactory()
                    .unwrap(SessionFactoryImplementor.class)
                    .getMappingMetamodel();
            metamodel.forEachEntityDescriptor(entity -> {
                if (Document.class.isAssignableFrom(entity.getMappedClass())
                        || PeriodRow.class.isAssignableFrom(entity.getMappedClass())) {
                    names.add(entity.getMappedClass().getSimpleName());
                    names.add(((EntityPersister) entity).getIdentifierTableName());
                }
            });
            metamodel.forEachCollectionDescriptor(
                    derived -> names.add(((AbstractCollectionPersister) derived).getTableName()));
            documentTables = names;
        }
        return documentTables;
    }
}
