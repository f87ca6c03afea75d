package dev.parley.json;

import jakarta.validation.Validation;

import com.fasterxml.jackson.databind.ObjectMapper;

/** JSON as a process reads and writes it, for tests that start none. */
public final class TestJson {

    private TestJson() {}

    public static ObjectMapper mapper() {
        ObjectMapper mapper = new ObjectMapper();
        new StrictJson().customize(mapper);
        return mapper;
    }

    public static JsonText text() {
        return new JsonText(mapper());
    }

    public static DocumentJson documents() {
        return new DocumentJson(
                mapper(), Validation.buildDefaultValidatorFactory().getValidator());
    }
}
