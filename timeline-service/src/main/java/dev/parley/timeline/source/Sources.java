package dev.parley.timeline.source;

import jakarta.inject.Singleton;

import dev.parley.journal.document.DocumentCollection;
import dev.parley.journal.document.DocumentType;
import dev.parley.journal.document.DocumentVersion;
import dev.parley.journal.document.Journal;
import dev.parley.kernel.AsOf;

/** All sources. */
@Singleton
public class Sources extends DocumentCollection<Source, SourceDraft, SourceView> {

    Sources(Journal journal) {
        super(journal, new DocumentType<>("sources", "source", "source", Source.class, SourceDraft.class, Source::new));
    }

    @Override
    public SourceView view(DocumentVersion<SourceDraft> recorded, AsOf asOf) {
        return new SourceView(recorded.content(), recorded.versionInfo());
    }
}
