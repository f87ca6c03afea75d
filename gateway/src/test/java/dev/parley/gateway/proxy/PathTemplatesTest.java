package dev.parley.gateway.proxy;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class PathTemplatesTest {

    private final PathTemplates templates = new PathTemplates(List.of(
            "/v1/actors",
            "/v1/actors/{id}",
            "/v1/actors/batch",
            "/v1/actors/{id}/history",
            "/v1/exchanges/{exchange}/revisions/{number}"));

    @ParameterizedTest
    @CsvSource({
        "/v1/actors, /v1/actors",
        "/v1/actors/, /v1/actors",
        "/v1/actors/qatar, /v1/actors/{id}",
        "/v1/actors/a%2Fb, /v1/actors/{id}",
        "/v1/actors/batch, /v1/actors/batch",
        "/v1/actors/qatar/history, /v1/actors/{id}/history",
        "/v1/exchanges/x/revisions/1, /v1/exchanges/{exchange}/revisions/{number}",
        "/v1/actors/qatar/secret, /v1/{unknown}",
        "/v1/actors/qatar/history/1, /v1/{unknown}",
        "/v1/secret, /v1/{unknown}",
        "/, /v1/{unknown}"
    })
    void pathIsCountedAsItsTemplate(String path, String template) {
        assertEquals(template, templates.of(path));
    }
}
