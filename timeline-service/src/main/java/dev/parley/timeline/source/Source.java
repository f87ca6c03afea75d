package dev.parley.timeline.source;

import java.util.Locale;

import jakarta.persistence.Entity;

import dev.parley.journal.document.Document;

@Entity
class Source extends Document<SourceDraft> {

    String type;
    String reliability;

    String searchable;

    @Override
    protected String deriveColumns(SourceDraft content) {
        type = name(content.type(), type);
        reliability = name(content.reliability(), null);
        searchable = content.name().toLowerCase(Locale.ROOT);
        return "";
    }
}
