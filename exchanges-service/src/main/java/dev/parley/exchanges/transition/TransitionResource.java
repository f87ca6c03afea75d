package dev.parley.exchanges.transition;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

import dev.parley.http.Page;
import dev.parley.journal.document.DocumentCollection;
import dev.parley.journal.document.HistoryEntry;
import dev.parley.journal.web.Call;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/exchanges")
@Produces("application/json")
@Tag(name = "transitions", description = "How exchanges come from one status to the next.")
public class TransitionResource {

    private final Transitions transitions;
    private final Call call;

    TransitionResource(Transitions transitions, Call call) {
        this.transitions = transitions;
        this.call = call;
    }

    @GET
    @Path("/{exchange}/transitions")
    @Operation(operationId = "listExchangeTransitions", summary = "List the transitions of an exchange by number")
    public RestResponse<Page<TransitionView>> list(@PathParam("exchange") String exchange) {
        return call.list(transitions, exchange);
    }

    @POST
    @Path("/{exchange}/transitions")
    @Operation(
            operationId = "createExchangeTransition",
            summary = "Create a transition",
            description =
                    "The whole chain must be lawful, and what the status needs on record; a step that is not, needs"
                            + " an override that says why.")
    public RestResponse<TransitionView> post(@PathParam("exchange") String exchange, TransitionDraft transition) {
        return call.post(transitions, exchange, transition);
    }

    @GET
    @Path("/{exchange}/transitions/{number}")
    @Operation(operationId = "getExchangeTransition", summary = "Read a transition")
    public RestResponse<TransitionView> get(
            @PathParam("exchange") String exchange, @PathParam("number") String number) {
        return call.read(transitions, DocumentCollection.key(exchange, number));
    }

    @PUT
    @Path("/{exchange}/transitions/{number}")
    @Operation(
            operationId = "putExchangeTransition",
            summary = "Create or replace a transition",
            description =
                    "The whole chain must be lawful, and what the status needs on record; a step that is not, needs"
                            + " an override that says why.")
    public RestResponse<TransitionView> put(
            @PathParam("exchange") String exchange, @PathParam("number") String number, TransitionDraft transition) {
        return call.put(transitions, exchange, number, transition);
    }

    @DELETE
    @Path("/{exchange}/transitions/{number}")
    @Operation(operationId = "retractExchangeTransition", summary = "Retract a transition")
    public RestResponse<Void> delete(@PathParam("exchange") String exchange, @PathParam("number") String number) {
        return call.retract(transitions, exchange, number);
    }

    @GET
    @Path("/{exchange}/transitions/{number}/history")
    @Operation(operationId = "listExchangeTransitionHistory", summary = "List the versions of a transition")
    public RestResponse<Page<HistoryEntry<TransitionDraft>>> history(
            @PathParam("exchange") String exchange, @PathParam("number") String number) {
        return call.history(transitions, DocumentCollection.key(exchange, number));
    }
}
