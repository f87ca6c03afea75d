package dev.parley.journal.notes;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import dev.parley.journal.document.Document;

@Entity
@Table(name = "note_comment")
class Comment extends Document<CommentDraft> {

    String parent;

    @Override
    protected String parent() {
        return parent;
    }

    @Override
    protected String deriveColumns(CommentDraft content) {
        parent = content.note();
        return "";
    }
}
