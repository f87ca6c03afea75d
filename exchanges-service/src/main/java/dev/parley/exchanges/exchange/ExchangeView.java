package dev.parley.exchanges.exchange;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.journal.document.VersionInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An exchange as it is read. */
@Schema(name = "Exchange", description = "An exchange as it is read.")
public record ExchangeView(
        @JsonUnwrapped ExchangeDraft exchange,

        @Schema(
                readOnly = true,
                description = "Status that the last transition known leads to; absent before the first.")
        Status status,

        @Schema(
                readOnly = true,
                description = "Number of the current revision, the highest known; absent before the first.",
                examples = "1")
        Integer currentRevision,

        @JsonUnwrapped VersionInfo versionInfo) {}
