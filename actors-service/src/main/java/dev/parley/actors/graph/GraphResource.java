package dev.parley.actors.graph;

import java.time.Instant;
import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

import dev.parley.actors.actor.Actors;
import dev.parley.http.Query;
import dev.parley.http.QueryParameter;
import dev.parley.http.StandardParameters;
import dev.parley.journal.web.RequestContext;
import dev.parley.kernel.AsOf;
import dev.parley.openapi.ApiExtensions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/actors/{id}/graph")
@Produces("application/json")
@Tag(name = "graphs", description = "What is around an actor.")
public class GraphResource {

    private static final QueryParameter<Integer> DEPTH =
            QueryParameter.number("depth", 1, 1, 3, "How many edges away, 1 to 3; default 1.", 2);
    private static final QueryParameter<Instant> AT =
            QueryParameter.instant("at", "Only what was valid at this instant; default now.", "2023-10-09T12:00:00Z");
    private static final QueryParameter<Integer> LIMIT =
            QueryParameter.number("limit", 200, 1, 1_000, "How many nodes, 1 to 1,000; default 200.", 200);

    public static final List<QueryParameter<?>> PARAMETERS = List.of(DEPTH, AT, StandardParameters.KNOWN_AT, LIMIT);

    private final Actors actors;
    private final Graphs graphs;
    private final RequestContext request;

    GraphResource(Actors actors, Graphs graphs, RequestContext request) {
        this.actors = actors;
        this.graphs = graphs;
        this.request = request;
    }

    @GET
    @Operation(
            operationId = "findGraph",
            summary = "Find what is around an actor",
            description = "Actors as nodes, and every relation and channel between two of them as an edge: those valid"
                    + " at one moment (`at`), as far as they were public at the other (`knownAt`). Beyond the limit of"
                    + " nodes, or 5,000 edges of a kind, `truncated` is true.")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.SEARCH)
    @APIResponse(responseCode = "200", description = "The graph")
    public Graph graph(@PathParam("id") String id) {
        Query query = request.query();
        int depth = query.read(DEPTH);
        Instant at = query.read(AT);
        AsOf asOf = AsOf.knownAt(query.read(StandardParameters.KNOWN_AT));
        int limit = query.read(LIMIT);
        query.close();
        actors.find(id, asOf);
        return graphs.around(id, depth, at == null ? Instant.now() : at, asOf, limit);
    }
}
