package dev.parley.exchanges.exchange;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.journal.document.VersionInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An exchange as it is read.
 *
 * @param status the last transition's; absent before the first
 * @param currentRevision the highest number; absent while nothing is tabled
 */
@Schema(name = "Exchange")
public record ExchangeView(
        @JsonUnwrapped ExchangeDraft exchange,
        @Schema(readOnly = true) Status status,
        @Schema(readOnly = true, examples = "1") Integer currentRevision,
        @JsonUnwrapped VersionInfo versionInfo) {}
