package dev.parley.exchanges.exchange;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import dev.parley.http.Page;
import dev.parley.journal.web.CollectionOperations;
import dev.parley.journal.web.CollectionResource;
import dev.parley.journal.web.RequestContext;
import dev.parley.openapi.ApiExtensions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/exchanges")
@Produces("application/json")
@Tag(name = "exchanges", description = "What two sides would release to each other through mediators.")
public class ExchangeResource extends CollectionResource<ExchangeDraft, ExchangeView> {

    ExchangeResource(Exchanges exchanges, ExchangeTerms terms, RequestContext request) {
        super(CollectionOperations.on(exchanges, new ExchangeFilter(terms), request));
    }

    @GET
    @Operation(operationId = "listExchanges", summary = "List exchanges by the date on which they opened")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.STREAMED_LIST)
    public RestResponse<Page<ExchangeView>> list() {
        return operations().list(null);
    }
}
