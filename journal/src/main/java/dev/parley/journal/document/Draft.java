package dev.parley.journal.document;

import java.time.Instant;
import java.util.stream.Stream;

import dev.parley.json.StrictBody;
import dev.parley.kernel.Citation;
import dev.parley.kernel.Faults;
import dev.parley.kernel.Marking;

/**
 * A document as a client sends it and as the journal keeps it: an immutable record, equal to another if they say the
 * same.
 *
 * @param <D> the record's own type
 */
public interface Draft<D extends Draft<D>> extends StrictBody {

    /** The document's id, unique in its collection or among its parent's records; null: the service chooses one. */
    String id();

    /** The key of the document that this one is a record of; null for one that stands by itself. */
    default String parent() {
        return null;
    }

    /** This document with its id and, for a record, its parent's. */
    D withId(String parent, String id);

    Marking marking();

    /** Every citation in the document, with its place. */
    default Stream<LocatedCitation> locatedCitations() {
        return Stream.empty();
    }

    /** When the document became public by its own citations; null without one that counts. */
    default Instant publicSince() {
        return Citation.earliest(
                locatedCitations().filter(LocatedCitation::counts).map(LocatedCitation::citation));
    }

    /** Whether the document must cite a source somewhere: it is hidden before the first of its citations was public. */
    default boolean needsCitation() {
        return false;
    }

    /** Every claim in the document: an update may add claims and rank them, and never take one away. */
    default Stream<LocatedClaim> locatedClaims() {
        return Stream.empty();
    }

    /** Notes the rules that the document breaks, whatever else is stored. */
    default void check(Faults faults) {}

    /** The document as far as it was public at {@code moment}. Asked only if some of it was. */
    D knownAt(Instant moment);
}
