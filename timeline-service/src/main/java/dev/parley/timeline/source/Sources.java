package dev.parley.timeline.source;

import java.util.Locale;

import jakarta.inject.Singleton;

import dev.parley.http.Query;
import dev.parley.journal.document.AsOf;
import dev.parley.journal.document.DocumentCollection;
import dev.parley.journal.document.DocumentVersion;
import dev.parley.journal.document.Filter;
import dev.parley.journal.document.Journal;

/** All sources. */
@Singleton
public class Sources extends DocumentCollection<Source, SourceDraft, SourceView> {

    Sources(Journal journal) {
        super(journal, "sources", "source", Source.class, SourceDraft.class, Source::new);
    }

    @Override
    public SourceView view(DocumentVersion<SourceDraft> recorded, AsOf asOf) {
        return new SourceView(recorded.content(), recorded.versionInfo());
    }

    @Override
    protected void filter(Query query, AsOf asOf, Filter filter) {
        String q = query.text("q");
        filter.anyOf("type", query.anyOf("type", SourceDraft.Type.class))
                .anyOf("reliability", query.anyOf("reliability", SourceDraft.Reliability.class))
                .where(
                        "locate(:q, d.searchable) > 0",
                        "q",
                        q == null ? null : q.strip().toLowerCase(Locale.ROOT));
    }
}
