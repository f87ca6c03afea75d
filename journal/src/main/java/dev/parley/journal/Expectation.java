package dev.parley.journal;

import dev.parley.http.Preconditions;
import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;

/** What a writer takes for granted about the document that is there. Each way refuses by throwing. */
interface Expectation {

    /** Nothing is there yet. */
    void onAbsent();

    /** Something else is there, in this version. */
    void onDifferent(int version);

    /** PUT: the client names the version that it replaces. */
    static Expectation replacing(Preconditions preconditions) {
        return new Expectation() {
            @Override
            public void onAbsent() {
                preconditions.requireNoExpectation();
            }

            @Override
            public void onDifferent(int version) {
                preconditions.requireAbsent();
                preconditions.requireMatch(Clocks.NOW.entityTag(version));
            }
        };
    }

    /** POST: what has the id already must say the same. */
    static Expectation creating() {
        return new Expectation() {
            @Override
            public void onAbsent() {}

            @Override
            public void onDifferent(int version) {
                throw new ProblemException(ProblemType.ID_TAKEN, "Replace it with PUT, or choose another id.");
            }
        };
    }

    /** Batches: an item replaces what has its id. */
    static Expectation none() {
        return new Expectation() {
            @Override
            public void onAbsent() {}

            @Override
            public void onDifferent(int version) {}
        };
    }
}
