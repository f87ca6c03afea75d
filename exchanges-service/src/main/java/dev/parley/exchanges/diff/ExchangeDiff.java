package dev.parley.exchanges.diff;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What differs between two moments of an exchange. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ExchangeDiff", description = "What differs between two moments of an exchange.")
public record ExchangeDiff(
        @Schema(required = true, examples = "qatar-talks-2023-10", description = "Id of the exchange.")
        String exchange,

        @Schema(required = true, examples = "2023-10-09T05:00:00Z", description = "The first moment.")
        Instant from,

        @Schema(required = true, examples = "2023-10-09T12:00:00Z", description = "The second moment.")
        Instant to,

        @Schema(required = true, description = "What differs, from the exchange itself to its balances.")
        List<Change> changes) {}
