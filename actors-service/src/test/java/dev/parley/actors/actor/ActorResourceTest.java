package dev.parley.actors.actor;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.parley.actors.ServiceTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.parley.actors.TestData.actor;
import static dev.parley.actors.TestData.send;
import static dev.parley.actors.TestData.with;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

@ServiceTest
class ActorResourceTest {

    @Test
    void actorIsFoundByAnyName() {
        send(
                "/v1/actors/batch",
                List.of(with(
                        actor("search-qatar", "STATE", "Searched Qatar"),
                        "names",
                        List.of(Map.of("value", "دولة قطر", "language", "ar", "type", "ENDONYM")))));

        given().queryParam("q", "rched qa").get("/v1/actors").then().body("items.id", contains("search-qatar"));
        given().queryParam("q", "دولة").get("/v1/actors").then().body("items.id", contains("search-qatar"));
    }

    @Test
    void actorsAreFilteredByKindCountryAndIdentifier() {
        send(
                "/v1/actors/batch",
                List.of(
                        with(actor("filter-igo", "IGO", "An organisation"), "country", "CH"),
                        with(
                                actor("filter-ngo", "NGO", "Another"),
                                "identifiers",
                                List.of(Map.of("scheme", "wikidata", "value", "Q1")))));

        get("/v1/actors?kind=IGO,NGO&id=filter-igo,filter-ngo")
                .then()
                .body("items.id", contains("filter-igo", "filter-ngo"));
        get("/v1/actors?kind=IGO&id=filter-igo,filter-ngo").then().body("items.id", contains("filter-igo"));
        get("/v1/actors?country=CH").then().body("items.id", contains("filter-igo"));
        get("/v1/actors?identifier=wikidata:Q1").then().body("items.id", contains("filter-ngo"));
        get("/v1/actors?id=filter-ngo&id=filter-igo").then().body("items.id", contains("filter-igo", "filter-ngo"));
    }

    @Test
    void descriptionIsLeftOutOfWhatWasKnownAtAMoment() {
        send(
                "/v1/actors/batch",
                List.of(with(actor("described", "NGO", "Described"), "description", "Mediated the release of 2025.")));

        get("/v1/actors/described").then().body("description", equalTo("Mediated the release of 2025."));
        for (String actor : List.of("/v1/actors/described?", "/v1/actors?id=described&")) {
            get(actor + "knownAt=2023-10-09T12:00:00Z")
                    .then()
                    .body(containsString("Described"))
                    .body(not(containsString("2025")));
        }
    }

    @Test
    void everyFaultOfShapeIsReportedWithItsPointer() {
        given().contentType(ContentType.JSON)
                .body("""
                        {"id":"Not An Id","kind":"KINGDOM","name":5,"extra":{"a":1},
                         "names":[{"value":"\\u0000","type":5},null],"marking":"CLEAR"}""")
                .post("/v1/actors")
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItem("/id"))
                .body("violations.pointer", hasItem("/kind"))
                .body("violations.pointer", hasItem("/name"))
                .body("violations.pointer", hasItem("/extra"))
                .body("violations.pointer", hasItem("/names/0/value"))
                .body("violations.pointer", hasItem("/names/0/type"))
                .body("violations.pointer", hasItem("/names/1"));
    }

    @Test
    void eachViolationSaysWhatToWriteInstead() {
        Map<String, String> violations = given()
                .contentType(ContentType.JSON)
                .body("""
                        {"id":"Not An Id","name":" ","country":"UK",
                         "names":[{"value":"%s","language":"Arabic (Qatar)","type":"ALIAS"}],
                         "identifiers":[{"scheme":"IMDb","value":"1"}],"marking":"CLEAR"}""".formatted("x".repeat(301)))
                .post("/v1/actors")
                .then()
                .statusCode(400)
                .extract()
                .<List<Map<String, String>>>path("violations")
                .stream()
                .collect(
                        Collectors.toMap(violation -> violation.get("pointer"), violation -> violation.get("message")));

        assertEquals(
                Map.of(
                        "/id",
                        "use 1 to 80 lower-case letters, digits, `.`, `_` or `-`, beginning with a letter or digit, as in"
                                + " `united-states`; `batch`, `changes` and `stream` are reserved",
                        "/kind",
                        "is required",
                        "/name",
                        "needs at least one visible character",
                        "/country",
                        "use a code that ISO 3166-1 alpha-2 assigns to a country, as in `QA`; the United Kingdom is `GB`,"
                                + " and the European Union has none",
                        "/names/0/value",
                        "use 0 to 300 characters, or entries in a list",
                        "/names/0/language",
                        "use a language tag of BCP 47, as in `en` or `ar-Latn`",
                        "/identifiers/0/scheme",
                        "use 1 to 40 lower-case letters, digits or `-`, beginning with a letter, as in `wikidata`"),
                violations);
    }

    @ParameterizedTest
    @CsvSource({"UK", "EU", "XX", "ZZ", "qa"})
    void onlyAssignedCountriesAreAccepted(String country) {
        given().contentType(ContentType.JSON)
                .body(with(actor("of-a-country", "STATE", "Of a country"), "country", country))
                .post("/v1/actors")
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("/country"))
                .body("violations.message", contains(containsString("`GB`")));
        get("/v1/actors?country=QA," + country).then().statusCode(400).body("violations.pointer", contains("/country"));
        get("/v1/actors?country=QA,GB").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"wikidata,q846", "wikidata,P31", "wikidata,https://www.wikidata.org/wiki/Q846", "iso3166-1,UK"})
    void identifierOfAKnownSchemeHasItsForm(String scheme, String value) {
        given().contentType(ContentType.JSON)
                .body(with(
                        actor("identified", "STATE", "Identified"),
                        "identifiers",
                        List.of(
                                Map.of("scheme", "iso3166-1", "value", "BV"),
                                Map.of("scheme", "our-archive-2", "value", value),
                                Map.of("scheme", scheme, "value", value))))
                .post("/v1/actors")
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/identifiers/2/value"));
    }

    @Test
    void identifierTwiceIsRefused() {
        Map<String, String> identifier = Map.of("scheme", "wikidata", "value", "Q2");

        given().contentType(ContentType.JSON)
                .body(with(actor("twice", "STATE", "Twice"), "identifiers", List.of(identifier, identifier)))
                .post("/v1/actors")
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/identifiers/1"));
    }

    @Test
    void whatTheCuratorLeftOutGetsAnId() {
        Map<String, Object> nameless = actor(null, "STATE", "Without an id");

        String id = given().contentType(ContentType.JSON)
                .body(nameless)
                .post("/v1/actors")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        get("/v1/actors/" + id).then().statusCode(200);
    }
}
