package dev.parley.exchanges.exchange;

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
import dev.parley.journal.document.HistoryEntry;
import dev.parley.journal.web.ListFormat;
import dev.parley.journal.web.RestoreRequest;
import dev.parley.journal.web.StandardOperations;
import dev.parley.openapi.ApiExtensions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The standard operations on the records of an exchange. A subclass has the path, the tag and the list with its
 * parameters; the API document's names and summaries of the operations here follow from the path.
 *
 * @param <D> what is sent
 * @param <V> what is read
 */
// said here again, as the class-level media type of a subclass does not hold for the methods that it inherits
@Produces(ListFormat.JSON)
public abstract class ExchangeRecordResource<D, V> {

    private final StandardOperations<D, V> operations;

    protected ExchangeRecordResource(StandardOperations<D, V> operations) {
        this.operations = operations;
    }

    protected final StandardOperations<D, V> operations() {
        return operations;
    }

    /** The list of the subclass in the other formats; the API document has them there. */
    @GET
    @Produces({ListFormat.NDJSON, ListFormat.CSV})
    @Operation(hidden = true)
    public Response streamed(@PathParam("exchange") String exchange) {
        return operations.list(exchange).toResponse();
    }

    @POST
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.CREATE)
    public RestResponse<V> post(@PathParam("exchange") String exchange, D document) {
        return operations.create(exchange, document);
    }

    @GET
    @Path("/{id}")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.READ)
    public RestResponse<V> get(@PathParam("exchange") String exchange, @PathParam("id") String id) {
        return operations.read(exchange, id);
    }

    @PUT
    @Path("/{id}")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.REPLACE)
    public RestResponse<V> put(@PathParam("exchange") String exchange, @PathParam("id") String id, D document) {
        return operations.put(exchange, id, document);
    }

    @DELETE
    @Path("/{id}")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.RETRACT)
    public RestResponse<Void> delete(@PathParam("exchange") String exchange, @PathParam("id") String id) {
        return operations.retract(exchange, id);
    }

    @POST
    @Path("/{id}/restore")
    @Consumes("application/json")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.RESTORE)
    public RestResponse<V> restore(
            @PathParam("exchange") String exchange, @PathParam("id") String id, RestoreRequest request) {
        return operations.restore(exchange, id, request);
    }

    @GET
    @Path("/{id}/history")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.HISTORY)
    public RestResponse<Page<HistoryEntry<D>>> history(
            @PathParam("exchange") String exchange, @PathParam("id") String id) {
        return operations.history(exchange, id);
    }
}
