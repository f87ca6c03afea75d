package dev.parley.gateway.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.kernel.UncertainDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An exchange that can be read as a dossier.
 *
 * @param id of the exchange
 * @param opened when talks began
 * @param knownAt when the exchange became public
 * @param version of the exchange, counting what is in it
 */
public record DossierEntry(
        @Schema(required = true, examples = "us-iran-2023") String id,

        @Schema(required = true, examples = "United States - Iran exchange of September 2023")
        String title,

        String summary,
        @Schema(examples = "COMPLETED") String status,

        @Schema(required = true, implementation = UncertainDate.class)
        JsonNode opened,

        Integer currentRevision,
        @Schema(format = "date-time") String knownAt,
        @Schema(required = true, examples = "1") int version) {

    static DossierEntry of(JsonNode exchange) {
        JsonNode revision = exchange.get("currentRevision");
        return new DossierEntry(
                exchange.path("id").textValue(),
                exchange.path("title").textValue(),
                exchange.path("summary").textValue(),
                exchange.path("status").textValue(),
                exchange.get("opened"),
                revision == null ? null : revision.intValue(),
                exchange.path("knownAt").textValue(),
                exchange.path("version").intValue());
    }
}
