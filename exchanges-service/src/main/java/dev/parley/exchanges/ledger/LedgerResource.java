package dev.parley.exchanges.ledger;

import java.util.List;
import java.util.function.BiFunction;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;

import dev.parley.exchanges.exchange.ExchangeDraft;
import dev.parley.exchanges.exchange.Exchanges;
import dev.parley.exchanges.snapshot.ExchangeSnapshots;
import dev.parley.http.Query;
import dev.parley.http.QueryParameter;
import dev.parley.journal.document.DocumentKey;
import dev.parley.journal.document.DocumentVersion;
import dev.parley.journal.table.CsvFile;
import dev.parley.journal.web.CollectionOperations;
import dev.parley.journal.web.ListFilter;
import dev.parley.journal.web.RequestContext;
import dev.parley.kernel.AsOf;
import dev.parley.openapi.ApiExtensions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/exchanges")
@Produces("application/json")
@Tag(name = "ledger", description = "How much was promised, delivered, and is outstanding.")
public class LedgerResource {

    private static final QueryParameter<Ledger.By> BY =
            QueryParameter.choice("by", Ledger.By.class, Ledger.By.COMMITMENT, "What the rows of the ledger are.");
    private static final QueryParameter<Ledger.Clock> CLOCK = QueryParameter.choice(
            "clock", Ledger.Clock.class, Ledger.Clock.OCCURRED, "With `by=day`: by which clock days are told apart.");

    public static final List<QueryParameter<?>> PARAMETERS = List.of(BY, CLOCK);

    private final CollectionOperations<ExchangeDraft, ?> exchanges;
    private final ExchangeSnapshots snapshots;
    private final int smallestPart;

    LedgerResource(
            Exchanges exchanges,
            ExchangeSnapshots snapshots,
            @ConfigProperty(name = "parley.ledger.smallest-part", defaultValue = "5") int smallestPart,
            RequestContext request) {
        this.exchanges = CollectionOperations.on(exchanges, ListFilter.NONE, request);
        this.snapshots = snapshots;
        this.smallestPart = smallestPart;
    }

    @GET
    @Path("/{id}/ledger")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.READ)
    @Operation(
            operationId = "getLedger",
            summary = "Read what was promised, delivered, and is outstanding",
            description = "Numbers are intervals: an unknown bound stays unknown in everything calculated from it.")
    public RestResponse<Ledger> get(@PathParam("id") String id) {
        return varying(exchanges.read(DocumentKey.of(id), this::ledger));
    }

    @GET
    @Path("/{id}/ledger")
    @Produces(CsvFile.MEDIA_TYPE_UTF_8)
    @Operation(hidden = true)
    public RestResponse<byte[]> table(@PathParam("id") String id) {
        return varying(
                exchanges.read(DocumentKey.of(id), "csv", query -> ledger(query).andThen(LedgerTables::file)));
    }

    private static <T> RestResponse<T> varying(RestResponse<T> answer) {
        answer.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        return answer;
    }

    private BiFunction<DocumentVersion<ExchangeDraft>, AsOf, Ledger> ledger(Query query) {
        Ledger.By by = query.read(BY);
        Ledger.Clock clock = query.read(CLOCK);
        return (exchange, asOf) -> Ledger.of(snapshots.of(exchange.content(), asOf), by, clock, smallestPart);
    }
}
