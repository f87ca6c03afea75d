package dev.parley.gateway.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.kernel.UncertainDate;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An exchange that can be read as a dossier. */
@Schema(description = "An exchange that can be read as a dossier.")
public record DossierEntry(
        @Schema(required = true, examples = "us-iran-2023", description = "Id of the exchange and of its dossier.")
        String id,

        @Schema(
                required = true,
                examples = "United States - Iran exchange of September 2023",
                description = "Title of the exchange.")
        String title,

        @Schema(description = "What the exchange is about; absent if nobody has written it.")
        String summary,

        @Schema(
                examples = "COMPLETED",
                description = "Status that the latest transition leads to; absent before the first one. The schema"
                        + " `ExchangeStatus` of the exchanges' API lists the values.")
        String status,

        @Schema(
                required = true,
                type = SchemaType.OBJECT,
                allOf = UncertainDate.class,
                description = "When the exchange was opened.")
        Object opened,

        @Schema(
                examples = "1",
                description = "Number of the latest revision, from 1; absent as long as nothing has been tabled.")
        Integer currentRevision,

        @Schema(
                format = "date-time",
                description = "When the exchange became public: the time of the earliest publication that its documents"
                        + " cite, RFC 3339 in UTC; absent without a citation.")
        String knownAt,

        @Schema(
                required = true,
                examples = "1",
                description = "Version of the exchange, from 1. A change of one of its records is a new version, too.")
        int version) {

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
