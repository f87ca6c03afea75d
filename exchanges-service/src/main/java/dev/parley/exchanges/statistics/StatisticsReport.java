package dev.parley.exchanges.statistics;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Statistics of exchanges. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ExchangeStatisticsReport", description = "Statistics of exchanges.")
record StatisticsReport(
        @Schema(required = true, description = "What exchanges are told apart by.")
        ExchangeStatistics.By by,

        @Schema(description = "The moment of knowledge; absent for the present.", examples = "2025-03-01T00:00:00Z")
        Instant knownAt,

        @Schema(required = true, description = "A row for each value, in their order.")
        List<StatisticsRow> rows) {}
