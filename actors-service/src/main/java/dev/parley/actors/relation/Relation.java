package dev.parley.actors.relation;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import dev.parley.journal.document.Document;

@Entity
class Relation extends Document<RelationDraft> {

    String[] actors;

    @Enumerated(EnumType.STRING)
    RelationDraft.Type type;

    Instant validFrom;
    Instant validTo;

    @Override
    protected String deriveColumns(RelationDraft content) {
        actors = new String[] {content.subject(), content.object()};
        type = content.type();
        validFrom = content.valid() == null ? null : content.valid().earliest();
        validTo = content.valid() == null ? null : content.valid().latest();
        return "";
    }
}
