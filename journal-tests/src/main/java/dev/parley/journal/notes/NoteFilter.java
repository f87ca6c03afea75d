package dev.parley.journal.notes;

import java.util.List;

import dev.parley.http.Query;
import dev.parley.http.QueryParameter;
import dev.parley.journal.document.Filter;
import dev.parley.journal.web.ListFilter;
import dev.parley.kernel.AsOf;

/** What lists of notes can be filtered by. */
public final class NoteFilter implements ListFilter {

    private static final QueryParameter<List<NoteDraft.Topic>> TOPIC =
            QueryParameter.anyOf("topic", NoteDraft.Topic.class, "What the note is about.");

    public static final List<QueryParameter<?>> PARAMETERS = List.of(TOPIC);

    @Override
    public void addTo(Filter filter, Query query, AsOf asOf) {
        filter.anyOf("topic", query.read(TOPIC));
    }
}
