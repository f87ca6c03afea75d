package dev.parley.exchanges.statistics;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The exchanges that have one value of a property. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "ExchangeStatistics",
        description =
                "The exchanges that have one value of a property. Where dates or numbers are uncertain, results are"
                        + " bounds.",
        examples = """
                {
                  "key": "qatar", "exchanges": 3,
                  "daysFromTabledToAgreed": {"exchanges": 2, "min": 20, "max": 22},
                  "daysFromAgreedToCompleted": {"exchanges": 1, "min": 0, "max": 1},
                  "shareKept": {"exchanges": 2, "min": 0.94, "max": 1}
                }""")
public record StatisticsRow(
        @Schema(required = true, description = "The value: a status, an actor's id, a year or a kind of custody.")
        String key,

        @Schema(required = true, description = "How many exchanges have it.")
        int exchanges,

        @Schema(description = "Median days from the first step to TABLED to the first to AGREED; absent without any.")
        Median daysFromTabledToAgreed,

        @Schema(
                description =
                        "Median days from the first step to AGREED to the first to COMPLETED; absent without any.")
        Median daysFromAgreedToCompleted,

        @Schema(
                description = "Mean share of the people promised who were released, from 0 to 1; absent if no exchange"
                        + " promises a number.")
        Kept shareKept) {

    /** A median of days. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ExchangeStatisticsDays", description = "A median of days.")
    public record Median(
            @Schema(required = true, description = "How many exchanges it is of.")
            int exchanges,

            @Schema(required = true, description = "The median of the least possible numbers of days.")
            BigDecimal min,

            @Schema(description = "The median of the greatest possible numbers of days; absent if one is not known.")
            BigDecimal max) {}

    /** A mean share. */
    @Schema(name = "ExchangeStatisticsShare", description = "A mean share, from 0 to 1.")
    public record Kept(
            @Schema(required = true, description = "How many exchanges it is of.")
            int exchanges,

            @Schema(required = true, description = "The mean of the least possible shares.")
            BigDecimal min,

            @Schema(required = true, description = "The mean of the greatest possible shares.")
            BigDecimal max) {}
}
