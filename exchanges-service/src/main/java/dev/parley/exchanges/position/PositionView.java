package dev.parley.exchanges.position;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.journal.document.VersionInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A position as it is read. */
@Schema(name = "Position", description = "A position as it is read.")
public record PositionView(
        @JsonUnwrapped PositionDraft position,

        @Schema(
                readOnly = true,
                description =
                        "Of a response to an enquiry: id of the actor's next stance on the exchange, which answers"
                                + " it; absent as long as there is none.",
                examples = "ministry-confirms")
        String answeredBy,

        @JsonUnwrapped VersionInfo versionInfo) {}
