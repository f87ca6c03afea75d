package dev.parley.gateway.dossier;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.catalog.ServiceCollection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The outline of a dossier, for the API document. The APIs of the collections describe their documents. */
@Schema(
        name = "Dossier",
        description = "Exchanges with everything around them. Each list has the name of a collection and holds"
                + " documents of that collection.",
        examples = Dossier.EXAMPLE)
record Dossier(
        @Schema(
                required = true,
                enumeration = DossierFile.FORMAT,
                description = "The format and its version.\n\n- `" + DossierFile.FORMAT + "`: the only version.")
        String format,

        @Schema(
                description = "In a file: citations under keys of your choice. Wherever a citation belongs, `{\"cite\":"
                        + " \"key\"}` stands for the one under that key. A key has 1 to 80 lower-case letters, digits,"
                        + " `.`, `_` or `-`, and begins with a letter or digit.")
        Map<String, Map<String, Object>> citations,

        @Schema(description = "The sources that the other documents cite.")
        List<Map<String, Object>> sources,

        @Schema(description = "The actors that the other documents refer to.")
        List<Map<String, Object>> actors,

        @Schema(description = "How the actors are related.") List<Map<String, Object>> relations,

        @Schema(description = "How the actors reach each other.")
        List<Map<String, Object>> channels,

        @Schema(
                description = "The exchanges. Each has its `revisions`, `positions`, `transitions` and `deliveries`"
                        + " inside, as lists, and when it is read its `ledger`.")
        List<Map<String, Object>> exchanges,

        @Schema(description = "The events of the exchanges.")
        List<Map<String, Object>> events) {

    /** The property of every document that says how far it may be shared. */
    static final String MARKING = "marking";

    /** The property that says the format of a file and its version. */
    static final String FORMAT = "format";

    static final String SOURCES = "sources";
    static final String ACTORS = "actors";
    static final String RELATIONS = "relations";
    static final String CHANNELS = "channels";
    static final String EXCHANGES = "exchanges";
    static final String EVENTS = "events";

    /** The collections at the top of a dossier, each after those that its documents refer to. */
    static final List<String> LOAD_ORDER = List.of(SOURCES, ACTORS, RELATIONS, CHANNELS, EXCHANGES, EVENTS);

    /** The property of an exchange that a dossier adds when it is read. */
    static final String LEDGER = "ledger";

    /** The actors that a relation or channel connects; none for a document of another collection. */
    static Set<String> ends(ServiceCollection collection, JsonNode document) {
        return switch (collection.name()) {
            case RELATIONS ->
                Set.copyOf(List.of(
                        document.path("subject").asText(),
                        document.path("object").asText()));
            case CHANNELS -> Set.copyOf(document.path("endpoints").findValuesAsText("actor"));
            default -> Set.of();
        };
    }

    static final String EXAMPLE = """
            {
              "format": "parley-dossier/1",
              "citations": {
                "dw-20230918": {"source": "dw", "publishedAt": "2023-09-18", "attribution": "OWN_REPORTING"}
              },
              "sources": [
                {"id": "dw", "name": "Deutsche Welle", "type": "BROADCAST", "reliability": "B"}
              ],
              "actors": [
                {"id": "qatar", "kind": "STATE", "name": "Qatar", "country": "QA"}
              ],
              "exchanges": [
                {
                  "id": "us-iran-2023",
                  "title": "United States - Iran exchange of September 2023",
                  "opened": {"edtf": "2022~"},
                  "participants": [{"actor": "qatar", "roles": ["LEAD_MEDIATOR", "HOST"]}],
                  "citations": [{"cite": "dw-20230918"}],
                  "transitions": [
                    {
                      "number": 1,
                      "to": "EXPLORATORY",
                      "effective": {"edtf": "2022~"},
                      "citations": [{"cite": "dw-20230918"}]
                    }
                  ]
                }
              ]
            }""";
}
