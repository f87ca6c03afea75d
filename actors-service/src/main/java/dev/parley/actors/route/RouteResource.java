package dev.parley.actors.route;

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

@Path("/v1/actors/{id}/routes")
@Produces("application/json")
@Tag(name = "routes", description = "Who can carry a message from one actor to another.")
public class RouteResource {

    private static final int MOST_HOPS = 6;
    private static final int DEFAULT_HOPS = 4;
    private static final int MOST_ROUTES = 100;
    private static final int DEFAULT_ROUTES = 10;

    private final Actors actors;
    private final Routes routes;
    private final Call call;

    RouteResource(Actors actors, Routes routes, Call call) {
        this.actors = actors;
        this.routes = routes;
        this.call = call;
    }

    @GET
    @Operation(
            operationId = "listRoutes",
            summary = "List the ways by which a message can be carried",
            description = "Fewest hops first, then acknowledged before reported, open before dormant, recent use."
                    + " A channel last reported as closed carries nothing. A search that would take too long is cut short, and"
                    + " says so with truncated: there may be other routes, and better ones.")
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            required = true,
            description = "Id of the receiver.",
            schema = @Schema(implementation = String.class),
            example = "hamas")
    @Parameter(
            name = "at",
            in = ParameterIn.QUERY,
            description = "When the message is to be carried; default now.",
            schema = @Schema(implementation = Instant.class),
            example = "2023-10-09T12:00:00Z")
    @Parameter(
            name = "knownAt",
            in = ParameterIn.QUERY,
            description = "Only over channels that were public by then.",
            schema = @Schema(implementation = Instant.class),
            example = "2023-10-10T00:00:00Z")
    @Parameter(
            name = "maxHops",
            in = ParameterIn.QUERY,
            description = "From 1 to 6; default 4.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "6"),
            example = "4")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "From 1 to 100; default 10.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100"),
            example = "10")
    @APIResponse(responseCode = "200", description = "The routes")
    @APIResponse(responseCode = "308", description = "Merged: Location is the actor that goes on in its place")
    public Routes.Found routes(@PathParam("id") String id) {
        Query query = call.query();
        String to = query.text("to");
        Instant at = query.instant("at");
        Instant knownAt = query.instant("knownAt");
        int maxHops = query.number("maxHops", DEFAULT_HOPS, 1, MOST_HOPS);
        int limit = query.number("limit", DEFAULT_ROUTES, 1, MOST_ROUTES);
        if (to == null) {
            query.refuse("to", "is needed: the id of the receiver");
        }
        query.close();
        AsOf asOf = new AsOf(knownAt, null);
        actors.find(id, asOf, false);
        actors.find(to, asOf, false);
        return routes.find(id, to, at == null ? Instant.now() : at, knownAt, maxHops, limit);
    }
}
