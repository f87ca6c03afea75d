package dev.parley.json;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.parley.kernel.CheckedValue;

/** Asks each value that a client sent for its faults, as soon as it is read, and takes a constant by its exact name only. */
final class CheckedValues {

    static final SimpleModule MODULE = new SimpleModule("checked-values")
            .setDeserializerModifier(new BeanDeserializerModifier() {
                @Override
                public JsonDeserializer<?> modifyDeserializer(
                        DeserializationConfig config, BeanDescription type, JsonDeserializer<?> deserializer) {
                    return CheckedValue.class.isAssignableFrom(type.getBeanClass())
                            ? new Checking(deserializer)
                            : deserializer;
                }

                @Override
                public JsonDeserializer<?> modifyEnumDeserializer(
                        DeserializationConfig config,
                        JavaType constant,
                        BeanDescription type,
                        JsonDeserializer<?> deserializer) {
                    return new Exact(deserializer);
                }
            });

    private CheckedValues() {}

    /** Jackson would take a name with white space or control characters around it. */
    private static final class Exact extends DelegatingDeserializer {

        private static final long serialVersionUID = 1;

        Exact(JsonDeserializer<?> deserializer) {
            super(deserializer);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> deserializer) {
            return new Exact(deserializer);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.hasToken(JsonToken.VALUE_STRING)) {
                String name = parser.getText();
                if (name.isEmpty() || !name.equals(name.trim())) {
                    return context.handleWeirdStringValue(handledType(), name, "is not the name of a constant");
                }
            }
            return super.deserialize(parser, context);
        }
    }

    private static final class Checking extends DelegatingDeserializer {

        private static final long serialVersionUID = 1;

        Checking(JsonDeserializer<?> deserializer) {
            super(deserializer);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> deserializer) {
            return new Checking(deserializer);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            Object value = super.deserialize(parser, context);
            if (value instanceof CheckedValue checked) {
                BindingFaults.in(context).addIn(parser, checked);
            }
            return value;
        }
    }
}
