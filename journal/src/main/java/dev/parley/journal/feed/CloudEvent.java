package dev.parley.journal.feed;

import java.time.Instant;

import dev.parley.journal.document.Retraction;
import dev.parley.kernel.Marking;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A journal entry as a CloudEvent (CloudEvents 1.0, JSON event format).
 *
 * @param id the entry's number in the journal: send the last one seen as {@code lastEventId}
 * @param source the feed
 * @param type what happened to what, with the version of this form
 * @param subject the document's path
 * @param time when it was recorded
 * @param knownat when the document became public
 * @param tlp how far the document may be shared (TLP 2.0)
 * @param data the version of the document
 */
@Schema(description = "A version of a document, as a CloudEvent (CloudEvents 1.0, JSON event format).")
public record CloudEvent(
        @Schema(required = true, description = "Version of the CloudEvents specification.", examples = "1.0")
        String specversion,

        @Schema(
                required = true,
                description = "The entry's number in the journal; send the last one seen as `lastEventId`.",
                examples = "42")
        String id,

        @Schema(required = true, description = "The feed.", examples = "/v1/feeds/actors")
        String source,

        @Schema(
                required = true,
                description = "What happened to which kind of document, and the version of this format.",
                examples = "parley.actor.updated.v1")
        String type,

        @Schema(required = true, description = "The path of the document.", examples = "/v1/actors/qatar")
        String subject,

        @Schema(required = true, description = "When the version was recorded.")
        Instant time,

        @Schema(required = true, description = "The media type of `data`.", examples = "application/json")
        String datacontenttype,

        @Schema(description = "When the document became public; absent for one without citations.")
        Instant knownat,

        @Schema(required = true) Marking tlp,

        @Schema(required = true, description = "The version of the document.")
        Data data) {

    /** A version of a document. */
    @Schema(name = "CloudEventData")
    public record Data(
            @Schema(required = true, description = "The document's version, from 1.", examples = "1")
            int version,

            @Schema(description = "Why the document is no longer shown; absent while it is.")
            Retraction retraction,

            @Schema(
                    type = SchemaType.OBJECT,
                    required = true,
                    description = "The document as it was sent, in the shape of its collection.",
                    additionalProperties = Schema.True.class,
                    examples = """
                            {"id": "qatar", "kind": "STATE", "name": "Qatar", "country": "QA", "marking": "CLEAR"}""")
            Object document) {}
}
