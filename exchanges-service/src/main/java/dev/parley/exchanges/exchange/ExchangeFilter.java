package dev.parley.exchanges.exchange;

import java.util.List;
import java.util.Locale;

import dev.parley.http.Query;
import dev.parley.http.QueryParameter;
import dev.parley.journal.document.Filter;
import dev.parley.journal.web.ListFilter;
import dev.parley.kernel.AsOf;

/** What lists of exchanges can be filtered by. */
public final class ExchangeFilter implements ListFilter {

    private static final QueryParameter<List<Status>> STATUS =
            QueryParameter.anyOf("status", Status.class, "The status; with `knownAt`, the one known then.");
    private static final QueryParameter<List<String>> PARTICIPANT =
            QueryParameter.ids("participant", "actors", "Id of an actor.", "qatar");
    private static final QueryParameter<List<ExchangeDraft.Role>> ROLE = QueryParameter.anyOf(
            "role", ExchangeDraft.Role.class, "The role of `participant`; without that, of any participant.");
    private static final QueryParameter<String> Q =
            QueryParameter.text("q", "Part of the title or the summary.", "women");

    public static final List<QueryParameter<?>> PARAMETERS = List.of(STATUS, PARTICIPANT, ROLE, Q);

    @Override
    public void addTo(Filter filter, Query query, AsOf asOf) {
        List<Status> statuses = query.read(STATUS);
        String q = query.read(Q);
        filter.overlaps("participants", Exchange.inRoles(query.read(PARTICIPANT), query.read(ROLE)))
                .where(
                        "locate(:q, d.searchable) > 0",
                        "q",
                        q == null ? null : q.strip().toLowerCase(Locale.ROOT));
        if (asOf.knownAt() == null) {
            filter.anyOf("status", statuses);
        } else {
            filter.where(
                    "exists (select 1 from Transition t where t.parent = d.key and t.status in :status and "
                            + Exchanges.LAST_TRANSITION + ")",
                    "status",
                    statuses.isEmpty() ? null : Filter.names(statuses));
        }
    }
}
