package dev.parley.json;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;

/** Notes what a stored document has and today's types have not, and lets the reading go on without it. */
final class StoredFaults extends DeserializationProblemHandler {

    private boolean found;

    boolean isEmpty() {
        return !found;
    }

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context, JsonParser parser, JsonDeserializer<?> type, Object bean, String name)
            throws IOException {
        skip(parser);
        return true;
    }

    @Override
    public Object handleUnexpectedToken(
            DeserializationContext context, JavaType target, JsonToken token, JsonParser parser, String message)
            throws IOException {
        return skip(parser);
    }

    @Override
    public Object handleWeirdStringValue(
            DeserializationContext context, Class<?> target, String value, String message) {
        found = true;
        return null;
    }

    @Override
    public Object handleWeirdNumberValue(
            DeserializationContext context, Class<?> target, Number value, String message) {
        found = true;
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
            DeserializationContext context, Class<?> target, Object argument, Throwable problem) {
        found = true;
        return null;
    }

    private Object skip(JsonParser parser) throws IOException {
        found = true;
        parser.skipChildren();
        return null;
    }
}
