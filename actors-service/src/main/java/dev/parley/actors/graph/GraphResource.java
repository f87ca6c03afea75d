package dev.parley.actors.graph;

import java.time.Instant;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

import dev.parley.actors.actor.Actors;
import dev.parley.http.Query;
import dev.parley.journal.document.AsOf;
import dev.parley.journal.web.Call;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/actors/{id}/graph")
@Produces("application/json")
@Tag(name = "graphs", description = "What is around an actor.")
public class GraphResource {

    private static final int DEEPEST = 3;
    private static final int DEFAULT_NODES = 200;
    private static final int MOST_NODES = 1_000;

    private final Actors actors;
    private final Graphs graphs;
    private final Call call;

    GraphResource(Actors actors, Graphs graphs, Call call) {
        this.actors = actors;
        this.graphs = graphs;
        this.call = call;
    }

    @GET
    @Operation(
            operationId = "findGraph",
            summary = "Find what is around an actor",
            description = "Actors as nodes, and every relation and channel between two of them as an edge: in force at"
                    + " one moment, as far as it was public at the other. Beyond the limit of nodes, or 5,000 edges of"
                    + " a kind, truncated is true.")
    @Parameter(
            name = "depth",
            in = ParameterIn.QUERY,
            description = "How many edges away; default 1.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "3"),
            example = "2")
    @Parameter(
            name = "at",
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = Instant.class),
            description = "Only what was valid at this instant; default now.",
            example = "2023-10-09T12:00:00Z")
    @Parameter(
            name = "knownAt",
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = Instant.class),
            description = "Only what was public by this instant.",
            example = "2023-10-10T00:00:00Z")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "How many nodes, 1 to 1,000; default 200.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000"),
            example = "200")
    @APIResponse(responseCode = "200", description = "The graph")
    @APIResponse(responseCode = "308", description = "Merged: Location is the actor that goes on in its place")
    public Graph graph(@PathParam("id") String id) {
        Query query = call.query();
        int depth = query.number("depth", 1, 1, DEEPEST);
        Instant at = query.instant("at");
        Instant knownAt = query.instant("knownAt");
        int limit = query.number("limit", DEFAULT_NODES, 1, MOST_NODES);
        query.close();
        actors.find(id, new AsOf(knownAt, null), false);
        return graphs.around(id, depth, at == null ? Instant.now() : at, knownAt, limit);
    }
}
