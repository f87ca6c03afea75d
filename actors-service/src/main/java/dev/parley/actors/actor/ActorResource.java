package dev.parley.actors.actor;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;

import dev.parley.http.Page;
import dev.parley.http.Query;
import dev.parley.journal.batch.BatchReport;
import dev.parley.journal.document.AsOf;
import dev.parley.journal.document.HistoryEntry;
import dev.parley.journal.web.Call;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/actors")
@Produces("application/json")
@Tag(name = "actors", description = "States, bodies, groups and office-holders acting in public.")
public class ActorResource {

    private static final int DEFAULT_SIMILAR = 10;
    private static final int MOST_SIMILAR = 50;

    private final Actors actors;
    private final DuplicateFinder similarities;
    private final ActorCsv table;
    private final Call call;

    ActorResource(Actors actors, DuplicateFinder similarities, ActorCsv table, Call call) {
        this.actors = actors;
        this.similarities = similarities;
        this.table = table;
        this.call = call;
    }

    @GET
    @Operation(
            operationId = "listActors",
            summary = "List actors by name, or by how well they match q",
            description =
                    "Without q, in the order of names. With q, the best first: the name itself, an acronym, what begins so, what has all the words, what is spelt alike.")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "Any name, however it is written.", example = "qatar")
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
    @APIResponse(responseCode = "200", description = "The actor")
    @APIResponse(responseCode = "308", description = "Merged: Location is the actor that goes on in its place")
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

    @POST
    @Path("/{id}/merge")
    @Consumes("application/json")
    @Operation(
            operationId = "mergeActor",
            summary = "Merge an actor into another one that is the same",
            description = "Names, identifiers, relations and channels go over to the survivor in one transaction; what"
                    + " would connect it with itself is retracted. From then on the old id answers 308. To merge again"
                    + " into the same actor changes nothing.")
    public MergeResult merge(@PathParam("id") String id, MergeResult.Request request) {
        call.query().close();
        return actors.merge(id, request, call.preconditions());
    }

    @GET
    @Path("/{id}/similar")
    @APIResponse(responseCode = "200", description = "The likeliest first")
    @APIResponse(responseCode = "308", description = "Merged: Location is the actor that goes on in its place")
    @Operation(
            operationId = "findSimilarActors",
            summary = "Find actors that may be the same",
            description = "The likeliest first, each with a score from 0 to 1 and what speaks for it.")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "From 1 to 50; default 10.", example = "10")
    public DuplicateCandidates similar(@PathParam("id") String id) {
        Query query = call.query();
        int limit = query.number("limit", DEFAULT_SIMILAR, 1, MOST_SIMILAR);
        query.close();
        return similarities.find(actors.find(id, AsOf.NOW, false).content(), limit);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "listActorHistory", summary = "List the versions of an actor")
    public RestResponse<Page<HistoryEntry<ActorDraft>>> history(@PathParam("id") String id) {
        return call.history(actors, id);
    }

    @POST
    @Path("/batch")
    @Consumes({"application/json", "application/x-ndjson", ActorCsv.MEDIA_TYPE})
    @Operation(
            operationId = "batchActors",
            summary = "Create or replace many actors",
            description = "As text/csv, a table with one actor a row; its columns are those of the export. The pointer"
                    + " of a fault begins with the column's name, its message with the line.")
    @RequestBody(
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = ActorDraft[].class)),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = ActorDraft[].class)),
                @Content(
                        mediaType = ActorCsv.MEDIA_TYPE,
                        schema = @Schema(type = SchemaType.STRING),
                        example = ActorCsv.EXAMPLE)
            })
    public BatchReport batch(InputStream items) throws IOException {
        return call.batch(actors, table, items);
    }

    @GET
    @Path("/batch")
    @Produces(ActorCsv.MEDIA_TYPE)
    @Operation(
            operationId = "exportActors",
            summary = "Export actors as a table",
            description = "All actors that meet the filters, in the order of the list, as the batch takes them. Cells"
                    + " hold what the property of the column's name holds; names one a line as ALIAS en: Another name,"
                    + " identifiers one a line as wikidata:Q846, with a backslash before n, r and backslash for line"
                    + " breaks and backslashes within. A cell that a spreadsheet would take for a formula has an"
                    + " apostrophe before it, as has one that begins with an apostrophe.")
    @APIResponse(
            responseCode = "200",
            description = "The table: UTF-8 with a byte order mark, commas, lines ended by CR LF",
            content =
                    @Content(
                            mediaType = ActorCsv.MEDIA_TYPE,
                            schema = @Schema(type = SchemaType.STRING),
                            example = ActorCsv.EXAMPLE))
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "Part of any name.", example = "qatar")
    @Parameter(name = "kind", in = ParameterIn.QUERY, schema = @Schema(implementation = ActorDraft.Kind.class))
    @Parameter(name = "country", in = ParameterIn.QUERY, description = "ISO 3166-1 alpha-2.", example = "QA")
    @Parameter(
            name = "identifier",
            in = ParameterIn.QUERY,
            description = "Scheme and value, as wikidata:Q846.",
            example = "wikidata:Q846")
    @Parameter(
            name = "knownAt",
            in = ParameterIn.QUERY,
            description = "Only what was public by this instant.",
            example = "2023-10-10T00:00:00Z")
    public StreamingOutput export() {
        Iterator<ActorDraft> all = actors.all(call.query());
        return out -> ActorCsv.write(all, out);
    }
}
