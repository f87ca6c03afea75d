package dev.parley.journal.document;

import dev.parley.http.Preconditions;
import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;

/** What a writer takes for granted about the document that is there. Each way refuses by throwing. */
public interface WritePrecondition {

    /** Nothing is there yet. */
    void onAbsent();

    /** Something else is there, in this version. */
    void onDifferent(int version);

    /** PUT: the client names the version that it replaces. */
    static WritePrecondition replacing(Preconditions preconditions) {
        return new WritePrecondition() {
            @Override
            public void onAbsent() {
                preconditions.requireNoExpectation();
            }

            @Override
            public void onDifferent(int version) {
                preconditions.requireAbsent();
                preconditions.requireMatch(AsOf.NOW.entityTag(version));
            }
        };
    }

    /** POST: what has the id already must say the same. */
    static WritePrecondition creating() {
        return new WritePrecondition() {
            @Override
            public void onAbsent() {}

            @Override
            public void onDifferent(int version) {
                throw new ProblemException(ProblemType.ID_TAKEN, "Replace it with PUT, or choose another id.");
            }
        };
    }

    /** Batches: an item replaces what has its id. */
    static WritePrecondition none() {
        return new WritePrecondition() {
            @Override
            public void onAbsent() {}

            @Override
            public void onDifferent(int version) {}
        };
    }
}
