package dev.parley.journal.notes;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import dev.parley.journal.document.Document;

@Entity
class Note extends Document<NoteDraft> {

    @Enumerated(EnumType.STRING)
    NoteDraft.Topic topic;

    @Override
    protected String deriveColumns(NoteDraft content) {
        topic = content.topic();
        return "";
    }
}
