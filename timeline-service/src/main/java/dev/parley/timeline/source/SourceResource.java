package dev.parley.timeline.source;

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

@Path("/v1/sources")
@Produces("application/json")
@Tag(name = "sources", description = "Who publishes what claims rest on.")
public class SourceResource extends CollectionResource<SourceDraft, SourceView> {

    SourceResource(Sources sources, RequestContext request) {
        super(CollectionOperations.on(sources, new SourceFilter(), request));
    }

    @GET
    @Operation(operationId = "listSources", summary = "List sources")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.STREAMED_LIST)
    public RestResponse<Page<SourceView>> list() {
        return operations().list(null);
    }
}
