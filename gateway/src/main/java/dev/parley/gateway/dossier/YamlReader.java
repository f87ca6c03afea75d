package dev.parley.gateway.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.json.StrictJson;
import dev.parley.json.Utf8Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML 1.2 text as the JSON that it stands for: UTF-8, one document, no property twice, no anchors, aliases and
 * tags, within the limits of JSON text. Where a property is text, whatever is written there without quotation marks is
 * text too ({@code 2023}, {@code no}, {@code 2023-10-09}); elsewhere only what JSON itself takes for a number or a truth
 * value is one (docs/adr/0042).
 */
final class YamlReader {

    /** Says of the properties of an object, or of the objects in a list, which are text. */
    interface Shape {

        /** The shape of a property's value, or of the elements of the list that it is. */
        Shape property(String name);

        default boolean isText() {
            return false;
        }
    }

    private static final Set<String> NULLS = Set.of("", "~", "null");
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            // the size of a body is limited already
            .setCodePointLimit(Integer.MAX_VALUE)
            // the library copies what it has of a line for every buffer that it reads: with large ones, seldom
            .setBufferSize(1 << 20)
            .build();

    private final Iterator<Event> events;
    private final ObjectMapper json;

    private YamlReader(InputStream bytes, ObjectMapper json) {
        Utf8Stream utf8 = new Utf8Stream(bytes, 1, ProblemType.MALFORMED_YAML);
        this.events = new Parse(SETTINGS)
                .parseReader(new PrintableReader(new InputStreamReader(utf8, StandardCharsets.UTF_8)))
                .iterator();
        this.json = json;
    }

    /**
     * Reads the one document of the text.
     *
     * @throws ProblemException MALFORMED_YAML, with line and column
     */
    static JsonNode read(InputStream bytes, Shape shape, ObjectMapper json) throws IOException {
        try {
            return new YamlReader(bytes, json).document(shape);
        } catch (MarkedYamlEngineException e) {
            throw malformed(
                    e.getContext() == null ? e.getProblem() : e.getProblem() + " " + e.getContext(),
                    e.getProblemMark().or(e::getContextMark));
        } catch (YamlEngineException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw malformed(e.getMessage(), Optional.empty());
        }
    }

    private JsonNode document(Shape shape) {
        events.next();
        if (events.next().getEventId() == Event.ID.StreamEnd) {
            throw new ProblemException(ProblemType.MALFORMED_YAML, "The body is empty.");
        }
        JsonNode value = value(events.next(), shape, 1);
        events.next();
        Event next = events.next();
        if (next.getEventId() != Event.ID.StreamEnd) {
            throw malformed("There is a second document: send each in a request of its own", next.getStartMark());
        }
        return value;
    }

    private JsonNode value(Event event, Shape shape, int depth) {
        requirePlainNode(event);
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar, shape);
        }
        if (depth > StrictJson.DEEPEST) {
            throw malformed("It is nested more than " + StrictJson.DEEPEST + " deep", event.getStartMark());
        }
        return event.getEventId() == Event.ID.MappingStart ? object(shape, depth) : list(shape, depth);
    }

    private ObjectNode object(Shape shape, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            requirePlainNode(event);
            if (!(event instanceof ScalarEvent key)) {
                throw malformed("The name of a property must be a text", event.getStartMark());
            }
            String name = text(key);
            if (object.has(name)) {
                throw malformed("Duplicate property `" + name + "`", event.getStartMark());
            }
            object.set(name, value(events.next(), shape.property(name), depth + 1));
        }
        return object;
    }

    private ArrayNode list(Shape shape, int depth) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            list.add(value(event, shape, depth + 1));
        }
        return list;
    }

    private JsonNode scalar(ScalarEvent scalar, Shape shape) {
        String text = text(scalar);
        if (!scalar.isPlain()) {
            return TextNode.valueOf(text);
        }
        if (NULLS.contains(text)) {
            return NullNode.instance;
        }
        if (shape.isText()) {
            return TextNode.valueOf(text);
        }
        if (text.equals("true") || text.equals("false")) {
            return BooleanNode.valueOf(text.equals("true"));
        }
        return NUMBER.matcher(text).matches() ? number(text, scalar) : TextNode.valueOf(text);
    }

    private JsonNode number(String text, ScalarEvent scalar) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException | NumberFormatException e) {
            throw malformed("A number is too long or too large", scalar.getStartMark());
        }
    }

    private static String text(ScalarEvent scalar) {
        if (scalar.getValue().length() > StrictJson.LONGEST_STRING) {
            throw malformed("A text has more than " + StrictJson.LONGEST_STRING + " characters", scalar.getStartMark());
        }
        return scalar.getValue();
    }

    /** Refuses what YAML has and JSON has not. */
    private static void requirePlainNode(Event event) {
        if (event instanceof AliasEvent
                || event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            throw malformed(
                    "Anchors (&) and aliases (*) are not allowed: write the value out. A citation can be given once in"
                            + " `citations` and named by `cite`. Put a text that begins with & or * in quotation marks",
                    event.getStartMark());
        }
        if (event instanceof ScalarEvent scalar && scalar.getTag().isPresent()
                || event instanceof CollectionStartEvent collection
                        && collection.getTag().isPresent()) {
            throw malformed(
                    "Tags (!) are not allowed. Put a text that begins with ! in quotation marks", event.getStartMark());
        }
    }

    private static ProblemException malformed(String reason, Optional<Mark> mark) {
        String place =
                mark.map(at -> place(at.getLine() + 1, at.getColumn() + 1)).orElse(".");
        return new ProblemException(ProblemType.MALFORMED_YAML, reason + place);
    }

    /** @param line from 1, as the column */
    static String place(int line, int column) {
        return " (line " + line + ", column " + column + ").";
    }
}
