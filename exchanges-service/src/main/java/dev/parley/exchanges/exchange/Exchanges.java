package dev.parley.exchanges.exchange;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.journal.document.Change;
import dev.parley.journal.document.DocumentCollection;
import dev.parley.journal.document.DocumentKey;
import dev.parley.journal.document.DocumentType;
import dev.parley.journal.document.DocumentVersion;
import dev.parley.journal.document.Journal;
import dev.parley.journal.document.UnitOfWork;
import dev.parley.journal.search.Term;
import dev.parley.journal.table.Cell;
import dev.parley.journal.table.Table;
import dev.parley.journal.table.Table.Column;
import dev.parley.kernel.AsOf;
import dev.parley.kernel.Constants;
import dev.parley.kernel.Fault;

/** All exchanges, each with what its records make of it. */
@Singleton
public class Exchanges extends DocumentCollection<Exchange, ExchangeDraft, ExchangeView> {

    static final String LAST_TRANSITION = """
            {visible t} and t.retraction is null and not exists (
                select 1 from Transition later
                where later.parent = t.parent and later.number > t.number
                and later.retraction is null and {visible later})""";

    private static final String PRESENT_STATE = """
            select
                (select t.status from Transition t where t.parent = e.key and {visible t}
                    order by t.number desc limit 1),
                (select max(r.number) from Revision r where r.parent = e.key and {visible r})
            from Exchange e where e.key = :key and {every e}""";

    private static final List<String> RECORDS = List.of("Revision", "Position", "Delivery", "Transition");

    public static final Table<ExchangeView> TABLE = Table.<ExchangeView>of(
                    new Column<>("id", "Id of the exchange.", "us-iran-2023", view -> view.exchange()
                            .id()),
                    new Column<>(
                            "title", "Title of the exchange.", "United States - Iran exchange", view -> view.exchange()
                                    .title()),
                    new Column<>(
                            "status",
                            "Status that the last transition known leads to.",
                            "COMPLETED",
                            ExchangeView::status),
                    new Column<>(
                            "currentRevision", "Number of the current revision.", "1", ExchangeView::currentRevision))
            .and(SharedColumns.date(
                    "opened", "When talks began.", view -> view.exchange().opened()))
            .and(Table.of(
                    new Column<>(
                            "participants",
                            "Who takes part, one a line: id of the actor, side, roles.",
                            "qatar: LEAD_MEDIATOR, HOST",
                            view -> Cell.lines(
                                    view.exchange().participants().stream().map(Exchanges::line))),
                    new Column<>(
                            "links",
                            "Connections with other exchanges, one a line: type and id.",
                            "FOLLOWS us-iran-2016",
                            view -> Cell.lines(
                                    view.exchange().links().stream().map(link -> link.type() + " " + link.exchange()))),
                    new Column<>("summary", "Summary, in the curator's present wording.", null, view -> view.exchange()
                            .summary())))
            .and(SharedColumns.provenance(
                    view -> view.exchange().citations(), ExchangeView::versionInfo, view -> view.exchange()
                            .marking()));

    private final Instance<ExchangeRecords<?, ?, ?>> records;

    private final ExchangeTerms terms;

    /** @param records asked for only when they are needed, as they need this */
    Exchanges(Journal journal, ExchangeTerms terms, @Any Instance<ExchangeRecords<?, ?, ?>> records) {
        super(
                journal,
                new DocumentType<>(
                        "exchanges", "exchange", "exchange", Exchange.class, ExchangeDraft.class, Exchange::new));
        this.terms = terms;
        this.records = records;
    }

    ExchangeTerms terms() {
        return terms;
    }

    @Override
    protected void afterWrite(Exchange exchange, UnitOfWork unitOfWork) {
        replaceTerms(exchange);
    }

    /** Makes the terms of an exchange anew; those of its records stay. */
    void replaceTerms(Exchange exchange) {
        ExchangeDraft content = reader().content(exchange);
        terms.replace(exchange.key(), type().name() + "/" + exchange.key(), content.marking(), terms(content));
    }

    private static Stream<Term> terms(ExchangeDraft exchange) {
        return Stream.of(
                        ExchangeTerms.words(exchange.title(), (Instant) null),
                        ExchangeTerms.words(exchange.summary(), Term.PRESENT_ONLY),
                        ExchangeTerms.disputed(exchange, known -> known.opened().disputed()),
                        exchange.participants().stream().flatMap(Exchanges::terms))
                .flatMap(all -> all);
    }

    private static Stream<Term> terms(ExchangeDraft.Participant participant) {
        Instant known = ExchangeTerms.earliest(participant.citations());
        String actor = participant.actor();
        Stream<String> roles = participant.roles().stream()
                .flatMap(
                        role -> Stream.of(ExchangeTerms.participant("", role), ExchangeTerms.participant(actor, role)));
        Stream<String> holding = participant.roles().contains(ExchangeDraft.Role.HOLDING_PARTY)
                ? Stream.of(ExchangeTerms.heldBy(actor))
                : Stream.empty();
        return Stream.of(Stream.of(ExchangeTerms.participant(actor, null)), roles, holding)
                .flatMap(all -> all)
                .map(text -> new Term(text, known, null));
    }

    @Override
    public Table<ExchangeView> table() {
        return TABLE;
    }

    private static String line(ExchangeDraft.Participant participant) {
        return participant.actor() + (participant.side() == null ? "" : " (side " + participant.side() + ")") + ": "
                + participant.roles().stream().map(Enum::name).collect(Collectors.joining(", "));
    }

    @Override
    public ExchangeView view(DocumentVersion<ExchangeDraft> recorded, AsOf asOf) {
        return views(List.of(recorded), asOf).get(0);
    }

    @Override
    public List<ExchangeView> views(List<DocumentVersion<ExchangeDraft>> recorded, AsOf asOf) {
        Map<String, ExchangeState> states =
                states(recorded.stream().map(DocumentVersion::key).toList(), asOf);
        return recorded.stream()
                .map(one -> {
                    ExchangeState state = states.getOrDefault(one.key(), ExchangeState.NONE);
                    return new ExchangeView(one.content(), state.status(), state.currentRevision(), one.versionInfo());
                })
                .toList();
    }

    private Map<String, ExchangeState> states(Collection<String> keys, AsOf asOf) {
        if (asOf.recordedAt() != null) {
            return keys.stream().collect(Collectors.toMap(Function.identity(), key -> state(key, asOf)));
        }
        return asOf.knownAt() == null ? presentStates(keys) : knownStates(keys, asOf.knownAt());
    }

    private ExchangeState state(String key, AsOf asOf) {
        ExchangeState state = ExchangeState.NONE;
        for (ExchangeRecords<?, ?, ?> kind : records) {
            state = kind.addTo(state, key, asOf);
        }
        return state;
    }

    private Map<String, ExchangeState> presentStates(Collection<String> keys) {
        return queries()
                .hql("from Exchange e where e.key in :keys and {every e}", Exchange.class, AsOf.NOW)
                .setParameter("keys", keys)
                .getResultStream()
                .collect(Collectors.toMap(Exchange::key, Exchange::state));
    }

    private Map<String, ExchangeState> knownStates(Collection<String> keys, Instant knownAt) {
        Map<String, ExchangeState> states = new HashMap<>();
        queries()
                .hql(
                        "select t.parent, t.status from Transition t where t.parent in :keys and " + LAST_TRANSITION,
                        Object[].class,
                        AsOf.knownAt(knownAt))
                .setParameter("keys", keys)
                .getResultStream()
                .forEach(row ->
                        states.put((String) row[0], ExchangeState.NONE.withStatus(Constants.named(Status.class, (String)
                                row[1]))));
        queries()
                .hql(
                        "select r.parent, max(r.number) from Revision r where r.parent in :keys and {visible r}"
                                + " group by r.parent",
                        Object[].class,
                        AsOf.knownAt(knownAt))
                .setParameter("keys", keys)
                .getResultStream()
                .forEach(row -> states.compute(
                        (String) row[0], (key, state) -> Objects.requireNonNullElse(state, ExchangeState.NONE)
                                .withCurrentRevision((Integer) row[1])));
        return states;
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
        return RECORDS.stream().map(kind -> queries()
                .hql(
                        "select min(c.knownAt) from " + kind + " c where c.parent = :key and {visible c}",
                        Instant.class,
                        AsOf.NOW)
                .setParameter("key", key)
                .getSingleResult());
    }

    /** The exchange as it now is; null if there is none. */
    public ExchangeDraft present(String key) {
        Exchange exchange = reader().row(DocumentKey.of(key));
        return exchange == null ? null : reader().content(exchange);
    }

    /** Refuses (404, 410) to show records of an exchange that there never was, or that had been retracted. */
    void requireShown(String id, AsOf asOf) {
        DocumentKey key = DocumentKey.of(id);
        boolean cameLater = reader().version(key, asOf) == null && reader().version(key, AsOf.NOW) != null;
        if (!cameLater) {
            reader().find(key, asOf.wheneverKnown());
        }
    }

    /** Refuses (400, 404, 410) to write a record of an exchange that cannot have one. */
    void requireTakesRecords(String key, UnitOfWork unitOfWork) {
        if (key == null) {
            throw new ProblemException(
                    ProblemType.INVALID_DOCUMENT,
                    "A record belongs to an exchange.",
                    List.of(new Fault("/exchange", "send the id of the exchange")));
        }
        Exchange exchange = reader().row(DocumentKey.of(key));
        if (exchange == null && !writer().exists(DocumentKey.of(key), unitOfWork)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no exchange `" + key + "`.");
        }
        if (exchange != null && exchange.isRetracted()) {
            throw new ProblemException(ProblemType.RETRACTED, "Exchange `" + key + "` has been retracted.");
        }
    }

    /** Derives the exchange's state anew after one of its records changed, in the same transaction. */
    void refreshState(String key, UnitOfWork unitOfWork) {
        Exchange exchange = reader().row(DocumentKey.of(key));
        if (exchange == null) {
            // refused in the same bundle, of which nothing will be written
            return;
        }
        Object[] state = queries()
                .hql(PRESENT_STATE, Object[].class, AsOf.NOW)
                .setParameter("key", key)
                .getSingleResult();
        exchange.refreshState((String) state[0], (Integer) state[1], knownAt(exchange, reader().content(exchange)));
        writer().count(exchange, Change.UPDATED, unitOfWork);
    }
}
