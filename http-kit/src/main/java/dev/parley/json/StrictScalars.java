package dev.parley.json;

import java.io.IOException;
import java.math.BigDecimal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;

/**
 * Reads each scalar from its own JSON type only, and strings only if a database and UTF-8 can hold them. Unlike
 * Jackson's own readers these report through the problem handler, so that reading can go on to the next fault.
 */
final class StrictScalars {

    static final SimpleModule MODULE = new SimpleModule("strict-scalars")
            .addDeserializer(String.class, new Text())
            .addDeserializer(Integer.class, new Whole())
            .addDeserializer(BigDecimal.class, new Decimal());

    private StrictScalars() {}

    private static final class Text extends StdScalarDeserializer<String> {

        Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            String text = parser.getText();
            String flaw = flaw(text);
            return flaw == null ? text : (String) context.handleWeirdStringValue(String.class, text, flaw);
        }

        private static String flaw(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == 0) {
                    return "holds a NUL character";
                }
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else if (Character.isSurrogate(c)) {
                    return "holds half of a surrogate pair";
                }
            }
            return null;
        }
    }

    private static final class Whole extends StdScalarDeserializer<Integer> {

        Whole() {
            super(Integer.class);
        }

        @Override
        public Integer deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
                return (Integer) context.handleUnexpectedToken(Integer.class, parser);
            }
            return parser.getNumberType() == JsonParser.NumberType.INT
                    ? (Integer) parser.getIntValue()
                    : (Integer)
                            context.handleWeirdNumberValue(Integer.class, parser.getNumberValue(), "is out of range");
        }
    }

    private static final class Decimal extends StdScalarDeserializer<BigDecimal> {

        Decimal() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return parser.currentToken().isNumeric()
                    ? parser.getDecimalValue()
                    : (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, parser);
        }
    }
}
