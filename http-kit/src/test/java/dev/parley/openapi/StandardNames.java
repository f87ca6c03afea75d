package dev.parley.openapi;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Names the standard operations, and says what they do, after the collection in their path. */
final class StandardNames {

    private static final String ITEM = "/{id}";
    private static final String HISTORY = "/history";
    private static final String BATCH = "/batch";
    private static final String RESTORE = "/restore";

    private StandardNames() {}

    /**
     * Names an operation that has no name of its own.
     *
     * @param path its path, as "/v1/exchanges/{exchange}/positions/{id}"
     */
    static void name(String path, String kind, Operation operation) {
        if (operation.getOperationId() != null) {
            return;
        }
        List<String> collections = collections(path);
        String last = collections.get(collections.size() - 1);
        String singular = singular(last);
        String owner = collections.size() > 1 ? camel(singular(collections.get(0))) : "";
        String noun = owner + camel(singular);
        String aNoun = article(singular) + " " + singular;
        switch (kind) {
            case ApiExtensions.CREATE -> say(operation, "create" + noun, "Create " + aNoun);
            case ApiExtensions.READ -> say(operation, "get" + noun, "Read " + aNoun);
            case ApiExtensions.REPLACE -> say(operation, "put" + noun, "Create or replace " + aNoun);
            case ApiExtensions.RETRACT -> say(operation, "retract" + noun, "Retract " + aNoun);
            case ApiExtensions.RESTORE -> say(operation, "restore" + noun, "Restore a retracted " + singular);
            case ApiExtensions.HISTORY -> say(operation, "list" + noun + "History", "List the versions of " + aNoun);
            case ApiExtensions.BATCH -> say(operation, "batch" + camel(last), "Create or replace many " + last);
            default -> throw new IllegalStateException("Name this operation: " + path);
        }
    }

    /** The name of the schema of what is sent to the collection of a path. */
    static String draft(String path) {
        List<String> collections = collections(path);
        return camel(singular(collections.get(collections.size() - 1))) + "Draft";
    }

    private static List<String> collections(String path) {
        return Arrays.stream(path.replace(HISTORY, "")
                        .replace(BATCH, "")
                        .replace(RESTORE, "")
                        .split("/"))
                .filter(part -> !part.isEmpty() && !part.startsWith("{") && !part.equals("v1"))
                .toList();
    }

    private static void say(Operation operation, String id, String summary) {
        operation.setOperationId(id);
        operation.setSummary(summary);
    }

    /** Renames the path parameter {@code id} after the property that has the id in what is sent, where that is another. */
    static void nameIdsAfterProperties(OpenAPI document) {
        var named = OASFactory.createPaths();
        document.getPaths().getPathItems().forEach((path, item) -> {
            int end = path.indexOf(ITEM);
            String property = end < 0 ? "id" : idProperty(document, path.substring(0, end + ITEM.length()));
            if (!property.equals("id")) {
                item.getOperations().values().forEach(operation -> operation.getParameters().stream()
                        .filter(parameter -> "id".equals(parameter.getName()))
                        .forEach(parameter -> parameter.setName(property)));
            }
            named.addPathItem(property.equals("id") ? path : path.replace(ITEM, "/{" + property + "}"), item);
        });
        document.setPaths(named);
    }

    private static String idProperty(OpenAPI document, String path) {
        PathItem item = document.getPaths().getPathItem(path);
        if (item == null || item.getPUT() == null || item.getPUT().getRequestBody() == null) {
            return "id";
        }
        Schema sent = item.getPUT()
                .getRequestBody()
                .getContent()
                .getMediaTypes()
                .values()
                .iterator()
                .next()
                .getSchema();
        Schema draft = document.getComponents()
                .getSchemas()
                .get(sent.getRef().substring(sent.getRef().lastIndexOf('/') + 1));
        return draft.getProperties().containsKey("id")
                ? "id"
                : draft.getProperties().keySet().stream()
                        .filter(property -> !path.contains("{" + property + "}"))
                        .findFirst()
                        .orElseThrow();
    }

    private static String singular(String plural) {
        return plural.endsWith("ies")
                ? plural.substring(0, plural.length() - "ies".length()) + "y"
                : plural.substring(0, plural.length() - 1);
    }

    private static String article(String noun) {
        return "aeiou".indexOf(noun.charAt(0)) >= 0 ? "an" : "a";
    }

    private static String camel(String text) {
        return Arrays.stream(text.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }
}
