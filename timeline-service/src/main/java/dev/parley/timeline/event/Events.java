package dev.parley.timeline.event;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import jakarta.inject.Singleton;

import dev.parley.http.Query;
import dev.parley.journal.document.AsOf;
import dev.parley.journal.document.DocumentCollection;
import dev.parley.journal.document.DocumentVersion;
import dev.parley.journal.document.Filter;
import dev.parley.journal.document.Journal;
import dev.parley.journal.document.UnitOfWork;
import dev.parley.kernel.Faults;
import dev.parley.timeline.source.Sources;

/** All events. */
@Singleton
public class Events extends DocumentCollection<Event, EventDraft, EventView> {

    private static final String INTERVAL_OVERLAPS =
            "cast(sql('(tstzrange(?, ?, ''[]'') && tstzrange(%s, ''[]''))', d.occurredFrom, d.occurredTo, :%s) as Boolean)"
                    + " = true";

    private final Sources sources;

    Events(Journal journal, Sources sources) {
        super(journal, "events", "event", Event.class, EventDraft.class, Event::new);
        this.sources = sources;
    }

    @Override
    public EventView view(DocumentVersion<EventDraft> recorded, AsOf asOf) {
        return new EventView(recorded.content(), recorded.versionInfo());
    }

    @Override
    protected void check(EventDraft event, UnitOfWork unitOfWork, Faults faults) {
        event.locatedCitations().forEach(cited -> {
            sources.requireKnown(cited.pointer() + "/source", cited.citation().source(), unitOfWork, faults);
            sources.requireKnown(
                    cited.pointer() + "/relayedFrom", cited.citation().relayedFrom(), unitOfWork, faults);
        });
    }

    @Override
    protected void filter(Query query, AsOf asOf, Filter filter) {
        Instant from = query.instant("from");
        Instant to = query.instant("to");
        if (from != null && to != null && from.isAfter(to)) {
            query.refuse("to", "is before from");
        }
        String q = query.text("q");
        filter.where(INTERVAL_OVERLAPS.formatted("?, null", "notBefore"), "notBefore", from)
                .where(INTERVAL_OVERLAPS.formatted("null, ?", "notAfter"), "notAfter", to)
                .overlaps("actors", query.texts("actor"))
                .overlaps("exchanges", query.texts("exchange"))
                .anyOf("type", query.anyOf("type", EventDraft.Type.class))
                .anyOf("mode", query.anyOf("mode", EventDraft.Mode.class))
                .where(
                        "locate(:q, d.searchable) > 0",
                        "q",
                        q == null ? null : q.strip().toLowerCase(Locale.ROOT));
        onTheWordOf(query.texts("source"), asOf, filter);
    }

    private static void onTheWordOf(List<String> sources, AsOf asOf, Filter filter) {
        // :knownAt is bound by the list itself
        filter.where(
                "exists (select 1 from d.sources named where named.source in :sources"
                        + (asOf.knownAt() == null ? ")" : " and named.knownAt <= :knownAt)"),
                "sources",
                sources.isEmpty() ? null : sources);
    }
}
