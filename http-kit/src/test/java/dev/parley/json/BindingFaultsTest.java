package dev.parley.json;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import com.fasterxml.jackson.core.JsonParser;
import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.kernel.Fault;
import dev.parley.kernel.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class BindingFaultsTest {

    public record Parcel(
            @NotNull String name, Integer count, BigDecimal weight, Colour colour, List<@Valid Item> items) {}

    public record Item(String label, @NotNull Range range) {}

    public record Range(Integer low, Integer high) {

        public Range {
            if (low != null && high != null && low > high) {
                throw new InvalidValueException("/high", "must not be below low");
            }
        }
    }

    public enum Colour {
        RED,
        GREEN
    }

    @Test
    void soundDocumentIsRead() throws IOException {
        Parcel parcel = read("""
                {"name": "books", "count": 2, "weight": 1.50, "colour": "RED",
                 "items": [{"label": "one", "range": {"low": 1, "high": 2}}]}""");
        assertEquals(
                new Parcel("books", 2, new BigDecimal("1.50"), Colour.RED, List.of(new Item("one", new Range(1, 2)))),
                parcel);
    }

    @Test
    void everyFaultIsNamedAtOnceWithItsPlace() {
        assertEquals(
                Map.of(
                        "/name", "needs a string here, not a number",
                        "/count", "needs a number here, not a string",
                        "/weight", "needs a number here, not true or false",
                        "/colour", "is not one of RED, GREEN",
                        "/items/0/range/high", "must not be below low",
                        "/items/1/size", "unknown property (known: label, range)",
                        "/items/2", "needs an object here, not a list",
                        "/a~1b~0c", "unknown property (known: colour, count, items, name, weight)"),
                faults("""
                        {"name": 5, "count": "two", "weight": true, "colour": "BLUE", "a/b~c": {"deep": [1]},
                         "items": [{"range": {"low": 2, "high": 1}}, {"size": [], "range": {"low": 1}}, ["text"]]}"""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\": null}                                       | /name",
                "{\"name\": \"a\", \"count\": 1.5}                      | /count",
                "{\"name\": \"a\", \"count\": 99999999999}              | /count",
                "{\"name\": \"a\", \"colour\": 0}                       | /colour",
                "{\"name\": \"a\", \"colour\": \"\"}                    | /colour",
                "{\"name\": \"\\u0000\"}                                | /name",
                "{\"name\": \"\\ud800\"}                                | /name",
                "{\"name\": \"a\", \"items\": {}}                       | /items",
                "{\"name\": \"a\", \"items\": [{\"range\": 5}]}         | /items/0/range",
                "{\"name\": \"a\", \"items\": [{\"range\": {\"low\": []}}]} | /items/0/range/low",
            })
    void nothingIsCoerced(String json, String pointer) {
        assertEquals(List.of(pointer), List.copyOf(faults(json).keySet()));
    }

    @Test
    void whatOnlyFollowsFromAFaultIsNoFaultOfItsOwn() {
        assertEquals(
                List.of("/items/0/range/high"),
                List.copyOf(faults("{\"name\": \"a\", \"items\": [{\"range\": {\"low\": 2, \"high\": 1}}]}")
                        .keySet()));
        assertEquals(
                List.of("/items/0/range"),
                List.copyOf(faults("{\"name\": \"a\", \"items\": [{}]}").keySet()));
    }

    @Test
    void whatIsNoObjectIsAFaultOfTheWhole() {
        for (String json : List.of("null", "[]", "5", "true", "\"text\"")) {
            assertEquals(List.of(""), List.copyOf(faults(json).keySet()), json);
        }
    }

    @Test
    void placesAreCountedFromTheDocumentNotFromTheListThatHoldsIt() throws IOException {
        try (JsonParser parser =
                TestJson.mapper().createParser("[{\"name\": \"sound\"}, {\"name\": \"a\", \"items\": [5]}]")) {
            parser.nextToken();
            parser.nextToken();
            assertEquals(
                    "sound", TestJson.documents().read(parser, Parcel.class).name());
            parser.nextToken();
            assertEquals(List.of("/items/0"), List.copyOf(faults(parser).keySet()));
        }
    }

    @Test
    void whatIsNotJsonIsNoDocumentWithFaults() {
        ProblemException problem = assertThrows(ProblemException.class, () -> read("{\"name\": 5, "));
        assertEquals(ProblemType.MALFORMED_JSON.uri(), problem.problem().type());
    }

    private static Parcel read(String json) throws IOException {
        try (JsonParser parser = TestJson.mapper().createParser(json)) {
            parser.nextToken();
            return TestJson.documents().read(parser, Parcel.class);
        }
    }

    private static Map<String, String> faults(String json) {
        try (JsonParser parser = TestJson.mapper().createParser(json)) {
            parser.nextToken();
            return faults(parser);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> faults(JsonParser parser) {
        ProblemException problem =
                assertThrows(ProblemException.class, () -> TestJson.documents().read(parser, Parcel.class));
        assertEquals(ProblemType.INVALID_DOCUMENT.uri(), problem.problem().type());
        return problem.problem().violations().stream().collect(Collectors.toMap(Fault::pointer, Fault::message));
    }
}
