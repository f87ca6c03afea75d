package dev.parley.actors.relation;

import java.time.Instant;
import java.util.List;

import dev.parley.actors.actor.Actors;
import dev.parley.http.Query;
import dev.parley.http.QueryParameter;
import dev.parley.journal.document.Filter;
import dev.parley.journal.web.ListFilter;
import dev.parley.kernel.AsOf;

/** What lists of relations can be filtered by. */
public final class RelationFilter implements ListFilter {

    private static final QueryParameter<List<String>> ACTOR =
            QueryParameter.ids("actor", "actors", "Id of either side.", "qatar");
    static final QueryParameter<List<RelationDraft.Type>> TYPE =
            QueryParameter.anyOf("type", RelationDraft.Type.class, "What kind of relation.");
    static final QueryParameter<Instant> AT =
            QueryParameter.instant("at", "Only what was valid at this instant.", "2023-10-09T12:00:00Z");

    public static final List<QueryParameter<?>> PARAMETERS = List.of(ACTOR, TYPE, AT);

    /** The same for the relations of one actor. */
    public static final List<QueryParameter<?>> OF_ACTOR = List.of(TYPE, AT);

    private final Actors actors;

    RelationFilter(Actors actors) {
        this.actors = actors;
    }

    @Override
    public void addTo(Filter filter, Query query, AsOf asOf) {
        filter.overlaps("actors", actors.withSurvivors(query.read(ACTOR)))
                .anyOf("type", query.read(TYPE))
                .validAt(query.read(AT));
    }
}
