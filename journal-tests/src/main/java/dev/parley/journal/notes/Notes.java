package dev.parley.journal.notes;

import java.util.List;

import jakarta.inject.Singleton;

import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.journal.document.DocumentCollection;
import dev.parley.journal.document.DocumentKey;
import dev.parley.journal.document.DocumentType;
import dev.parley.journal.document.DocumentVersion;
import dev.parley.journal.document.Journal;
import dev.parley.journal.document.UnitOfWork;
import dev.parley.journal.table.Cell;
import dev.parley.journal.table.Table;
import dev.parley.journal.table.Table.Column;
import dev.parley.kernel.AsOf;
import dev.parley.kernel.Citation;
import dev.parley.kernel.Fault;

/** All notes. */
@Singleton
public class Notes extends DocumentCollection<Note, NoteDraft, NoteView> {

    public static final Table<NoteView> TABLE = Table.of(
            new Column<>("id", "Id of the note.", "first", view -> view.note().id()),
            new Column<>("topic", "What the note is about.", "TALKS", view -> view.note()
                    .topic()),
            new Column<>(
                    "title", "One line.", "Talks began", view -> view.note().title()),
            new Column<>("text", "The text.", "In Doha.", view -> view.note().text()),
            new Column<>(
                    "sources",
                    "Who published it, one id a line.",
                    "dw",
                    view -> Cell.lines(view.note().citations().stream().map(Citation::source))),
            Column.marking(view -> view.note().marking()));

    Notes(Journal journal) {
        super(journal, new DocumentType<>("notes", "note", "note", Note.class, NoteDraft.class, Note::new));
    }

    @Override
    public Table<NoteView> table() {
        return TABLE;
    }

    @Override
    public NoteView view(DocumentVersion<NoteDraft> recorded, AsOf asOf) {
        return new NoteView(recorded.content(), recorded.versionInfo());
    }

    /** Refuses (400, 404, 410) to write a comment on a note that cannot have one. */
    void requireTakesComments(String key, UnitOfWork unitOfWork) {
        if (key == null) {
            throw new ProblemException(
                    ProblemType.INVALID_DOCUMENT,
                    "A comment belongs to a note.",
                    List.of(new Fault("/note", "send the id of the note")));
        }
        Note note = reader().row(DocumentKey.of(key));
        if (note == null && !writer().exists(DocumentKey.of(key), unitOfWork)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no note `" + key + "`.");
        }
        if (note != null && note.isRetracted()) {
            throw new ProblemException(ProblemType.RETRACTED, "Note `" + key + "` has been retracted.");
        }
    }

    /** Refuses (404, 410) to show comments on a note that never existed, or that had been retracted. */
    void requireShown(String id, AsOf asOf) {
        DocumentKey key = DocumentKey.of(id);
        boolean wasRecorded = reader().version(key, asOf) != null;
        if (wasRecorded || reader().version(key, AsOf.NOW) == null) {
            reader().find(key, asOf.wheneverKnown());
        }
    }
}
