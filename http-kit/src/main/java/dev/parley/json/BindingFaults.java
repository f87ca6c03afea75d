package dev.parley.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import dev.parley.kernel.CheckedValue;
import dev.parley.kernel.Fault;
import dev.parley.kernel.InvalidValueException;

/** Notes what does not fit while a document is read, puts nothing in its place, and lets the reading go on. */
final class BindingFaults extends DeserializationProblemHandler {

    private final List<Fault> found = new ArrayList<>();

    /** The place of the document in what holds it, as of an item in a list. */
    private final String root;

    private final AnswerProperties answers;

    BindingFaults(JsonParser parser, AnswerProperties answers) {
        this.answers = answers;
        root = parser.currentToken() == null ? "" : pointer(parser);
    }

    /** Those of the document that is being read. */
    static BindingFaults in(DeserializationContext context) {
        return (BindingFaults) context.getAttribute(BindingFaults.class);
    }

    List<Fault> all() {
        return found;
    }

    /** Notes the faults of a value that has just been read to its end. */
    void addIn(JsonParser parser, CheckedValue value) {
        String place = place(parser);
        value.derived().forEach(name -> found.removeIf(fault -> isWithin(Fault.member(place, name), fault.pointer())));
        value.faults().forEach(fault -> addUnlessCovered(fault.under(place)));
    }

    private static boolean isWithin(String place, String pointer) {
        return pointer.equals(place) || pointer.startsWith(place + "/");
    }

    void add(String pointer, String message) {
        if (found.stream().noneMatch(fault -> fault.pointer().equals(pointer))) {
            found.add(new Fault(pointer, message));
        }
    }

    /** Notes a fault unless it only follows from one inside the value that is already noted. */
    void addUnlessCovered(Fault fault) {
        if (found.stream().noneMatch(other -> other.pointer().startsWith(fault.pointer() + "/"))) {
            add(fault.pointer(), fault.message());
        }
    }

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser parser,
            JsonDeserializer<?> deserializer,
            Object beanOrClass,
            String name)
            throws IOException {
        if (!answers.of(deserializer.handledType()).contains(name)) {
            String object = parser == context.getParser()
                    ? parent(place(parser))
                    : holder(context.getParser(), deserializer.getKnownPropertyNames());
            add(Fault.member(object, name), unknown(name, deserializer.getKnownPropertyNames()));
        }
        parser.skipChildren();
        return true;
    }

    private static String unknown(String name, Collection<Object> properties) {
        List<String> known = properties.stream().map(String::valueOf).sorted().toList();
        String meant = NearestName.to(name, known)
                .map(nearest -> "; did you mean `" + nearest + "`?")
                .orElse("");
        return "unknown property" + meant + " (known: " + String.join(", ", known) + ")";
    }

    @Override
    public Object handleUnexpectedToken(
            DeserializationContext context, JavaType target, JsonToken token, JsonParser parser, String message)
            throws IOException {
        add(place(parser), "needs " + wanted(target) + " here, not " + given(token));
        parser.skipChildren();
        return null;
    }

    @Override
    public Object handleWeirdStringValue(
            DeserializationContext context, Class<?> target, String value, String message) {
        add(place(context.getParser()), target.isEnum() ? "is not one of " + names(target) : message);
        return null;
    }

    @Override
    public Object handleWeirdNumberValue(
            DeserializationContext context, Class<?> target, Number value, String message) {
        add(place(context.getParser()), target.isEnum() ? "is not one of " + names(target) : "is out of range");
        return null;
    }

    @Override
    public Object handleMissingInstantiator(
            DeserializationContext context,
            Class<?> target,
            ValueInstantiator instantiator,
            JsonParser parser,
            String message)
            throws IOException {
        return handleUnexpectedToken(context, context.constructType(target), parser.currentToken(), parser, message);
    }

    @Override
    public Object handleInstantiationProblem(
            DeserializationContext context, Class<?> target, Object argument, Throwable problem) throws IOException {
        if (argument == null && !found.isEmpty()) {
            // made of a scalar that did not fit, which is noted already
            return null;
        }
        InvalidValueException invalid = invalid(problem);
        if (invalid == null) {
            throw new IOException(problem);
        }
        JsonParser parser = context.getParser();
        String place = target.isRecord() ? holder(parser, Set.of()) : place(parser);
        invalid.faults().forEach(fault -> addUnlessCovered(fault.under(place)));
        return null;
    }

    private static InvalidValueException invalid(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidValueException invalid) {
                return invalid;
            }
        }
        return null;
    }

    /**
     * The place of the record being built. Jackson builds one as soon as it has all its components, so that the parser
     * stands either at the record's end or still at its last component; the component has one of the known names, or,
     * in the value types that refuse to be built, is a scalar.
     */
    private String holder(JsonParser parser, Collection<Object> names) {
        boolean atEnd = parser.hasToken(JsonToken.END_OBJECT)
                && !names.contains(String.valueOf(parser.getParsingContext().getCurrentName()));
        return atEnd ? place(parser) : parent(place(parser));
    }

    private static String parent(String pointer) {
        return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
    }

    private String place(JsonParser parser) {
        return pointer(parser).substring(root.length());
    }

    private static String pointer(JsonParser parser) {
        return parser.getParsingContext().pathAsPointer().toString();
    }

    private static String names(Class<?> target) {
        return Arrays.stream(target.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
    }

    private static String wanted(JavaType target) {
        if (target.isCollectionLikeType()) {
            return "a list";
        }
        if (target.hasRawClass(String.class) || target.isEnumType()) {
            return "a string";
        }
        if (Number.class.isAssignableFrom(target.getRawClass())) {
            return "a number";
        }
        return target.hasRawClass(Boolean.class) ? "true or false" : "an object";
    }

    private static String given(JsonToken token) {
        return switch (token) {
            case START_OBJECT, END_OBJECT, FIELD_NAME -> "an object";
            case START_ARRAY, END_ARRAY -> "a list";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            default -> "null";
        };
    }
}
