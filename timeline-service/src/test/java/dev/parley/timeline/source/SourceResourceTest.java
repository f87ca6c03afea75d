package dev.parley.timeline.source;

import java.util.List;
import java.util.Map;

import dev.parley.timeline.ServiceTest;
import org.junit.jupiter.api.Test;

import static dev.parley.timeline.TestData.send;
import static dev.parley.timeline.TestData.source;
import static dev.parley.timeline.TestData.with;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

@ServiceTest
class SourceResourceTest {

    @Test
    void filtersFindWhatTheyNameInTheOrderOfIds() {
        send(
                        "/v1/sources/batch",
                        List.of(
                                with(source("filter-b"), "name", "The Dove", "type", "NEWSPAPER", "reliability", "D"),
                                with(source("filter-a"), "name", "Dove Wire", "type", "WIRE", "reliability", "A"),
                                with(source("filter-c"), "name", "Hawk", "type", "LEAK", "reliability", "F")))
                .then()
                .statusCode(200)
                .body("created", is(3));
        String ids = "&id=filter-a,filter-b,filter-c";
        list("q=DOVE" + ids, "filter-a", "filter-b");
        list("type=NEWSPAPER,LEAK" + ids, "filter-b", "filter-c");
        list("reliability=A&reliability=F" + ids, "filter-a", "filter-c");
        list("reliability=D&type=NEWSPAPER&q=the" + ids, "filter-b");
        given().get("/v1/sources?type=RUMOUR&reliability=G")
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("/type", "/reliability"));
    }

    @Test
    void sourceIsVisibleAtEveryMomentAsItCitesNothing() {
        send("/v1/sources", source("timeless")).then().statusCode(201).body("knownAt", nullValue());
        given().get("/v1/sources/timeless?knownAt=1900-01-01T00:00:00Z").then().statusCode(200);
    }

    @Test
    void misshapenSourceIsRefused() {
        Map<String, Object> source =
                with(source("misshapen"), "name", " ", "url", "ftp://example.org", "reliability", "a", "type", 3);
        send("/v1/sources", source)
                .then()
                .statusCode(400)
                .body("violations.pointer", containsInAnyOrder("/name", "/url", "/reliability", "/type"));
    }

    private static void list(String query, String... ids) {
        given().get("/v1/sources?" + query).then().statusCode(200).body("items.id", is(List.of(ids)));
    }
}
