package dev.parley.actors.channel;

import java.time.Instant;
import java.util.List;

import dev.parley.actors.actor.Actors;
import dev.parley.http.Query;
import dev.parley.http.QueryParameter;
import dev.parley.journal.document.Filter;
import dev.parley.journal.web.ListFilter;
import dev.parley.kernel.AsOf;

/** What lists of channels can be filtered by. */
public final class ChannelFilter implements ListFilter {

    private static final QueryParameter<List<String>> ACTOR =
            QueryParameter.ids("actor", "actors", "Id of an endpoint or an intermediary.", "qatar");
    private static final QueryParameter<List<ChannelDraft.Type>> TYPE =
            QueryParameter.anyOf("type", ChannelDraft.Type.class, "What kind of channel.");
    private static final QueryParameter<Instant> AT =
            QueryParameter.instant("at", "Only what was valid at this instant.", "2023-10-09T12:00:00Z");

    public static final List<QueryParameter<?>> PARAMETERS = List.of(ACTOR, TYPE, AT);

    private final Actors actors;

    ChannelFilter(Actors actors) {
        this.actors = actors;
    }

    @Override
    public void addTo(Filter filter, Query query, AsOf asOf) {
        filter.overlaps("actors", actors.withSurvivors(query.read(ACTOR)))
                .anyOf("type", query.read(TYPE))
                .validAt(query.read(AT));
    }
}
