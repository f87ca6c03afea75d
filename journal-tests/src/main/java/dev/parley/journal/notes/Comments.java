package dev.parley.journal.notes;

import jakarta.inject.Singleton;

import dev.parley.journal.document.DocumentCollection;
import dev.parley.journal.document.DocumentKey;
import dev.parley.journal.document.DocumentType;
import dev.parley.journal.document.DocumentVersion;
import dev.parley.journal.document.Journal;
import dev.parley.journal.document.Locks;
import dev.parley.journal.document.UnitOfWork;
import dev.parley.kernel.AsOf;

/** All comments on notes. */
@Singleton
public class Comments extends DocumentCollection<Comment, CommentDraft, CommentView> {

    private final Notes notes;

    Comments(Journal journal, Notes notes) {
        super(
                journal,
                new DocumentType<>(
                                "comments", "comment", "note_comment", Comment.class, CommentDraft.class, Comment::new)
                        .below(new DocumentType.Parent("notes", "note")));
        this.notes = notes;
    }

    @Override
    protected void requireWritableParent(String parent, UnitOfWork unitOfWork) {
        notes.requireTakesComments(parent, unitOfWork);
    }

    @Override
    protected void lockParent(String parent, Locks locks) {
        locks.change(notes.type(), DocumentKey.of(parent));
    }

    @Override
    public void requireParent(String parent, AsOf asOf) {
        notes.requireShown(parent, asOf);
    }

    @Override
    public CommentView view(DocumentVersion<CommentDraft> recorded, AsOf asOf) {
        return new CommentView(recorded.content(), recorded.versionInfo());
    }
}
