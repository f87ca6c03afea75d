package dev.parley.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import jakarta.inject.Singleton;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.kernel.Fault;

/** Between JSON and documents: reads what clients send, with all its faults at once, and keeps what the journal holds. */
@Singleton
public class DocumentJson {

    private final ObjectMapper mapper;
    private final ObjectMapper sent;
    private final StoredJson stored;
    private final AnswerProperties answers;
    private final Validator validator;

    DocumentJson(ObjectMapper mapper, Validator validator) {
        this.mapper = mapper;
        this.sent = mapper.copy().registerModule(CheckedValues.MODULE);
        this.stored = new StoredJson(mapper, validator);
        this.answers = new AnswerProperties(mapper);
        this.validator = validator;
    }

    /**
     * Reads a JSON value as a client sent it.
     *
     * @throws ProblemException INVALID_DOCUMENT with every fault of shape
     */
    public <D> D read(JsonNode tree, Class<D> type) {
        try (JsonParser parser = mapper.treeAsTokens(tree)) {
            parser.nextToken();
            return read(parser, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads the next JSON value as a client sent it.
     *
     * @throws ProblemException MALFORMED_JSON if it is not JSON; INVALID_DOCUMENT with every fault of shape
     */
    public <D> D read(JsonParser parser, Class<D> type) throws IOException {
        BindingFaults faults = new BindingFaults(parser, answers);
        D document = null;
        try {
            document = sent.readerFor(type)
                    .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .withHandler(faults)
                    .withAttribute(BindingFaults.class, faults)
                    .readValue(parser);
        } catch (JsonMappingException e) {
            MalformedJson.requireNotCause(e);
            faults.add(pointer(e), "has the wrong type");
        } catch (JsonProcessingException e) {
            throw MalformedJson.problem(e);
        }
        if (document != null) {
            validate(document).forEach(faults::addUnlessCovered);
        } else if (faults.all().isEmpty()) {
            faults.add("", "is null where a document is needed");
        }
        if (!faults.all().isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_DOCUMENT, "Every fault of shape is listed.", faults.all());
        }
        return document;
    }

    /** Reads what {@link #write} wrote, as far as today's types can hold it; null for null. */
    public <D> D stored(String json, Class<D> type) {
        return json == null ? null : stored.read(json, type).document();
    }

    /** The same, with what was stored beside it. */
    public <D> Stored<D> storedDocument(String json, Class<D> type) {
        return stored.read(json, type);
    }

    /** The JSON to store: what was sent, and of what is derived from it only what may not be derivable for ever. */
    public String write(Object document) {
        return stored.write(document);
    }

    /** The JSON of an answer. */
    public String answer(Object answer) {
        try {
            return mapper.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stored JSON as it is. */
    public JsonNode tree(String json) {
        return stored.read(json, JsonNode.class).document();
    }

    /** The JSON to store, as a tree. */
    public JsonNode tree(Object document) {
        return stored.tree(document);
    }

    private List<Fault> validate(Object document) {
        List<Fault> faults = new ArrayList<>();
        validator
                .validate(document)
                .forEach(violation ->
                        faults.add(new Fault(pointer(violation.getPropertyPath()), violation.getMessage())));
        // the validator's order differs from run to run, and of two faults at one place the first is answered
        faults.sort(Comparator.comparing(Fault::pointer).thenComparing(Fault::message));
        return faults;
    }

    static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.toString();
    }

    private static String pointer(JsonMappingException exception) {
        String pointer = "";
        for (JsonMappingException.Reference step : exception.getPath()) {
            pointer = Fault.member(
                    pointer, step.getFieldName() != null ? step.getFieldName() : String.valueOf(step.getIndex()));
        }
        return pointer;
    }
}
