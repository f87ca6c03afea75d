package dev.parley.timeline.source;

import java.util.Locale;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import dev.parley.journal.document.Document;

@Entity
class Source extends Document<SourceDraft> {

    @Enumerated(EnumType.STRING)
    SourceDraft.Type type;

    @Enumerated(EnumType.STRING)
    SourceDraft.Reliability reliability;

    String searchable;

    @Override
    protected String deriveColumns(SourceDraft content) {
        type = content.type();
        reliability = content.reliability();
        searchable = content.name().toLowerCase(Locale.ROOT);
        return "";
    }
}
