package dev.parley.timeline.source;

import java.util.Locale;

import jakarta.inject.Singleton;

import dev.parley.http.Query;
import dev.parley.journal.Clocks;
import dev.parley.journal.DocumentCollection;
import dev.parley.journal.Filter;
import dev.parley.journal.Journal;
import dev.parley.journal.Recorded;

/** All sources. */
@Singleton
public class Sources extends DocumentCollection<Source, SourceDraft, SourceView> {

    Sources(Journal journal) {
        super(journal, "sources", "source", Source.class, SourceDraft.class, Source::new);
    }

    @Override
    protected SourceView view(Recorded<SourceDraft> recorded, Clocks clocks) {
        return new SourceView(recorded.content(), recorded.stamp());
    }

    @Override
    protected void filter(Query query, Clocks clocks, Filter filter) {
        String q = query.text("q");
        filter.anyOf("type", query.anyOf("type", SourceDraft.Type.class))
                .anyOf("reliability", query.anyOf("reliability", SourceDraft.Reliability.class))
                .where(
                        "locate(:q, d.searchable) > 0",
                        "q",
                        q == null ? null : q.strip().toLowerCase(Locale.ROOT));
    }
}
