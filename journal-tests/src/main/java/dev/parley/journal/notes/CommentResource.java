package dev.parley.journal.notes;

import java.io.IOException;
import java.io.InputStream;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

import dev.parley.http.Page;
import dev.parley.journal.batch.BatchReport;
import dev.parley.journal.document.HistoryEntry;
import dev.parley.journal.web.CollectionOperations;
import dev.parley.journal.web.ListFilter;
import dev.parley.journal.web.ListFormat;
import dev.parley.journal.web.RequestContext;
import dev.parley.journal.web.RestoreRequest;
import dev.parley.journal.web.StandardOperations;
import dev.parley.openapi.ApiExtensions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/notes/{note}/comments")
@Produces("application/json")
@Tag(name = "comments", description = "What is added to notes.")
public class CommentResource {

    private final StandardOperations<CommentDraft, CommentView> operations;

    CommentResource(Comments comments, RequestContext request) {
        this.operations = CollectionOperations.on(comments, ListFilter.NONE, request);
    }

    @GET
    @Operation(operationId = "listNoteComments", summary = "List the comments on a note")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.STREAMED_LIST)
    public RestResponse<Page<CommentView>> list(@PathParam("note") String note) {
        return operations.list(note);
    }

    @GET
    @Produces({ListFormat.NDJSON, ListFormat.CSV})
    @Operation(hidden = true)
    public Response streamed(@PathParam("note") String note) {
        return operations.list(note).toResponse();
    }

    @POST
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.CREATE)
    public RestResponse<CommentView> post(@PathParam("note") String note, CommentDraft document) {
        return operations.create(note, document);
    }

    @GET
    @Path("/{id}")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.READ)
    public RestResponse<CommentView> get(@PathParam("note") String note, @PathParam("id") String id) {
        return operations.read(note, id);
    }

    @PUT
    @Path("/{id}")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.REPLACE)
    public RestResponse<CommentView> put(
            @PathParam("note") String note, @PathParam("id") String id, CommentDraft document) {
        return operations.put(note, id, document);
    }

    @DELETE
    @Path("/{id}")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.RETRACT)
    public RestResponse<Void> delete(@PathParam("note") String note, @PathParam("id") String id) {
        return operations.retract(note, id);
    }

    @POST
    @Path("/{id}/restore")
    @Consumes("application/json")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.RESTORE)
    public RestResponse<CommentView> restore(
            @PathParam("note") String note, @PathParam("id") String id, RestoreRequest request) {
        return operations.restore(note, id, request);
    }

    @GET
    @Path("/{id}/history")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.HISTORY)
    public RestResponse<Page<HistoryEntry<CommentDraft>>> history(
            @PathParam("note") String note, @PathParam("id") String id) {
        return operations.history(note, id);
    }

    /** Comments across notes. */
    @Path("/v1/comments")
    @Produces("application/json")
    @Tag(name = "comments")
    public static class Across {

        private final StandardOperations<CommentDraft, CommentView> operations;

        Across(Comments comments, RequestContext request) {
            this.operations = CollectionOperations.on(comments, ListFilter.NONE, request);
        }

        @POST
        @Path("/batch")
        @Consumes({"application/json", "application/x-ndjson"})
        @Operation(
                operationId = "batchNoteComments",
                summary = "Create or replace many comments",
                description = "Each names the note that it belongs to.")
        @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.BATCH)
        public BatchReport batch(InputStream documents) throws IOException {
            return operations.batch(documents);
        }
    }
}
