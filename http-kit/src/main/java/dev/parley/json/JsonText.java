package dev.parley.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;

/**
 * Reads JSON text as RFC 8259 defines it: UTF-8, one value, no property twice, nothing after it. A byte order mark before
 * it is passed over, as that RFC allows. Every method refuses other text as MALFORMED_JSON, with line and column.
 */
@Singleton
public class JsonText {

    private final ObjectMapper mapper;
    private final ObjectReader trees;

    JsonText(ObjectMapper mapper) {
        this.mapper = mapper;
        this.trees = mapper.readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** Reads piece by piece; whoever reads turns what the parser throws into a {@link MalformedJson} problem. */
    public JsonParser parser(InputStream bytes) throws IOException {
        return parser(bytes, 1);
    }

    private JsonParser parser(InputStream bytes, int line) throws IOException {
        return new Located(mapper.createParser(new Utf8Stream(bytes, line)));
    }

    /**
     * Reads each token to its end, also one that is passed over, and adds the place to what the parser says without one:
     * that the text exceeds a limit.
     */
    private static final class Located extends JsonParserDelegate {

        Located(JsonParser parser) {
            super(parser);
        }

        @Override
        public JsonToken nextToken() throws IOException {
            try {
                JsonToken token = super.nextToken();
                super.finishToken();
                if (token == JsonToken.VALUE_STRING) {
                    super.getText();
                }
                return token;
            } catch (StreamConstraintsException e) {
                throw located(e);
            }
        }

        @Override
        public JsonParser skipChildren() throws IOException {
            if (isExpectedStartObjectToken() || isExpectedStartArrayToken()) {
                for (int open = 1; open > 0; ) {
                    JsonToken token = nextToken();
                    if (token == null) {
                        break;
                    }
                    open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                }
            }
            return this;
        }

        private StreamConstraintsException located(StreamConstraintsException exception) {
            return new StreamConstraintsException(exception.getOriginalMessage(), delegate.currentLocation());
        }
    }

    /** The next value. */
    public JsonNode next(JsonParser parser) throws IOException {
        try {
            return trees.readValue(parser);
        } catch (NumberFormatException e) {
            throw new JsonParseException(parser, "A number is out of range", parser.currentTokenLocation());
        }
    }

    /** The one value of the text. */
    public JsonNode read(InputStream bytes) throws IOException {
        return read(bytes, 1);
    }

    /** The one value of a line, whose number in the text it belongs to counts from 1. */
    public JsonNode readLine(byte[] bytes, int number) throws IOException {
        return read(new ByteArrayInputStream(bytes), number);
    }

    private JsonNode read(InputStream bytes, int line) throws IOException {
        try (JsonParser parser = parser(bytes, line)) {
            if (parser.nextToken() == null) {
                throw new ProblemException(ProblemType.MALFORMED_JSON, "The body is empty.");
            }
            JsonNode tree = next(parser);
            requireEnd(parser, line);
            return tree;
        } catch (JsonProcessingException e) {
            throw MalformedJson.problem(e, line);
        }
    }

    /** Refuses anything but white space after the value that was read last. */
    public void requireEnd(JsonParser parser) throws IOException {
        requireEnd(parser, 1);
    }

    private static void requireEnd(JsonParser parser, int line) throws IOException {
        if (parser.nextToken() != null) {
            throw new ProblemException(
                    ProblemType.MALFORMED_JSON,
                    "Unexpected content after the end of the JSON document"
                            + MalformedJson.place(parser.currentTokenLocation(), line));
        }
    }
}
