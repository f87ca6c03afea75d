package dev.parley.journal;

import java.time.Instant;

import dev.parley.kernel.Marking;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A journal entry as a CloudEvent (CloudEvents 1.0, JSON event format).
 *
 * @param id the entry's place in the journal: give the last one seen as {@code lastEventId} to go on from there
 * @param source the feed
 * @param type what happened to what, with the version of this form
 * @param subject the document's path
 * @param time when it was recorded
 * @param knownat when the document became public
 * @param tlp how far the document may be shared (TLP 2.0)
 * @param data the document as it then stood
 */
public record CloudEvent(
        @Schema(examples = "1.0") String specversion,
        String id,
        String source,
        @Schema(examples = "parley.actor.updated.v1") String type,
        String subject,
        Instant time,
        String datacontenttype,
        Instant knownat,
        Marking tlp,
        Data data) {

    /** A version of a document, or what is left of it. */
    @Schema(name = "CloudEventData")
    public record Data(
            int version,
            Retraction retraction,
            @Schema(implementation = Object.class) Object document) {}
}
