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
 * @param source this installation of the service
 * @param type what happened to what, with the version of this form
 * @param subject the document's path
 * @param time when it was recorded
 * @param recordedby who recorded it
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

        @Schema(
                required = true,
                description = "The feed of this installation: another database has another one, a restored backup the"
                        + " same.",
                examples = "urn:uuid:0f3a1c52-7d0e-4b7e-9f0a-3a2b5c6d7e8f")
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

        @Schema(
                required = true,
                description = "Who recorded the version; `anonymous` until access control exists.",
                examples = "anonymous")
        String recordedby,

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
                    description = "The document as it is read as of this version (`recordedAt` is `time`), in the shape"
                            + " of its collection, with what is derived.",
                    additionalProperties = Schema.True.class,
                    examples = """
                            {
                              "id": "qatar", "kind": "STATE", "name": "Qatar", "country": "QA", "marking": "CLEAR",
                              "version": 1, "recordedAt": "2026-11-24T09:30:00Z", "recordedBy": "anonymous"
                            }""")
            Object document) {}
}
