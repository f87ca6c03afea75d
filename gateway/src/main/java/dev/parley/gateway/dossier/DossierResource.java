package dev.parley.gateway.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.StreamSupport;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.TaggedBody;
import dev.parley.gateway.catalog.Service;
import dev.parley.http.Page;
import dev.parley.http.Problem;
import dev.parley.http.Query;
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

@Path("/v1/dossiers")
@Produces("application/json")
@Tag(name = "dossiers", description = "Exchanges with everything around them, as one document.")
public class DossierResource {

    private static final String FILE = "file";

    private final DossierLoader loader;
    private final DossierLoadMetrics loads;
    private final DossierComposer composer;
    private final ServiceClients services;
    private final ObjectMapper json;

    DossierResource(
            DossierLoader loader,
            DossierLoadMetrics loads,
            DossierComposer composer,
            ServiceClients services,
            ObjectMapper json) {
        this.loader = loader;
        this.loads = loads;
        this.composer = composer;
        this.services = services;
        this.json = json;
    }

    @GET
    @Operation(
            operationId = "listDossiers",
            summary = "List the exchanges that can be read as dossiers",
            description = "In the order and with the filters of the list of exchanges.")
    @Parameter(name = "status", in = ParameterIn.QUERY, description = "May be repeated.", example = "TABLED")
    @Parameter(name = "participant", in = ParameterIn.QUERY, description = "Id of an actor.", example = "qatar")
    @Parameter(name = "role", in = ParameterIn.QUERY, description = "Of the participant.", example = "LEAD_MEDIATOR")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "Part of title or summary.", example = "women")
    public RestResponse<Page<DossierEntry>> list(@Context UriInfo uri) {
        String query = uri.getRequestUri().getRawQuery();
        JsonNode page = services.get(Service.EXCHANGES, "/v1/exchanges" + (query == null ? "" : "?" + query));
        return new Page<>(
                        StreamSupport.stream(page.path("items").spliterator(), false)
                                .map(DossierEntry::of)
                                .toList(),
                        page.path("next").textValue())
                .answer(uri);
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getDossier",
            summary = "Read an exchange with everything around it",
            description = "The exchange with its records and ledger, its events, every actor that any of them names,"
                    + " the relations and channels between those, and the sources cited. With recordedAt, what has"
                    + " since been taken out of an event's or a channel's names is not found.")
    @Parameter(
            name = "form",
            in = ParameterIn.QUERY,
            description = "With file, what is derived is left out, so that the answer can be loaded again.",
            schema = @Schema(type = SchemaType.STRING, enumeration = FILE),
            example = FILE)
    @APIResponse(
            responseCode = "200",
            description = "The dossier",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Dossier.class)))
    // ApiConventions adds the rest; without this the scanner would drop the schema, which no resource mentions
    @APIResponse(
            responseCode = "503",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<byte[]> get(
            @Parameter(description = "Id of the exchange.", example = "us-iran-2023") @PathParam("id") String id,
            @Context UriInfo uri,
            @Context HttpHeaders headers)
            throws IOException {
        Query query = new Query(uri);
        AsOf asOf = AsOf.of(query);
        String form = query.text("form");
        if (form != null && !form.equals(FILE)) {
            query.refuse("form", "must be `" + FILE + "`");
        }
        if (form != null && asOf.includeRetracted()) {
            query.refuse("includeRetracted", "cannot be combined with form, because retracted documents cannot be loaded");
        }
        query.close();
        ObjectNode dossier = composer.compose(id, asOf);
        if (form != null) {
            composer.reduceToFile(dossier);
        }
        return TaggedBody.of(json.writeValueAsBytes(dossier)).respond(headers);
    }

    @POST
    @Consumes("application/json")
    @Operation(
            operationId = "loadDossier",
            summary = "Load a dossier file",
            description = "Checks everything first: with any fault, all are listed and nothing is written. What is"
                    + " there already and says the same stays as it is, so that a file can be loaded again, also to"
                    + " finish a load that was cut short.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Dossier.class)))
    public LoadReport load(InputStream file, @Context UriInfo uri) throws IOException {
        Query query = new Query(uri);
        boolean dryRun = query.flag("dryRun");
        query.close();
        return loads.measure(dryRun, () -> loader.load(file, dryRun));
    }
}
