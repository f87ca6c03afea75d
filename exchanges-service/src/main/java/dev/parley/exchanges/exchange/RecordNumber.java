package dev.parley.exchanges.exchange;

import java.util.List;

import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.kernel.Fault;

/** The numbers that revisions and transitions have in place of ids. */
public final class RecordNumber {

    private RecordNumber() {}

    /** The id as a number. The service gives none itself: only the client knows the order of the records. */
    public static Integer of(String id) {
        if (!id.matches("[1-9][0-9]{0,3}")) {
            throw new ProblemException(
                    ProblemType.INVALID_DOCUMENT,
                    "Revisions and transitions are numbered by the client.",
                    List.of(new Fault("/number", "is required: a whole number from 1 to 9999")));
        }
        return Integer.valueOf(id);
    }
}
