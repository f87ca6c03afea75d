package dev.parley.journal.document;

import java.time.Instant;
import java.util.stream.Stream;

import dev.parley.json.StrictBody;
import dev.parley.kernel.Faults;
import dev.parley.kernel.Marking;

/**
 * A document as a client sends it and as the journal keeps it: an immutable record, equal to another if they say the
 * same.
 *
 * @param <D> the record's own type
 */
public interface Draft<D extends Draft<D>> extends StrictBody {

    /** The document's id, unique in its collection or, below a parent, within that; null: to be given by the service. */
    String id();

    /** What the id is called in the document. */
    default String idName() {
        return "id";
    }

    /** The key of the document that this one is below; null for one that stands by itself. */
    default String parent() {
        return null;
    }

    /** This document with its id, and for a child with its parent's. */
    D withId(String parent, String id);

    Marking marking();

    /** Every citation in the document, with its place. */
    default Stream<LocatedCitation> locatedCitations() {
        return Stream.empty();
    }

    /** Every claim in the document: what an update may add to and rank, and never take away from. */
    default Stream<LocatedClaim> locatedClaims() {
        return Stream.empty();
    }

    /** Notes the rules that the document breaks by itself, whatever else is stored. */
    default void check(Faults faults) {}

    /** The document as far as it was public at {@code moment}. Asked only if some of it was. */
    D knownAt(Instant moment);
}
