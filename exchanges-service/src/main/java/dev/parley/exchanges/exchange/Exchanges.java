package dev.parley.exchanges.exchange;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.http.Query;
import dev.parley.journal.document.AsOf;
import dev.parley.journal.document.Change;
import dev.parley.journal.document.DocumentCollection;
import dev.parley.journal.document.DocumentVersion;
import dev.parley.journal.document.Filter;
import dev.parley.journal.document.Journal;
import dev.parley.journal.document.UnitOfWork;
import dev.parley.kernel.Fault;

/** All exchanges, each with what its records make of it. */
@Singleton
public class Exchanges extends DocumentCollection<Exchange, ExchangeDraft, ExchangeView> {

    private static final String LAST_KNOWN_TRANSITION = """
            t.retraction is null and (t.knownAt is null or t.knownAt <= :knownAt)
            and not exists (
                select 1 from Transition later
                where later.parent = t.parent and later.number > t.number
                and later.retraction is null and (later.knownAt is null or later.knownAt <= :knownAt))""";

    private static final String PRESENT_STANDING = """
            select
                (select t.status from Transition t where t.parent = e.key and t.retraction is null
                    order by t.number desc limit 1),
                (select max(r.number) from Revision r where r.parent = e.key and r.retraction is null)
            from Exchange e where e.key = :key""";

    private static final List<String> RECORDS = List.of("Revision", "Position", "Delivery", "Transition");

    private final Instance<ExchangeRecords<?, ?, ?>> records;

    /** @param records asked for only when they are needed, as they need this */
    Exchanges(Journal journal, @Any Instance<ExchangeRecords<?, ?, ?>> records) {
        super(journal, "exchanges", "exchange", Exchange.class, ExchangeDraft.class, Exchange::new);
        this.records = records;
    }

    @Override
    public ExchangeView view(DocumentVersion<ExchangeDraft> recorded, AsOf asOf) {
        return views(List.of(recorded), asOf).get(0);
    }

    @Override
    protected List<ExchangeView> views(List<DocumentVersion<ExchangeDraft>> recorded, AsOf asOf) {
        Map<String, ExchangeState> standings =
                standings(recorded.stream().map(DocumentVersion::key).toList(), asOf);
        return recorded.stream()
                .map(one -> {
                    ExchangeState standing = standings.getOrDefault(one.key(), ExchangeState.NONE);
                    return new ExchangeView(
                            one.content(), standing.status(), standing.currentRevision(), one.versionInfo());
                })
                .toList();
    }

    private Map<String, ExchangeState> standings(Collection<String> keys, AsOf asOf) {
        if (asOf.recordedAt() != null) {
            return keys.stream().collect(Collectors.toMap(Function.identity(), key -> standing(key, asOf)));
        }
        return asOf.knownAt() == null ? presentStandings(keys) : knownStandings(keys, asOf.knownAt());
    }

    private ExchangeState standing(String key, AsOf asOf) {
        ExchangeState standing = ExchangeState.NONE;
        for (ExchangeRecords<?, ?, ?> kind : records) {
            standing = kind.addTo(standing, key, asOf);
        }
        return standing;
    }

    private Map<String, ExchangeState> presentStandings(Collection<String> keys) {
        return entities()
                .createQuery("from Exchange e where e.key in :keys", Exchange.class)
                .setParameter("keys", keys)
                .getResultStream()
                .collect(Collectors.toMap(Exchange::key, Exchange::standing));
    }

    private Map<String, ExchangeState> knownStandings(Collection<String> keys, Instant knownAt) {
        Map<String, ExchangeState> standings = new HashMap<>();
        entities()
                .createQuery(
                        "select t.parent, t.status from Transition t where t.parent in :keys and "
                                + LAST_KNOWN_TRANSITION,
                        Object[].class)
                .setParameter("keys", keys)
                .setParameter("knownAt", knownAt)
                .getResultStream()
                .forEach(row -> standings.put((String) row[0], ExchangeState.NONE.withStatus((Status) row[1])));
        entities()
                .createQuery("""
                        select r.parent, max(r.number) from Revision r where r.parent in :keys
                        and r.retraction is null and (r.knownAt is null or r.knownAt <= :knownAt)
                        group by r.parent""", Object[].class)
                .setParameter("keys", keys)
                .setParameter("knownAt", knownAt)
                .getResultStream()
                .forEach(row -> standings.compute(
                        (String) row[0], (key, standing) -> Objects.requireNonNullElse(standing, ExchangeState.NONE)
                                .withCurrentRevision((Integer) row[1])));
        return standings;
    }

    @Override
    protected void filter(Query query, AsOf asOf, Filter filter) {
        String q = query.text("q");
        List<Status> statuses = query.anyOf("status", Status.class);
        filter.overlaps(
                        "participants",
                        Exchange.inRoles(query.texts("participant"), query.anyOf("role", ExchangeDraft.Role.class)))
                .where(
                        "locate(:q, d.searchable) > 0",
                        "q",
                        q == null ? null : q.strip().toLowerCase(Locale.ROOT));
        if (asOf.knownAt() == null) {
            filter.anyOf("status", statuses);
        } else {
            filter.where(
                    "exists (select 1 from Transition t where t.parent = d.key and t.status in :status and "
                            + LAST_KNOWN_TRANSITION + ")",
                    "status",
                    statuses.isEmpty() ? null : statuses);
        }
    }

    /** An exchange is public as soon as it is cited itself, or any of its records is. */
    @Override
    protected Instant knownAt(Exchange exchange, ExchangeDraft content) {
        return Stream.concat(Stream.of(super.knownAt(exchange, content)), recordsKnownAt(exchange.key()))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private Stream<Instant> recordsKnownAt(String key) {
        return RECORDS.stream().map(kind -> entities()
                .createQuery(
                        "select min(c.knownAt) from " + kind + " c where c.parent = :key and c.retraction is null",
                        Instant.class)
                .setParameter("key", key)
                .getSingleResult());
    }

    /** The exchange as it now is; null if there is none. */
    public ExchangeDraft present(String key) {
        Exchange exchange = entities().find(Exchange.class, key);
        return exchange == null ? null : content(exchange);
    }

    /** Refuses (404, 410) to show records of an exchange that there never was, or that had been retracted. */
    void requireShown(String key, AsOf asOf, boolean retractedToo) {
        boolean cameLater = version(key, asOf) == null && version(key, AsOf.NOW) != null;
        if (!cameLater) {
            find(key, new AsOf(null, asOf.recordedAt()), retractedToo);
        }
    }

    /** Locks an exchange before one of its records is written, so that writers of its records come one after another. */
    void open(String key, UnitOfWork unitOfWork) {
        if (key == null) {
            throw new ProblemException(
                    ProblemType.INVALID_DOCUMENT,
                    "A record belongs to an exchange.",
                    List.of(new Fault("/exchange", "is needed: the id of the exchange")));
        }
        Exchange exchange = entities().find(Exchange.class, key, LockModeType.PESSIMISTIC_WRITE);
        if (exchange == null && !knows(key, unitOfWork)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no exchange " + key + ".");
        }
        if (exchange != null && exchange.isRetracted()) {
            throw new ProblemException(ProblemType.RETRACTED, "The exchange " + key + " has been retracted.");
        }
    }

    /** Follows a change of one of the exchange's records, in the same transaction. */
    void follow(String key, UnitOfWork unitOfWork) {
        Exchange exchange = entities().find(Exchange.class, key);
        if (exchange == null) {
            // refused in the same bundle, of which nothing will be written
            return;
        }
        Object[] standing = entities()
                .createQuery(PRESENT_STANDING, Object[].class)
                .setParameter("key", key)
                .getSingleResult();
        exchange.follow(
                new ExchangeState((Status) standing[0], (Integer) standing[1]), knownAt(exchange, content(exchange)));
        count(exchange, Change.UPDATED, unitOfWork);
    }
}
