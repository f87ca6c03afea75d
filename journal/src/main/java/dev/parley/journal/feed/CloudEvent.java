package dev.parley.journal.feed;

import java.time.Instant;

import dev.parley.journal.document.Retraction;
import dev.parley.kernel.Marking;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
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
@Schema(description = "A version of a document, as a CloudEvent (CloudEvents 1.0, JSON event format).")
public record CloudEvent(
        @Schema(required = true, examples = "1.0") String specversion,
        @Schema(required = true, examples = "42") String id,

        @Schema(required = true, examples = "/v1/feeds/actors")
        String source,

        @Schema(required = true, examples = "parley.actor.updated.v1")
        String type,

        @Schema(required = true, examples = "/v1/actors/qatar")
        String subject,

        @Schema(required = true) Instant time,

        @Schema(required = true, examples = "application/json")
        String datacontenttype,

        Instant knownat,
        @Schema(required = true) Marking tlp,
        @Schema(required = true) Data data) {

    /** A version of a document, or what is left of it. */
    @Schema(name = "CloudEventData")
    public record Data(
            @Schema(required = true, examples = "1") int version,
            Retraction retraction,

            @Schema(type = SchemaType.OBJECT, required = true, additionalProperties = Schema.True.class, examples = """
                            {"id": "qatar", "kind": "STATE", "name": "Qatar", "country": "QA", "marking": "CLEAR"}""")
            Object document) {}
}
