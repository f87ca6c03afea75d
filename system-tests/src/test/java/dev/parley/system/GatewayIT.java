package dev.parley.system;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.launcher.Suite;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The gateway in front of the real services. */
class GatewayIT {

    private static Api api;

    @BeforeAll
    static void start() {
        api = RunningSuite.api();
    }

    @Test
    void oneDocumentDescribesAllServices() {
        JsonNode paths = api.get("/openapi").get("paths");

        assertTrue(paths.has("/v1/actors/{id}"));
        assertTrue(paths.has("/v1/exchanges/{exchange}/revisions/{number}"));
        assertTrue(paths.has("/v1/events"));
        assertTrue(paths.has("/v1/dossiers"));
    }

    @Test
    void apiDocumentIsShownInABrowser() {
        Api.Response page = api.send("GET", "/docs/", null);

        assertEquals(200, page.status());
        assertTrue(page.http().body().contains("swagger"), page.http().body());
    }

    @Test
    void linksAndLocationsPointAtTheGateway() {
        Api.Response page = api.send("GET", "/v1/actors?limit=1", null);
        String link = page.http().headers().firstValue("Link").orElseThrow();

        assertTrue(link.startsWith("<" + page.http().uri().resolve("/v1/actors")), link);
    }

    @Test
    void pagesLeadToEveryActorOnce() {
        JsonNode all = api.get("/v1/actors?limit=500");
        List<String> paged = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = api.get("/v1/actors?limit=5" + cursor);
            paged.addAll(Api.texts(page, "id"));
            cursor = page.has("next") ? "&cursor=" + page.get("next").asText() : null;
        } while (cursor != null);

        assertEquals(Api.texts(all, "id"), paged);
    }

    @Test
    void dossierIsReadBackAsItWasLoaded() {
        JsonNode file = api.get("/v1/dossiers/us-iran-2023?form=file");
        JsonNode sent = Api.json(RunningSuite.example(RunningSuite.US_IRAN));

        assertEquals(
                Api.withoutDefaults(sent).get("exchanges"),
                Api.withoutDefaults(file).get("exchanges"));
        assertEquals(
                Api.withoutDefaults(sent).get("events"),
                Api.withoutDefaults(file).get("events"));
        Api.Response again = api.send("POST", "/v1/dossiers", file.toString());
        assertEquals(200, again.status(), again.body().toString());
        assertEquals(
                0,
                again.body().get("created").asInt()
                        + again.body().get("updated").asInt());
    }

    @Test
    void missingServiceIsA503AndTheOthersKeepAnswering() {
        try (Suite suite = RunningSuite.start(RunningSuite.temporaryDirectory())) {
            Api own = new Api(suite.url());
            RunningSuite.load(own, RunningSuite.US_IRAN);
            suite.process("timeline-service").kill();

            Api.Response away = own.send("GET", "/v1/events", null);
            assertEquals(503, away.status());
            assertTrue(away.http().headers().firstValue("Retry-After").isPresent());
            assertEquals(
                    "https://parley.dev/problems/unavailable",
                    away.body().get("type").asText());
            assertEquals(503, own.send("POST", "/v1/dossiers", changed()).status());
            assertEquals(200, own.send("GET", "/v1/actors/qatar", null).status());
            assertEquals("Qatar", own.get("/v1/actors/qatar").get("name").asText());

            suite.process("timeline-service").start();
            suite.awaitReady(List.of("timeline-service"));
            assertEquals(200, own.send("GET", "/v1/events", null).status());
            assertEquals(200, own.send("POST", "/v1/dossiers", changed()).status());
            assertEquals(
                    "State of Qatar", own.get("/v1/actors/qatar").get("name").asText());
        }
    }

    private static String changed() {
        ObjectNode file = (ObjectNode) Api.json(RunningSuite.example(RunningSuite.US_IRAN));
        ((ObjectNode) Api.only(file.get("actors"), "id", "qatar")).put("name", "State of Qatar");
        return file.toString();
    }
}
