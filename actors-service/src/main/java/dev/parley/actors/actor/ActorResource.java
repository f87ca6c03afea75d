package dev.parley.actors.actor;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;

import dev.parley.http.AsOfParameters;
import dev.parley.http.Page;
import dev.parley.http.Query;
import dev.parley.http.QueryParameter;
import dev.parley.journal.web.CollectionOperations;
import dev.parley.journal.web.CollectionResource;
import dev.parley.journal.web.RequestContext;
import dev.parley.journal.web.RestoreRequest;
import dev.parley.kernel.AsOf;
import dev.parley.openapi.ApiExtensions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/actors")
@Produces("application/json")
@Tag(name = "actors", description = "States, bodies, groups and office-holders acting in public.")
public class ActorResource extends CollectionResource<ActorDraft, ActorView> {

    private static final QueryParameter<Integer> SIMILAR_LIMIT =
            QueryParameter.number("limit", 10, 1, 50, "How many actors, 1 to 50; default 10.", 10);

    public static final List<QueryParameter<?>> SIMILAR_PARAMETERS = List.of(SIMILAR_LIMIT);

    private final Actors actors;
    private final DuplicateFinder duplicates;
    private final RequestContext request;

    ActorResource(Actors actors, DuplicateFinder duplicates, ActorCsv csv, RequestContext request) {
        super(CollectionOperations.on(actors, new ActorFilter(), request).takingCsv(csv));
        this.actors = actors;
        this.duplicates = duplicates;
        this.request = request;
    }

    @GET
    @Operation(
            operationId = "listActors",
            summary = "List actors by name, or by how well they match q",
            description = "Without `q`, in the order of names. With `q`, the best match first: the name itself, an"
                    + " acronym, names that begin with it, names with all its words, names spelt alike.")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.STREAMED_LIST)
    public RestResponse<Page<ActorView>> list() {
        return operations().list(null);
    }

    @POST
    @Path("/{id}/merge")
    @Consumes("application/json")
    @Operation(
            operationId = "mergeActor",
            summary = "Merge an actor into another one that is the same",
            description = "Names, identifiers, relations and channels move to the survivor in one transaction; what"
                    + " would connect it with itself is retracted. From then on the old id answers 308. Merging again"
                    + " into the same actor changes nothing.")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.MERGE)
    public MergeResult merge(@PathParam("id") String id, MergeResult.Request request) {
        this.request.query().close();
        return actors.merge(id, request, this.request.preconditions());
    }

    @POST
    @Path("/{id}/merge/undo")
    @Consumes("application/json")
    @Operation(
            operationId = "undoMerge",
            summary = "Undo the merge of an actor",
            description =
                    "The actor is shown again. In one transaction the survivor gives back the names and identifiers"
                            + " that it took over, relations and channels refer to the actor again, and what the merge had"
                            + " retracted is restored, as far as nobody has changed it since. Of several merges in a chain the last"
                            + " is undone first. An actor that is not merged stays as it is.")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.RESTORE)
    public RestResponse<UndoneMerge> undoMerge(@PathParam("id") String id, RestoreRequest body) {
        request.query().close();
        UndoneMerge undone = actors.undoMerge(id, body.reason(), request.preconditions());
        return RestResponse.ResponseBuilder.ok(undone)
                .header(
                        HttpHeaders.ETAG,
                        AsOfParameters.entityTag(undone.actor().versionInfo().version(), AsOf.NOW))
                .build();
    }

    @GET
    @Path("/{id}/similar")
    @APIResponse(responseCode = "200", description = "The likeliest first")
    @Operation(
            operationId = "findSimilarActors",
            summary = "Find actors that may be the same",
            description = "The likeliest first, each with a score from 0 to 1 and the reasons for it.")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.SEARCH)
    public DuplicateCandidates similar(@PathParam("id") String id) {
        Query query = request.query();
        int limit = query.read(SIMILAR_LIMIT);
        query.close();
        return duplicates.find(actors.find(id, AsOf.NOW).content(), limit);
    }
}
