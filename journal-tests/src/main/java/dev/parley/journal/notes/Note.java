package dev.parley.journal.notes;

import jakarta.persistence.Entity;

import dev.parley.journal.document.Document;

@Entity
class Note extends Document<NoteDraft> {

    String topic;

    @Override
    protected String deriveColumns(NoteDraft content) {
        topic = name(content.topic(), topic);
        return "";
    }
}
