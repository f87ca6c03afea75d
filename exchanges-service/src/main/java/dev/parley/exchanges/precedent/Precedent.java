package dev.parley.exchanges.precedent;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.exchanges.exchange.Status;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An exchange that is like another one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ExchangePrecedent", description = "An exchange that is like another one.", examples = """
                {
                  "exchange": "us-iran-2023", "title": "United States - Iran exchange of September 2023",
                  "status": "COMPLETED", "score": 0.65,
                  "reasons": [
                    {"aspect": "LINK", "words": "It is linked as PRECEDENT."},
                    {"aspect": "MEDIATOR", "words": "Mediators of both: qatar."}
                  ]
                }""")
record Precedent(
        @Schema(required = true, description = "Id of the exchange.")
        String exchange,

        @Schema(required = true, description = "Title of the exchange.")
        String title,

        @Schema(description = "Status of the exchange; absent before the first transition.")
        Status status,

        @Schema(required = true, description = "How alike the two are, from 0 to 1; a linked exchange comes first.")
        BigDecimal score,

        @Schema(required = true, description = "What they have in common, the weightiest first.")
        List<Reason> reasons) {

    /** Something that two exchanges have in common. */
    @Schema(name = "ExchangePrecedentReason", description = "Something that two exchanges have in common.")
    record Reason(
            @Schema(required = true, description = "What is compared.")
            Aspect aspect,

            @Schema(required = true, description = "What they have in common, as an English sentence.")
            String words) {}

    /** What of two exchanges is compared, with its weight. */
    @Schema(name = "ExchangePrecedentAspect", description = """
            What of two exchanges is compared:
            - `LINK`: one has a link to the other.
            - `PARTIES`: who holds, releases and receives (weight 0.4).
            - `MEDIATOR`: who mediates (0.25).
            - `CUSTODY`: in what capacity the people are held (0.2).
            - `RATIO`: how many people one side releases for each one of the other (0.15).""")
    enum Aspect {
        LINK,
        PARTIES,
        MEDIATOR,
        CUSTODY,
        RATIO
    }
}
