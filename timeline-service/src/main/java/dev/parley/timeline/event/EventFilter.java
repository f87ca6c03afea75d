package dev.parley.timeline.event;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import dev.parley.http.Query;
import dev.parley.http.QueryParameter;
import dev.parley.journal.document.Filter;
import dev.parley.journal.search.Period;
import dev.parley.journal.web.ListFilter;
import dev.parley.kernel.AsOf;

/** What lists of events can be filtered by. */
public final class EventFilter implements ListFilter {

    private static final QueryParameter<Instant> FROM = QueryParameter.instant(
            "from",
            "Only what may have happened at this instant or later, by any account of the date that is not deprecated.",
            "2023-10-07T00:00:00Z");
    private static final QueryParameter<Instant> TO = QueryParameter.until(
            "to",
            "Only what may have happened at this instant or earlier, by any account of the date that is not deprecated.",
            "2023-10-09T23:59:59.999Z");
    private static final QueryParameter<List<String>> ACTOR =
            QueryParameter.ids("actor", "actors", "Id of a participant.", "qatar");
    private static final QueryParameter<List<String>> EXCHANGE =
            QueryParameter.texts("exchange", "Id of an exchange.", "us-iran-2023");
    private static final QueryParameter<List<EventDraft.Type>> TYPE =
            QueryParameter.anyOf("type", EventDraft.Type.class, "What kind of event.");
    private static final QueryParameter<List<EventDraft.Mode>> MODE = QueryParameter.anyOf(
            "mode", EventDraft.Mode.class, "Whether it is said to have happened, denied, planned or hypothetical.");
    private static final QueryParameter<List<String>> SOURCE = QueryParameter.texts(
            "source", "Id of a source that a claim cites or relays; with `knownAt`, by then.", "reuters");
    private static final QueryParameter<String> Q =
            QueryParameter.text("q", "Part of the title or the summary; with `knownAt`, of the title.", "doha");

    public static final List<QueryParameter<?>> PARAMETERS = List.of(FROM, TO, ACTOR, EXCHANGE, TYPE, MODE, SOURCE, Q);

    /** The summary, in the lines after the title, is present wording. */
    private static final String TITLE = "substring(d.searchable, 1, locate(chr(10), d.searchable))";

    @Override
    public void addTo(Filter filter, Query query, AsOf asOf) {
        Instant from = query.read(FROM);
        Instant to = query.read(TO);
        if (from != null && to != null && from.isAfter(to)) {
            query.refuse(TO.name(), "must not be before `from`");
        }
        String q = query.read(Q);
        List<String> sources = query.read(SOURCE);
        Period.addTo(filter, from, to, asOf);
        filter.overlaps("actors", query.read(ACTOR))
                .overlaps("exchanges", query.read(EXCHANGE))
                .anyOf("type", query.read(TYPE))
                .anyOf("mode", query.read(MODE))
                .where(
                        "locate(:q, " + (asOf.knownAt() == null ? "d.searchable" : TITLE) + ") > 0",
                        "q",
                        q == null ? null : q.strip().toLowerCase(Locale.ROOT))
                .where(
                        "exists (select 1 from d.sources named where named.source in :sources"
                                + (asOf.knownAt() == null ? ")" : " and named.knownAt <= :knownAt)"),
                        "sources",
                        sources.isEmpty() ? null : sources);
    }
}
