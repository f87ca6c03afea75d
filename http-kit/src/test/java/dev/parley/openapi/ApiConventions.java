package dev.parley.openapi;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.parley.http.Problem;
import dev.parley.http.ProblemType;
import dev.parley.http.QueryParameter;
import dev.parley.http.StandardParameters;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Writes into the API document what holds for every operation of a kind: names, parameters, headers and problems. Each
 * process has a subclass that says which query parameters its operations take.
 */
public abstract class ApiConventions implements OASFilter {

    static final String LINES = "application/x-ndjson";
    static final String CSV = "text/csv";

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String INSTANT = SCHEMAS + "Instant";
    private static final Pattern HISTORY_ENTRY = Pattern.compile("HistoryEntry(.+)Draft");
    private static final Pattern PAGE = Pattern.compile("Page(.+?)(View)?");

    private static final List<ProblemType> EVERY =
            List.of(ProblemType.INVALID_REQUEST, ProblemType.NOT_ACCEPTABLE, ProblemType.UNAVAILABLE);
    private static final List<ProblemType> BODY =
            List.of(ProblemType.TOO_LARGE, ProblemType.UNSUPPORTED_MEDIA_TYPE, ProblemType.RULE_VIOLATION);

    private final Map<String, List<QueryParameter<?>>> parameters = new HashMap<>();
    private final Map<String, Text> texts = new HashMap<>();

    private final Map<String, String> csvExamples = new HashMap<>();
    private final Map<String, TextTable> tables = new HashMap<>();

    private record Text(String summary, String description) {}

    private record TextTable(String columns, String example) {}

    /** Says which query parameters of its own an operation takes. */
    protected final void takes(String operationId, List<QueryParameter<?>> own) {
        parameters.put(operationId, own);
    }

    /**
     * Says what a standard operation does beyond the standard.
     *
     * @param summary null for the standard one
     */
    protected final void describe(String operationId, String summary, String description) {
        texts.put(operationId, new Text(summary, description));
    }

    /** Says that a batch may also be sent as {@code text/csv}. */
    protected final void takesCsv(String operationId, String example) {
        csvExamples.put(operationId, example);
    }

    /**
     * Says that a list may also be read as {@code text/csv}.
     *
     * @param columns what each column holds, in Markdown
     */
    protected final void hasTable(String operationId, String columns, String example) {
        tables.put(operationId, new TextTable(columns, example));
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null || document.getComponents() == null) {
            return;
        }
        Map<String, APIResponse> problems = new TreeMap<>();
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .values()
                .forEach(operation -> describe(path, operation, document, problems)));
        StandardNames.nameIdsAfterProperties(document);
        problems.forEach((name, response) -> document.getComponents().addResponse(name, response));
        Map<String, Schema> schemas = new TreeMap<>();
        document.getComponents().getSchemas().forEach((scanned, schema) -> schemas.put(name(scanned), schema));
        schemas.forEach((name, schema) -> {
            if (schemas.containsKey(name + "Draft")) {
                describeReading(
                        schema,
                        String.join("", document.getPaths().getPathItems().keySet()));
            }
        });
        schemas.remove("Instant");
        document.getComponents().setSchemas(schemas);
        ReachableSchemas.removeOthersFrom(document);
        describeDerived(document);
        document.addServer(OASFactory.createServer().url("/").description("Where this document is served."));
        // stated, so that nobody thinks it was forgotten: there is no access control yet
        document.setSecurity(List.of());
        ApiExamples.addTo(document);
    }

    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getPattern() != null) {
            schema.setPattern(SearchPattern.of(schema.getPattern()));
        }
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

    /** The name of a schema: the scanner calls ActorPage PageActorView, after its classes. */
    private static String name(String scanned) {
        Matcher page = PAGE.matcher(scanned);
        if (page.matches()) {
            return name(page.group(1)) + "Page";
        }
        Matcher entry = HISTORY_ENTRY.matcher(scanned);
        return entry.matches() ? entry.group(1) + "HistoryEntry" : scanned;
    }

    /** A document as it is read has what may be left out when it is sent: its id, its parent's id, and empty lists. */
    private static void describeReading(Schema reading, String paths) {
        reading.getProperties().forEach((name, property) -> {
            boolean isSent = paths.contains("{" + name + "}") || property.getItems() != null;
            if (isSent && !reading.getRequired().contains(name)) {
                reading.addRequired(name);
            }
            if (property.hasExtension(ApiExtensions.NEEDED_WHEN_SENT)) {
                reading.removeRequired(name);
            }
        });
    }

    /**
     * Lets nothing be required that only answers have: generators make it a must for whoever sends the object. In what is
     * never sent, nothing needs to be marked as derived.
     */
    private static void describeDerived(OpenAPI document) {
        Set<String> sent = ReachableSchemas.sent(document);
        document.getComponents().getSchemas().forEach((name, schema) -> {
            if (schema.getProperties() == null || schema.getRequired() == null) {
                return;
            }
            schema.getProperties().forEach((property, value) -> {
                if (Boolean.TRUE.equals(value.getReadOnly())
                        && schema.getRequired().contains(property)) {
                    if (sent.contains(name)) {
                        schema.removeRequired(property);
                    } else {
                        value.setReadOnly(null);
                    }
                }
            });
        });
    }

    private void describe(String path, Operation operation, OpenAPI document, Map<String, APIResponse> problems) {
        Object said = operation.getExtensions() == null
                ? null
                : operation.getExtensions().get(ApiExtensions.OPERATION);
        String kind = said == null ? "" : said.toString();
        operation.removeExtension(ApiExtensions.OPERATION);
        if (operation.getRequestBody() != null) {
            operation.getRequestBody().removeExtension(ApiExtensions.OPERATION);
        }
        operation
                .getResponses()
                .getAPIResponses()
                .values()
                .forEach(response -> response.removeExtension(ApiExtensions.OPERATION));
        StandardNames.name(path, kind, operation);
        ApiParameters.addFromPath(operation, path);
        Text text = texts.get(operation.getOperationId());
        if (text != null) {
            operation.setDescription(text.description());
            operation.setSummary(text.summary() == null ? operation.getSummary() : text.summary());
        }
        parameters
                .getOrDefault(operation.getOperationId(), List.of())
                .forEach(parameter -> ApiParameters.add(operation, parameter));
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .filter(parameter -> parameter.getSchema() == null)
                    .forEach(parameter -> parameter.setSchema(ApiParameters.string()));
        }
        Consumer<ProblemType> problem = type -> problem(operation, type, problems);
        EVERY.forEach(problem);
        if (path.contains("{")) {
            problem.accept(ProblemType.NOT_FOUND);
        }
        switch (kind) {
            case ApiExtensions.READ -> {
                alsoAsTable(operation);
                asOf(operation);
                ApiParameters.addHeader(operation, "If-None-Match", "The ETag of the version that the client has.");
                tagged(operation, "200");
                operation
                        .getResponses()
                        .addAPIResponse("304", OASFactory.createAPIResponse().description("Not modified"));
                problem.accept(ProblemType.RETRACTED);
            }
            case ApiExtensions.HISTORY -> page(operation);
            case ApiExtensions.LIST, ApiExtensions.STREAMED_LIST, ApiExtensions.RELATED_LIST -> {
                page(operation);
                asOf(operation);
                if (path.contains("{")) {
                    problem.accept(ProblemType.RETRACTED);
                }
                if (!kind.equals(ApiExtensions.RELATED_LIST)) {
                    ApiParameters.add(operation, StandardParameters.IDS);
                }
                if (kind.equals(ApiExtensions.STREAMED_LIST)) {
                    streamed(operation);
                }
            }
            case ApiExtensions.REPLACE -> {
                ApiParameters.addHeader(
                        operation, "If-Match", "The ETag of the version that is replaced; not for a new document.");
                written(operation);
                BODY.forEach(problem);
                List.of(
                                ProblemType.CLAIM_ALTERED,
                                ProblemType.RETRACTED,
                                ProblemType.STALE_VERSION,
                                ProblemType.PRECONDITION_REQUIRED)
                        .forEach(problem);
            }
            case ApiExtensions.CREATE -> {
                written(operation);
                BODY.forEach(problem);
                problem.accept(ProblemType.CLAIM_ALTERED);
                problem.accept(ProblemType.RETRACTED);
            }
            case ApiExtensions.RETRACT -> {
                ApiParameters.addHeader(operation, "If-Match", "The ETag of the version that is retracted.");
                ApiParameters.add(operation, StandardParameters.REASON);
                List.of(ProblemType.UNLAWFUL_TRANSITION, ProblemType.STALE_VERSION, ProblemType.PRECONDITION_REQUIRED)
                        .forEach(problem);
            }
            case ApiExtensions.RESTORE -> {
                ApiParameters.addHeader(operation, "If-Match", "The ETag of the version that is restored.");
                operation.getResponses().getAPIResponse("200").description("Restored, or not retracted");
                tagged(operation, "200");
                BODY.forEach(problem);
                List.of(
                                ProblemType.UNLAWFUL_TRANSITION,
                                ProblemType.RETRACTED,
                                ProblemType.STALE_VERSION,
                                ProblemType.PRECONDITION_REQUIRED)
                        .forEach(problem);
            }
            case ApiExtensions.SEARCH -> {
                alsoAsTable(operation);
                problem.accept(ProblemType.RETRACTED);
            }
            case ApiExtensions.MERGE -> {
                ApiParameters.addHeader(operation, "If-Match", "The ETag of the version that is merged into another.");
                BODY.forEach(problem);
                List.of(
                                ProblemType.ALREADY_MERGED,
                                ProblemType.RETRACTED,
                                ProblemType.STALE_VERSION,
                                ProblemType.PRECONDITION_REQUIRED)
                        .forEach(problem);
            }
            case ApiExtensions.BATCH -> {
                ApiParameters.add(operation, StandardParameters.ATOMIC);
                ApiParameters.add(operation, StandardParameters.DRY_RUN);
                BODY.forEach(problem);
                batchBody(path, operation);
            }
            case ApiExtensions.BUNDLE -> {
                ApiParameters.add(operation, StandardParameters.DRY_RUN);
                BODY.forEach(problem);
            }
            case ApiExtensions.FEED -> {
                ApiParameters.add(operation, StandardParameters.LAST_EVENT_ID);
                ApiParameters.add(operation, StandardParameters.TIMEOUT);
                ApiParameters.add(operation, StandardParameters.EVENT_LIMIT);
                problem.accept(ProblemType.FEED_RESET);
            }
            default -> {}
        }
        boolean isMergeable = path.contains("/{id}")
                && document.getPaths().hasPathItem(path.substring(0, path.indexOf("/{id}")) + "/{id}/merge");
        boolean reads = List.of(ApiExtensions.READ, ApiExtensions.RELATED_LIST, ApiExtensions.SEARCH)
                .contains(kind);
        if (isMergeable && reads) {
            operation
                    .getResponses()
                    .addAPIResponse(
                            "308",
                            OASFactory.createAPIResponse()
                                    .description("Merged: Location is the document that it was merged into"));
        }
    }

    private static void page(Operation operation) {
        ApiParameters.add(operation, StandardParameters.LIMIT);
        ApiParameters.add(operation, StandardParameters.CURSOR);
        operation
                .getResponses()
                .getAPIResponse("200")
                .addHeader(
                        "Link", header("The page after this one, as rel=\"next\" (RFC 8288).", ApiParameters.string()));
    }

    /** The formats beside pages in which a list is answered. */
    private void streamed(Operation operation) {
        Content content = operation.getResponses().getAPIResponse("200").getContent();
        content.addMediaType(LINES, OASFactory.createMediaType().schema(ApiParameters.string()));
        String formats = "As `" + LINES + "`, the whole list, one item a line, without `limit` and `cursor`.";
        TextTable table = tables.get(operation.getOperationId());
        if (table != null) {
            addTable(content, table);
            formats = "As `" + LINES + "`, one item a line, or `" + CSV
                    + "`, one item a row, the whole list, without `limit` and `cursor`. Tables are UTF-8 with a byte order"
                    + " mark, commas, and lines ended by CR LF; a cell that a spreadsheet would take for a formula has an"
                    + " apostrophe before it, as has one that begins with an apostrophe; with `includeRetracted`, the"
                    + " last column says when and why a row was retracted. Columns:\n\n" + table.columns();
        }
        String description = operation.getDescription();
        operation.setDescription(description == null ? formats : description + "\n\n" + formats);
        operation.getResponses().getAPIResponse("200").setDescription("A page, or the whole list in another format");
    }

    private static void addTable(Content content, TextTable table) {
        content.addMediaType(
                CSV, OASFactory.createMediaType().schema(ApiParameters.string()).example(table.example()));
    }

    /** An answer of one piece that may also be read as a table. */
    private void alsoAsTable(Operation operation) {
        TextTable table = tables.get(operation.getOperationId());
        if (table != null) {
            addTable(operation.getResponses().getAPIResponse("200").getContent(), table);
            operation.setDescription(
                    operation.getDescription() + "\n\nAs `" + CSV + "`, with the columns:\n\n" + table.columns());
        }
    }

    private static void asOf(Operation operation) {
        ApiParameters.add(operation, StandardParameters.KNOWN_AT);
        ApiParameters.add(operation, StandardParameters.RECORDED_AT);
        ApiParameters.add(operation, StandardParameters.INCLUDE_RETRACTED);
    }

    /** A batch is a list of what is sent to the collection one by one. */
    private void batchBody(String path, Operation operation) {
        Schema list = OASFactory.createSchema()
                .addType(Schema.SchemaType.ARRAY)
                .items(OASFactory.createSchema().ref(SCHEMAS + StandardNames.draft(path)));
        Content content = OASFactory.createContent()
                .addMediaType("application/json", OASFactory.createMediaType().schema(list))
                .addMediaType(LINES, OASFactory.createMediaType().schema(ApiParameters.string()));
        String csv = csvExamples.get(operation.getOperationId());
        if (csv != null) {
            content.addMediaType(
                    CSV,
                    OASFactory.createMediaType().schema(ApiParameters.string()).example(csv));
        }
        operation.setRequestBody(OASFactory.createRequestBody().content(content).required(true));
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
                                        header(
                                                        "Where the document is read.",
                                                        ApiParameters.string().format("uri"))
                                                .required(true)));
        replaced.description("Replaced, or the same as before");
        tagged(operation, "200");
        tagged(operation, "201");
    }

    private static void tagged(Operation operation, String status) {
        operation
                .getResponses()
                .getAPIResponse(status)
                .addHeader(
                        "ETag", header("The version.", ApiParameters.string()).required(true));
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
                            header("Seconds to wait before another try.", ApiParameters.integer(0, 3600))
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
}
