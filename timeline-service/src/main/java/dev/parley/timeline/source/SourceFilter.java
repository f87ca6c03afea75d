package dev.parley.timeline.source;

import java.util.List;
import java.util.Locale;

import dev.parley.http.Query;
import dev.parley.http.QueryParameter;
import dev.parley.journal.document.Filter;
import dev.parley.journal.web.ListFilter;
import dev.parley.kernel.AsOf;

/** What lists of sources can be filtered by. */
public final class SourceFilter implements ListFilter {

    private static final QueryParameter<List<SourceDraft.Type>> TYPE =
            QueryParameter.anyOf("type", SourceDraft.Type.class, "What kind of source.");
    private static final QueryParameter<List<SourceDraft.Reliability>> RELIABILITY =
            QueryParameter.anyOf("reliability", SourceDraft.Reliability.class, "Its reliability, A to F.");
    private static final QueryParameter<String> Q = QueryParameter.text("q", "Part of the name.", "reuters");

    public static final List<QueryParameter<?>> PARAMETERS = List.of(TYPE, RELIABILITY, Q);

    @Override
    public void addTo(Filter filter, Query query, AsOf asOf) {
        String q = query.read(Q);
        filter.anyOf("type", query.read(TYPE))
                .anyOf("reliability", query.read(RELIABILITY))
                .where(
                        "locate(:q, d.searchable) > 0",
                        "q",
                        q == null ? null : q.strip().toLowerCase(Locale.ROOT));
    }
}
