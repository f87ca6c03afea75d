package dev.parley.gateway.openapi;

import java.util.List;
import java.util.Set;

import dev.parley.gateway.GatewayTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@GatewayTest
class OpenApiResourceTest {

    @Test
    void documentHasThePathsOfAllProcesses() {
        String tag = given().get("/openapi")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("info.title", equalTo("Parley"))
                .body("paths", allOf(hasKey("/v1/actors"), hasKey("/v1/dossiers/{id}")))
                .extract()
                .header("ETag");
        given().header("If-None-Match", tag)
                .get("/openapi")
                .then()
                .statusCode(304)
                .body(emptyString());
    }

    @Test
    void listOfDossiersHasTheParametersOfTheListOfExchanges() {
        JsonPath document = given().get("/openapi").jsonPath();
        List<String> ofExchanges = document.getList("paths.'/v1/exchanges'.get.parameters.name");
        assertTrue(ofExchanges.containsAll(List.of("status", "participant", "role", "q")), ofExchanges.toString());
        assertEquals(Set.copyOf(ofExchanges), Set.copyOf(document.getList("paths.'/v1/dossiers'.get.parameters.name")));
    }

    @Test
    void documentIsReadableWithoutTheInternet() {
        given().get("/docs/")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(containsString("/openapi"))
                .body(not(containsString("https://unpkg")))
                .body(not(containsString("https://cdn")));
    }
}
