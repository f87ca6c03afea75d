package dev.parley.exchanges.exchange;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import dev.parley.exchanges.ServiceTest;
import dev.parley.journal.database.DatabaseReady;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.junit.jupiter.api.Test;

import static dev.parley.exchanges.TestData.AFTER;
import static dev.parley.exchanges.TestData.BETWEEN;
import static dev.parley.exchanges.TestData.EARLY;
import static dev.parley.exchanges.TestData.LATE;
import static dev.parley.exchanges.TestData.citation;
import static dev.parley.exchanges.TestData.claim;
import static dev.parley.exchanges.TestData.commitment;
import static dev.parley.exchanges.TestData.delivery;
import static dev.parley.exchanges.TestData.exactly;
import static dev.parley.exchanges.TestData.exchange;
import static dev.parley.exchanges.TestData.freshId;
import static dev.parley.exchanges.TestData.group;
import static dev.parley.exchanges.TestData.item;
import static dev.parley.exchanges.TestData.position;
import static dev.parley.exchanges.TestData.put;
import static dev.parley.exchanges.TestData.read;
import static dev.parley.exchanges.TestData.replace;
import static dev.parley.exchanges.TestData.restore;
import static dev.parley.exchanges.TestData.retract;
import static dev.parley.exchanges.TestData.revision;
import static dev.parley.exchanges.TestData.with;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

@ServiceTest
class ExchangeSearchTest {

    @Inject
    ExchangeSearchUpdate update;

    @Inject
    EntityManager entities;

    /** Letters that no other text has. */
    private final String unique = "zq"
            + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "vx"
            + UUID.randomUUID().toString().replaceAll("[^a-f]", "");

    private final String id = freshId();
    private final String path = "/v1/exchanges/" + id;

    private void exchangeWithTitle(String title) {
        put(path, with(exchange(id), "title", title)).statusCode(201);
    }

    private void assertFound(String q, Object... more) {
        assertEquals(List.of(id), found(q, more), q);
    }

    private void assertNotFound(String q, Object... more) {
        assertEquals(List.of(), found(q, more), q);
    }

    private static List<String> found(String q, Object... more) {
        Object[] parameters = new Object[more.length + 2];
        parameters[0] = "q";
        parameters[1] = q;
        System.arraycopy(more, 0, parameters, 2, more.length);
        return read("/v1/exchanges", parameters).statusCode(200).extract().path("items.id");
    }

    @Test
    void titleIsFoundByItsWordsInAnyOrderSpellingAndScript() {
        exchangeWithTitle("Release of Égyptian prisoners near " + unique + ", Путин, حماس");
        assertFound(unique);
        assertFound("prisoners " + unique);
        assertFound(unique + " PRISONERS, egyptian");
        assertFound("priso " + unique);
        assertFound("Egpytian " + unique);
        assertFound("prisonres " + unique);
        assertFound("Putin hmas " + unique);
        assertFound("حماس " + unique);
        assertFound("of " + unique.substring(0, 8));
        assertNotFound("hostages " + unique);
        assertNotFound("soners " + unique);
    }

    @Test
    void searchNeedsALetterOrDigit() {
        given().queryParam("q", "…").get("/v1/exchanges").then().statusCode(400);
    }

    @Test
    void summaryIsPresentWording() {
        put(path, with(exchange(id), "summary", "About " + unique)).statusCode(201);
        assertFound(unique);
        assertNotFound(unique, "knownAt", AFTER);
        replace(path, with(exchange(id), "summary", "About something else")).statusCode(200);
        assertNotFound(unique);
    }

    @Test
    void everyTextOfRecordsIsFoundOnceItIsKnown() {
        exchangeWithTitle("Texts of " + unique);
        Map<String, Object> late = with(
                with(claim("c2", "EXACT", 7, LATE), "statement", "claimwurd"),
                "group",
                with(group("MEN"), "labelAsReported", "labelwurd"));
        put(
                        path + "/revisions/1",
                        with(
                                revision(1),
                                "commitments",
                                List.of(commitment("hamas-releases", "hamas", exactly(5), late))))
                .statusCode(201);
        Map<String, Object> said = with(position("p1", "hamas", "DEMANDS", "2023-10-08"), "statement", "positionwurd");
        put(path + "/positions/p1", with(said, "citations", List.of(citation(LATE))))
                .statusCode(201);
        put(
                        path + "/deliveries/d1",
                        delivery(
                                "d1",
                                item(
                                        "i1",
                                        "hamas-releases",
                                        with(
                                                claim("c1", "EXACT", 7, LATE),
                                                "group",
                                                with(group("MEN"), "labelAsReported", "deliverywurd")))))
                .statusCode(201);

        for (String word : List.of("claimwurd", "labelwurd", "positionwurd", "deliverywurd")) {
            assertFound(unique + " " + word);
            assertFound(unique + " " + word, "knownAt", LATE);
            assertNotFound(unique + " " + word, "knownAt", BETWEEN);
        }
        assertFound("deliverywurd claimwurd positionwurd " + unique);
        assertFound(unique, "knownAt", EARLY);
    }

    @Test
    void retractedRecordIsNotFoundUntilItIsRestored() {
        exchangeWithTitle("Texts of " + unique);
        String position = path + "/positions/p1";
        put(position, with(without(position("p1", "hamas", "DEMANDS", "2023-10-08")), "statement", "goneword"))
                .statusCode(201);
        assertFound(unique + " goneword");
        retract(position).statusCode(204);
        assertNotFound(unique + " goneword");
        restore(position).statusCode(200);
        assertFound(unique + " goneword");
    }

    /** The position without its revision, which this exchange has not. */
    private static Map<String, Object> without(Map<String, Object> position) {
        position.remove("revision");
        return position;
    }

    @Test
    void whatOtherRulesMadeIsMadeAnewAtStart() {
        exchangeWithTitle("Texts of " + unique);
        put(
                        path + "/positions/p1",
                        with(without(position("p1", "hamas", "DEMANDS", "2023-10-08")), "statement", "oldrule"))
                .statusCode(201);
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("update exchange set term_rules = '0' where key = '" + id + "'")
                    .executeUpdate();
            entities.createNativeQuery("delete from exchange_term where owner = '" + id + "'")
                    .executeUpdate();
        });
        assertNotFound(unique);

        update.update(new DatabaseReady());

        assertFound(unique + " oldrule");
        read(path).body("version", is(2));
    }

    @Test
    void searchGoesOnOnTheNextPage() {
        String other = freshId();
        exchangeWithTitle("First " + unique);
        put("/v1/exchanges/" + other, with(exchange(other), "title", "Second " + unique))
                .statusCode(201);
        String next = read("/v1/exchanges", "q", unique, "limit", 1)
                .statusCode(200)
                .extract()
                .path("next");
        read("/v1/exchanges", "q", unique, "limit", 1, "cursor", next)
                .statusCode(200)
                .body("items.size()", is(1));
        read("/v1/exchanges", "q", unique + "none").body("items", empty());
        assertEquals(2, found(unique).size());
        read("/v1/exchanges", "q", "first " + unique).body("items.id", contains(id));
    }
}
