package dev.parley.actors.actor;

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

import dev.parley.http.Page;
import dev.parley.journal.BatchReport;
import dev.parley.journal.Call;
import dev.parley.journal.HistoryEntry;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/actors")
@Produces("application/json")
@Tag(name = "actors", description = "States, bodies, groups and office-holders acting in public.")
public class ActorResource {

    private final Actors actors;
    private final Call call;

    ActorResource(Actors actors, Call call) {
        this.actors = actors;
        this.call = call;
    }

    @GET
    @Operation(operationId = "listActors", summary = "List actors by name")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "Part of any name.", example = "qatar")
    @Parameter(name = "kind", in = ParameterIn.QUERY, schema = @Schema(implementation = ActorDraft.Kind.class))
    @Parameter(name = "country", in = ParameterIn.QUERY, description = "ISO 3166-1 alpha-2.", example = "QA")
    @Parameter(
            name = "identifier",
            in = ParameterIn.QUERY,
            description = "Scheme and value, as wikidata:Q846.",
            example = "wikidata:Q846")
    public RestResponse<Page<ActorView>> list() {
        return call.list(actors, null);
    }

    @POST
    @Operation(operationId = "createActor", summary = "Create an actor")
    public RestResponse<ActorView> post(ActorDraft actor) {
        return call.post(actors, null, actor);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getActor", summary = "Read an actor")
    public RestResponse<ActorView> get(@PathParam("id") String id) {
        return call.read(actors, id);
    }

    @PUT
    @Path("/{id}")
    @Operation(operationId = "putActor", summary = "Create or replace an actor")
    public RestResponse<ActorView> put(@PathParam("id") String id, ActorDraft actor) {
        return call.put(actors, null, id, actor);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "retractActor", summary = "Retract an actor")
    public RestResponse<Void> delete(@PathParam("id") String id) {
        return call.retract(actors, null, id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "listActorHistory", summary = "List the versions of an actor")
    public RestResponse<Page<HistoryEntry<ActorDraft>>> history(@PathParam("id") String id) {
        return call.history(actors, id);
    }

    @POST
    @Path("/batch")
    @Consumes({"application/json", "application/x-ndjson"})
    @Operation(operationId = "batchActors", summary = "Create or replace many actors")
    @RequestBody(content = @Content(schema = @Schema(implementation = ActorDraft[].class)))
    public BatchReport batch(InputStream items) throws IOException {
        return call.batch(actors, items);
    }
}
