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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.catalog.Catalog;
import dev.parley.gateway.catalog.Service;
import dev.parley.gateway.merge.ActorQuery;
import dev.parley.gateway.openapi.MergedDocument;
import dev.parley.gateway.proxy.MergeLookup;
import dev.parley.http.AsOfParameters;
import dev.parley.http.Page;
import dev.parley.http.Problem;
import dev.parley.http.Query;
import dev.parley.http.QueryParameter;
import dev.parley.http.RequestId;
import dev.parley.http.StandardParameters;
import dev.parley.http.TaggedBody;
import dev.parley.kernel.AsOf;
import dev.parley.openapi.ApiExtensions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/dossiers")
@Produces("application/json")
@Tag(name = "dossiers", description = "An exchange with everything around it, as one document.")
public class DossierResource {

    private static final String EXCHANGES = "/v1/exchanges";
    private static final String FILE = "file";
    private static final String FORM_DESCRIPTION = "How much the dossier contains; by default everything.";
    private static final QueryParameter<String> FORM = QueryParameter.text("form", FORM_DESCRIPTION, FILE);

    private final DossierLoader loader;
    private final DossierLoadMetrics loads;
    private final DossierComposer composer;
    private final ServiceClients services;
    private final MergeLookup merges;
    private final Catalog catalog;
    private final DossierFormats formats;

    DossierResource(
            DossierLoader loader,
            DossierLoadMetrics loads,
            DossierComposer composer,
            ServiceClients services,
            MergeLookup merges,
            Catalog catalog,
            DossierFormats formats) {
        this.loader = loader;
        this.loads = loads;
        this.composer = composer;
        this.services = services;
        this.merges = merges;
        this.catalog = catalog;
        this.formats = formats;
    }

    @GET
    @Operation(
            operationId = "listDossiers",
            summary = "List the exchanges that can be read as dossiers",
            description = "Takes the query parameters of the list of exchanges and keeps its order.",
            extensions = {
                @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.LIST),
                @Extension(name = MergedDocument.PARAMETERS_OF, value = "listExchanges")
            })
    public RestResponse<Page<DossierEntry>> list(@Context UriInfo uri, @Context HttpHeaders headers) {
        ActorQuery asked = ActorQuery.of(uri.getRequestUri().getRawQuery(), catalog.actorParameters(EXCHANGES));
        String query = asked.including(merges.sameAs(asked.actors(), headers.getHeaderString(RequestId.HEADER))
                .toCompletionStage()
                .toCompletableFuture()
                .join());
        JsonNode page = services.get(Service.EXCHANGES, EXCHANGES + (query.isEmpty() ? "" : "?" + query));
        return new Page<>(
                        StreamSupport.stream(page.path("items").spliterator(), false)
                                .map(DossierEntry::of)
                                .toList(),
                        page.path("next").textValue())
                .answer(uri);
    }

    @GET
    @Path("/{id}")
    @Produces({MediaType.APPLICATION_JSON, DossierFormats.YAML})
    @Operation(
            operationId = "getDossier",
            extensions = @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.READ),
            summary = "Read an exchange with everything around it",
            description = "Contains the exchange with its records and its ledger, its events, every actor that these"
                    + " refer to, the relations and channels between those actors, and every cited source. With"
                    + " `recordedAt`, an event, relation or channel that has since been changed to refer to another"
                    + " exchange or actor is missing.")
    @Parameter(
            name = "form",
            in = ParameterIn.QUERY,
            description = FORM_DESCRIPTION,
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = FILE,
                            description = "- `" + FILE + "`: only what can be loaded again, without derived properties;"
                                    + " each citation that occurs more than once is in `citations`, and `marking` is"
                                    + " left out where it is `CLEAR`."),
            example = FILE)
    @APIResponse(
            responseCode = "200",
            description = "The dossier",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = Dossier.class)),
                @Content(mediaType = DossierFormats.YAML, schema = @Schema(implementation = Dossier.class))
            })
    // ApiConventions adds the rest; without this the scanner would drop the schema, which no resource mentions
    @APIResponse(
            responseCode = "503",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response get(
            @Parameter(description = "Id of the exchange.", example = "us-iran-2023") @PathParam("id") String id,
            @Context UriInfo uri,
            @Context HttpHeaders headers)
            throws IOException {
        Query query = new Query(uri);
        AsOf asOf = AsOfParameters.read(query);
        String form = query.read(FORM);
        if (form != null && !form.equals(FILE)) {
            query.refuse(FORM.name(), "must be `" + FILE + "`");
        }
        if (form != null && asOf.includeRetracted()) {
            query.refuse(
                    StandardParameters.INCLUDE_RETRACTED.name(),
                    "cannot be combined with form, because retracted documents cannot be loaded");
        }
        query.close();
        ObjectNode dossier = composer.compose(id, asOf);
        if (form != null) {
            dossier = new DossierExport(catalog).toFile(dossier);
        }
        MediaType type = DossierFormats.preferred(headers);
        RestResponse<byte[]> response =
                TaggedBody.of(formats.write(dossier, type)).respond(headers);
        response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (response.hasEntity()) {
            response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, type);
        }
        // of two media types Quarkus chooses the writer by the class of what is returned, unless it is this one
        return response.toResponse();
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, DossierFormats.YAML, DossierFormats.OLD_YAML, DossierFormats.TEXT_YAML})
    @Operation(
            operationId = "loadDossier",
            extensions = @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.BUNDLE),
            summary = "Load a dossier file",
            description = "Checks the whole file first. If it has a fault, the response lists every fault and nothing"
                    + " is written. A document whose stored version has the same content stays unchanged, so a file"
                    + " can be loaded again, also to complete a load that was interrupted. Derived properties are"
                    + " ignored, so a dossier can be loaded as it was read. The file may be YAML 1.2, also as"
                    + " `application/x-yaml` or `text/yaml`, without anchors, aliases and tags: where a property is"
                    + " a string, what is written without quotation marks is one too, as `2023` or `no`.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = Dossier.class)),
                @Content(mediaType = DossierFormats.YAML, schema = @Schema(implementation = Dossier.class))
            })
    public LoadReport load(InputStream file, @Context UriInfo uri, @Context HttpHeaders headers) throws IOException {
        Query query = new Query(uri);
        boolean dryRun = query.read(StandardParameters.DRY_RUN);
        query.close();
        return loads.measure(dryRun, () -> loader.load(formats.read(file, headers.getMediaType()), dryRun));
    }
}
