package dev.parley.json;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;

/** Reads a request body that is one document, or says what is to become of one. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class StrictBodyReader implements MessageBodyReader<StrictBody> {

    private final ObjectMapper mapper;
    private final DocumentJson json;

    StrictBodyReader(ObjectMapper mapper, DocumentJson json) {
        this.mapper = mapper;
        this.json = json;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return StrictBody.class.isAssignableFrom(type);
    }

    @Override
    public StrictBody readFrom(
            Class<StrictBody> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        try (JsonParser parser = mapper.createParser(body)) {
            if (parser.nextToken() == null) {
                throw new ProblemException(ProblemType.MALFORMED_JSON, "The body is empty.");
            }
            StrictBody sent = json.read(parser, type);
            if (parser.nextToken() != null) {
                throw new ProblemException(ProblemType.MALFORMED_JSON, "It goes on after its end.");
            }
            return sent;
        } catch (JsonProcessingException e) {
            throw MalformedJson.problem(e);
        }
    }
}
