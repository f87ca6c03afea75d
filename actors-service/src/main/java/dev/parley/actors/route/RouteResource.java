package dev.parley.actors.route;

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

@Path("/v1/actors/{id}/routes")
@Produces("application/json")
@Tag(name = "routes", description = "Who can carry a message from one actor to another.")
public class RouteResource {

    private static final QueryParameter<String> TO =
            QueryParameter.text("to", "Id of the receiver.", "hamas").needed();
    private static final QueryParameter<Instant> AT =
            QueryParameter.instant("at", "When the message is to be carried; default now.", "2023-10-09T12:00:00Z");
    private static final QueryParameter<Integer> MAX_HOPS =
            QueryParameter.number("maxHops", 4, 1, 6, "How many channels at the most, 1 to 6; default 4.", 4);
    private static final QueryParameter<Integer> LIMIT =
            QueryParameter.number("limit", 10, 1, 100, "How many routes, 1 to 100; default 10.", 10);

    public static final List<QueryParameter<?>> PARAMETERS =
            List.of(TO, AT, StandardParameters.KNOWN_AT, MAX_HOPS, LIMIT);

    private final Actors actors;
    private final Routes routes;
    private final RequestContext request;

    RouteResource(Actors actors, Routes routes, RequestContext request) {
        this.actors = actors;
        this.routes = routes;
        this.request = request;
    }

    @GET
    @Operation(
            operationId = "listRoutes",
            summary = "List the routes by which a message can be carried",
            description = "Fewest hops first, then acknowledged before reported, open before dormant, recent use."
                    + " A channel that was last reported as closed carries nothing. A search that would take too long"
                    + " is cut short, and `truncated` is true: there may be other routes, and better ones.")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.SEARCH)
    @APIResponse(responseCode = "200", description = "The routes")
    public Routes.Found routes(@PathParam("id") String id) {
        Query query = request.query();
        String to = query.read(TO);
        Instant at = query.read(AT);
        AsOf asOf = AsOf.knownAt(query.read(StandardParameters.KNOWN_AT));
        int maxHops = query.read(MAX_HOPS);
        int limit = query.read(LIMIT);
        query.close();
        actors.find(id, asOf);
        actors.find(to, asOf);
        return routes.find(id, to, at == null ? Instant.now() : at, asOf, maxHops, limit);
    }
}
