package dev.parley.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.parley.kernel.Fault;

/**
 * Between documents and the JSON that is stored. Reading never validates: whatever was stored under other rules is read
 * as far as today's types can hold it.
 */
final class StoredJson {

    private final ObjectMapper mapper;
    private final Validator validator;

    StoredJson(ObjectMapper sent, Validator validator) {
        this.validator = validator;
        this.mapper = sent.copy().setAnnotationIntrospector(new StoredForm());
        mapper.registerModule(
                new SimpleModule("stored-scalars").addDeserializer(String.class, StringDeserializer.instance));
        mapper.getFactory()
                .disable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(Integer.MAX_VALUE)
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNumberLength(Integer.MAX_VALUE)
                        .build());
    }

    String write(Object document) {
        try {
            return mapper.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode tree(Object document) {
        return mapper.valueToTree(document);
    }

    <D> Stored<D> read(String json, Class<D> type) {
        try {
            StoredFaults faults = new StoredFaults();
            D document = mapper.readerFor(type).withHandler(faults).readValue(json);
            return faults.isEmpty()
                    ? new Stored<>(document, json, Stored.Fit.WHOLE)
                    : inPart(mapper.readTree(json), json, type);
        } catch (IOException e) {
            return new Stored<>(null, json, Stored.Fit.NOT);
        }
    }

    /** Leaves out the items of lists that have not what every such item has. */
    private <D> Stored<D> inPart(JsonNode tree, String json, Class<D> type) throws IOException {
        while (true) {
            D document = mapper.readerFor(type).withHandler(new StoredFaults()).readValue(mapper.treeAsTokens(tree));
            Set<String> missing = document == null ? Set.of("") : missing(document);
            if (!removeItems(tree, "", missing)) {
                return new Stored<>(document, json, missing.isEmpty() ? Stored.Fit.IN_PART : Stored.Fit.NOT);
            }
        }
    }

    /** The pointers to what every such document has and this one has not. */
    private Set<String> missing(Object document) {
        return validator.validate(document).stream()
                .filter(StoredJson::isMissing)
                .map(violation -> DocumentJson.pointer(violation.getPropertyPath()))
                .collect(Collectors.toSet());
    }

    private static boolean isMissing(ConstraintViolation<?> violation) {
        Object constraint = violation.getConstraintDescriptor().getAnnotation();
        return constraint instanceof NotNull
                || constraint instanceof NotBlank
                || constraint instanceof NotEmpty
                || constraint instanceof Size size
                        && violation.getInvalidValue() instanceof Iterable<?> items
                        && hasFewerThan(size.min(), items);
    }

    private static boolean hasFewerThan(int least, Iterable<?> items) {
        int count = 0;
        for (Iterator<?> each = items.iterator(); each.hasNext() && count < least; each.next()) {
            count++;
        }
        return count < least;
    }

    /** Removes the innermost items that hold one of the places; whether there were any. */
    private static boolean removeItems(JsonNode node, String pointer, Set<String> places) {
        Predicate<String> holdsOne =
                item -> places.stream().anyMatch(place -> place.equals(item) || place.startsWith(item + "/"));
        boolean removed = false;
        if (node.isArray()) {
            Iterator<JsonNode> items = node.iterator();
            for (int i = 0; items.hasNext(); i++) {
                JsonNode item = items.next();
                String place = pointer + "/" + i;
                if (holdsOne.test(place)) {
                    if (!removeItems(item, place, places)) {
                        items.remove();
                    }
                    removed = true;
                }
            }
        } else {
            for (var property : node.properties()) {
                removed |= removeItems(property.getValue(), Fault.member(pointer, property.getKey()), places);
            }
        }
        return removed;
    }
}
