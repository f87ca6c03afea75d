package dev.parley.gateway.proxy;

import java.util.List;

import dev.parley.gateway.GatewayTest;
import dev.parley.gateway.StandIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

@GatewayTest
class FollowingMergesTest {

    StandIn actors;
    StandIn exchanges;
    StandIn timeline;

    @BeforeEach
    void reset() {
        actors.reset();
        exchanges.reset();
        timeline.reset();
        actors.respondWith(
                (request, response) -> response.end("{\"items\":[{\"actor\":\"old\",\"survivor\":\"new\"}]}"));
        StandIn.Responder page = (request, response) -> response.putHeader("Content-Type", "application/json")
                .putHeader(
                        "Link",
                        "<http://gateway" + request.uri().replace("&cursor=xyz", "")
                                + (request.uri().contains("?") ? "&" : "?") + "cursor=abc>; rel=\"next\"")
                .end("{\"items\":[]}");
        exchanges.respondWith(page);
        timeline.respondWith(page);
    }

    private static void get(String uri) {
        given().urlEncodingEnabled(false).get(uri).then().statusCode(200);
    }

    @Test
    void filtersByAnActorAlsoAskForWhatWasMergedIntoIt() {
        get("/v1/exchanges?participant=new&limit=5");
        assertEquals(
                "/v1/exchanges?participant=new&limit=5&participant=old",
                exchanges.last().uri());
        assertEquals("/v1/merges?actor=new", actors.last().uri());
        get("/v1/positions?actor=old&current=true");
        assertEquals(
                "/v1/positions?actor=old&current=true&actor=new",
                exchanges.last().uri());
        get("/v1/exchanges/x/positions?actor=new");
        assertEquals(
                "/v1/exchanges/x/positions?actor=new&actor=old",
                exchanges.last().uri());
        get("/v1/events?actor=new,other");
        assertEquals("/v1/events?actor=new,other&actor=old", timeline.last().uri());
        assertEquals("/v1/merges?actor=new,other", actors.last().uri());
        given().head("/v1/events?actor=new").then().statusCode(200);
        assertEquals("/v1/events?actor=new&actor=old", timeline.last().uri());
    }

    @Test
    void nextPageIsLinkedAsItWasAskedFor() {
        given().urlEncodingEnabled(false)
                .get("/v1/events?actor=new&cursor=xyz")
                .then()
                .header("Link", equalTo("<http://gateway/v1/events?actor=new&cursor=abc>; rel=\"next\""));
        given().get("/v1/events?q=new")
                .then()
                .header("Link", equalTo("<http://gateway/v1/events?q=new&cursor=abc>; rel=\"next\""));
    }

    @Test
    void otherRequestsAreForwardedWithoutAskingForMerges() {
        for (String uri : List.of(
                "/v1/events",
                "/v1/events?q=new",
                "/v1/events?actor=",
                "/v1/events/x?actor=new",
                "/v1/nothing?actor=new")) {
            given().urlEncodingEnabled(false).get(uri);
        }
        given().contentType("application/json").body("[]").post("/v1/events/batch?actor=new");
        assertEquals(List.of(), actors.requests());
        get("/v1/relations?actor=new");
        assertEquals("/v1/relations?actor=new", actors.last().uri());
        assertEquals(1, actors.requests().size());
    }

    @Test
    void listIsAnsweredForTheGivenIdWhileTheActorsServiceFails() {
        actors.respondWith((request, response) -> response.setStatusCode(503).end());
        get("/v1/events?actor=new");
        assertEquals("/v1/events?actor=new", timeline.last().uri());
        actors.respondWith((request, response) -> response.end("not JSON"));
        get("/v1/events?actor=new");
        assertEquals("/v1/events?actor=new", timeline.last().uri());
        actors.handleWith(request -> request.connection().close());
        get("/v1/events?actor=new");
        assertEquals("/v1/events?actor=new", timeline.last().uri());
    }
}
