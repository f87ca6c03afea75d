package dev.parley.actors.relation;

import java.time.Instant;

import jakarta.persistence.Entity;

import dev.parley.journal.document.Document;

@Entity
class Relation extends Document<RelationDraft> {

    String[] actors;

    String type;

    Instant validFrom;
    Instant validTo;

    @Override
    protected String deriveColumns(RelationDraft content) {
        actors = new String[] {content.subject(), content.object()};
        type = name(content.type(), type);
        validFrom = content.valid() == null ? null : content.valid().earliest();
        validTo = content.valid() == null ? null : content.valid().latest();
        return "";
    }
}
