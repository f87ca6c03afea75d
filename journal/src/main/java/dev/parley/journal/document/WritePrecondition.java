package dev.parley.journal.document;

import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;

/** What a writer takes for granted about the document that is stored. Each method refuses by throwing. */
public interface WritePrecondition {

    /** No document has the key yet. */
    void onAbsent();

    /** A document with other content is stored, in this version. */
    void onDifferent(int version);

    /** What has the id already must have the same content. */
    static WritePrecondition sameContent() {
        return new WritePrecondition() {
            @Override
            public void onAbsent() {}

            @Override
            public void onDifferent(int version) {
                throw new ProblemException(
                        ProblemType.ID_TAKEN, "Replace the document with PUT, or choose another id.");
            }
        };
    }

    /** Whatever has the id is replaced. */
    static WritePrecondition none() {
        return new WritePrecondition() {
            @Override
            public void onAbsent() {}

            @Override
            public void onDifferent(int version) {}
        };
    }
}
