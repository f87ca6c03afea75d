package dev.parley.journal.notes;

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

@Path("/v1/notes")
@Produces("application/json")
@Tag(name = "notes", description = "Short texts.")
public class NoteResource extends CollectionResource<NoteDraft, NoteView> {

    NoteResource(Notes notes, RequestContext request) {
        super(CollectionOperations.on(notes, new NoteFilter(), request));
    }

    @GET
    @Operation(operationId = "listNotes", summary = "List notes")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.STREAMED_LIST)
    public RestResponse<Page<NoteView>> list() {
        return operations().list(null);
    }
}
