package dev.parley.openapi;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.parley.http.Page;
import dev.parley.http.Problem;
import dev.parley.http.ProblemType;
import dev.parley.http.Query;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Writes into the API document what holds for every operation of a kind, told by the first word of its id: the
 * parameters, headers and problems that the conventions bring. Runs when a process is built.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiConventions implements OASFilter {

    static final String LINES = "application/x-ndjson";

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String INSTANT = SCHEMAS + "Instant";
    private static final Pattern HISTORY_ENTRY = Pattern.compile("HistoryEntry(.+)Draft");
    private static final Pattern PAGE = Pattern.compile("Page(.+?)(View)?");

    private static final List<ProblemType> EVERY =
            List.of(ProblemType.INVALID_REQUEST, ProblemType.NOT_ACCEPTABLE, ProblemType.UNAVAILABLE);
    private static final List<ProblemType> BODY =
            List.of(ProblemType.TOO_LARGE, ProblemType.UNSUPPORTED_MEDIA_TYPE, ProblemType.RULE_VIOLATION);

    /** Marks a property that a client has to send, but that may be hidden when read. */
    public static final String NEEDED_WHEN_SENT = "x-needed-when-sent";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null || document.getComponents() == null) {
            return;
        }
        Map<String, APIResponse> problems = new TreeMap<>();
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .values()
                .forEach(operation -> describe(path, operation, problems)));
        problems.forEach((name, response) -> document.getComponents().addResponse(name, response));
        Map<String, Schema> schemas = new TreeMap<>();
        document.getComponents().getSchemas().forEach((scanned, schema) -> schemas.put(name(scanned), schema));
        schemas.forEach((name, schema) -> {
            if (schemas.containsKey(name + "Draft")) {
                describeReading(schema);
            }
        });
        schemas.remove("Instant");
        document.getComponents().setSchemas(schemas);
        UnusedSchemas.removeFrom(document);
        document.addServer(OASFactory.createServer().url("/").description("Where this document is served."));
        // said, so that nobody takes it for forgotten: there is no access control yet
        document.setSecurity(List.of());
        ApiExamples.addTo(document);
    }

    @Override
    public Schema filterSchema(Schema schema) {
        if (INSTANT.equals(schema.getRef())) {
            schema.setRef(null);
            return schema.addType(Schema.SchemaType.STRING).format("date-time");
        }
        if (schema.getRef() != null && schema.getRef().startsWith(SCHEMAS)) {
            schema.setRef(SCHEMAS + name(schema.getRef().substring(SCHEMAS.length())));
        }
        if (schema.getAllOf() != null
                && "date-time".equals(schema.getAllOf().get(0).getFormat())) {
            schema.setAllOf(null);
            schema.setFormat("date-time");
        }
        return schema;
    }

    /** What the schema of a generic type is called, which the scanner names after classes: ActorPage is PageActorView. */
    private static String name(String scanned) {
        Matcher page = PAGE.matcher(scanned);
        if (page.matches()) {
            return name(page.group(1)) + "Page";
        }
        Matcher entry = HISTORY_ENTRY.matcher(scanned);
        return entry.matches() ? entry.group(1) + "HistoryEntry" : scanned;
    }

    /** A document as it is read has what may be left out when it is sent: its id, its parent's, and empty lists. */
    private static void describeReading(Schema reading) {
        reading.getProperties().forEach((name, property) -> {
            boolean isSent = List.of("id", "number", "exchange").contains(name) || property.getItems() != null;
            if (isSent && !reading.getRequired().contains(name)) {
                reading.addRequired(name);
            }
            if (property.hasExtension(NEEDED_WHEN_SENT)) {
                reading.removeRequired(name);
            }
        });
    }

    private static void describe(String path, Operation operation, Map<String, APIResponse> problems) {
        String id = operation.getOperationId();
        String kind = id == null ? "" : id.split("[A-Z]", 2)[0];
        Consumer<ProblemType> problem = type -> problem(operation, type, problems);
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> describe(parameter, kind));
        }
        EVERY.forEach(problem);
        if (path.contains("{")) {
            problem.accept(ProblemType.NOT_FOUND);
        }
        switch (kind) {
            case "get" -> {
                asOf(operation);
                header(operation, "If-None-Match", "The ETag of the version that the client has.");
                tagged(operation, "200");
                operation
                        .getResponses()
                        .addAPIResponse("304", OASFactory.createAPIResponse().description("Not modified"));
                problem.accept(ProblemType.RETRACTED);
            }
            case "list" -> {
                if (path.endsWith("/routes")) {
                    break;
                }
                parameter(operation, "limit", "How many items, 1 to 500; default 50.", integer(1, Page.MAX_LIMIT), 50);
                parameter(operation, "cursor", "Where the page before ended: its next.", string(), null);
                operation
                        .getResponses()
                        .getAPIResponse("200")
                        .addHeader("Link", header("The page after this one, as rel=\"next\" (RFC 8288).", string()));
                if (path.endsWith("/history")) {
                    break;
                }
                asOf(operation);
                if (path.contains("{")) {
                    problem.accept(ProblemType.RETRACTED);
                }
                if (!path.endsWith("/{id}/relations")) {
                    parameter(operation, "id", "Only these ids.", string(), null);
                    several(operation
                            .getParameters()
                            .get(operation.getParameters().size() - 1));
                }
            }
            case "put" -> {
                header(operation, "If-Match", "The ETag of the version that is replaced; not for a new document.");
                written(operation);
                BODY.forEach(problem);
                List.of(
                                ProblemType.CLAIM_ALTERED,
                                ProblemType.RETRACTED,
                                ProblemType.STALE_VERSION,
                                ProblemType.PRECONDITION_REQUIRED)
                        .forEach(problem);
            }
            case "create" -> {
                written(operation);
                BODY.forEach(problem);
                problem.accept(ProblemType.CLAIM_ALTERED);
                problem.accept(ProblemType.RETRACTED);
            }
            case "retract" -> {
                header(operation, "If-Match", "The ETag of the version that is retracted.");
                parameter(operation, "reason", "Why; kept with the document.", string(), "entered twice");
                List.of(ProblemType.UNLAWFUL_TRANSITION, ProblemType.STALE_VERSION, ProblemType.PRECONDITION_REQUIRED)
                        .forEach(problem);
            }
            case "find" -> problem.accept(ProblemType.RETRACTED);
            case "merge" -> {
                header(operation, "If-Match", "The ETag of the version that is merged into another.");
                BODY.forEach(problem);
                List.of(
                                ProblemType.ALREADY_MERGED,
                                ProblemType.RETRACTED,
                                ProblemType.STALE_VERSION,
                                ProblemType.PRECONDITION_REQUIRED)
                        .forEach(problem);
            }
            case "batch" -> {
                parameter(operation, "atomic", "All items or none; default false.", flag(), true);
                parameter(operation, "dryRun", "Say what would be, and write nothing; default false.", flag(), true);
                BODY.forEach(problem);
                operation
                        .getRequestBody()
                        .getContent()
                        .addMediaType(LINES, OASFactory.createMediaType().schema(string()));
            }
            case "bundle", "load" -> {
                parameter(operation, "dryRun", "Say what would be, and write nothing; default false.", flag(), true);
                BODY.forEach(problem);
            }
            case "read" -> {
                parameter(operation, "lastEventId", "The id of the last event seen.", string(), "42");
                parameter(operation, "timeout", "Seconds to wait for news, 0 to 30; default 0.", integer(0, 30), 30);
                parameter(operation, "limit", "How many events, 1 to 500; default 100.", integer(1, 500), 100);
            }
            default -> {}
        }
    }

    /**
     * A filter that says nothing else takes one instant, if it is called as those are, or several texts, as
     * {@link Query#texts} and {@link Query#anyOf} do; the search word q is one text.
     */
    private static void describe(Parameter parameter, String kind) {
        boolean isFilter = kind.equals("list") && parameter.getIn() == Parameter.In.QUERY;
        if (parameter.getSchema() == null) {
            boolean isInstant = List.of("at", "from", "to").contains(parameter.getName());
            parameter.setSchema(isFilter && isInstant ? instant() : string());
            if (isFilter && !isInstant && !parameter.getName().equals("q")) {
                several(parameter);
            }
        } else if (isFilter && parameter.getSchema().getRef() != null) {
            several(parameter);
        }
    }

    private static void several(Parameter parameter) {
        parameter.setSchema(
                OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(parameter.getSchema()));
        parameter.setStyle(Parameter.Style.FORM);
        parameter.setExplode(false);
        if (parameter.getExample() != null) {
            parameter.setExample(List.of(parameter.getExample()));
        }
    }

    private static void asOf(Operation operation) {
        parameter(operation, "knownAt", "Only what was public by this instant.", instant(), "2023-10-09T12:00:00Z");
        parameter(
                operation,
                "recordedAt",
                "What had been recorded by this instant; not in the future.",
                instant(),
                "2026-11-24T00:00:00Z");
        parameter(operation, "includeRetracted", "Show retracted documents too; default false.", flag(), false);
    }

    private static void parameter(Operation operation, String name, String description, Schema schema, Object example) {
        boolean declared = operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> name.equals(parameter.getName()));
        if (!declared) {
            operation.addParameter(OASFactory.createParameter()
                    .in(Parameter.In.QUERY)
                    .name(name)
                    .required("reason".equals(name))
                    .description(description)
                    .schema(schema)
                    .example(example));
        }
    }

    private static void header(Operation operation, String name, String description) {
        operation.addParameter(OASFactory.createParameter()
                .in(Parameter.In.HEADER)
                .name(name)
                .description(description)
                .schema(string())
                .example("\"1\""));
    }

    private static void written(Operation operation) {
        APIResponse replaced = operation.getResponses().getAPIResponse("200");
        operation
                .getResponses()
                .addAPIResponse(
                        "201",
                        OASFactory.createAPIResponse()
                                .description("Created")
                                .content(replaced.getContent())
                                .addHeader(
                                        "Location",
                                        header("Where the document is read.", string().format("uri"))
                                                .required(true)));
        replaced.description("Replaced, or the same as before");
        tagged(operation, "200");
        tagged(operation, "201");
    }

    private static void tagged(Operation operation, String status) {
        operation
                .getResponses()
                .getAPIResponse(status)
                .addHeader("ETag", header("The version.", string()).required(true));
    }

    private static Header header(String description, Schema schema) {
        return OASFactory.createHeader().description(description).schema(schema);
    }

    private static void problem(Operation operation, ProblemType type, Map<String, APIResponse> problems) {
        String status = String.valueOf(type.status());
        problems.computeIfAbsent("Problem" + status, name -> OASFactory.createAPIResponse()
                .description(titles(type.status()))
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("Problem"))
                                        .example(Map.of(
                                                "type", type.uri(),
                                                "title", type.title(),
                                                "status", type.status(),
                                                "detail", type.title() + ".")))));
        if (type == ProblemType.UNAVAILABLE) {
            problems.get("Problem" + status)
                    .addHeader(
                            "Retry-After",
                            header("Seconds to wait before another try.", integer(0, 3600))
                                    .required(true));
        }
        operation
                .getResponses()
                .addAPIResponse(status, OASFactory.createAPIResponse().ref("Problem" + status));
    }

    private static String titles(int status) {
        return String.join(
                "; or: ",
                Arrays.stream(ProblemType.values())
                        .filter(type -> type.status() == status)
                        .map(ProblemType::title)
                        .toList());
    }

    static boolean is(Schema schema, Schema.SchemaType type) {
        return schema.getType() != null && schema.getType().contains(type);
    }

    private static Schema string() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }

    private static Schema instant() {
        return string().format("date-time");
    }

    private static Schema flag() {
        return OASFactory.createSchema().addType(Schema.SchemaType.BOOLEAN);
    }

    private static Schema integer(int least, int most) {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.INTEGER)
                .minimum(BigDecimal.valueOf(least))
                .maximum(BigDecimal.valueOf(most));
    }
}
