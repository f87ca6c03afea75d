package dev.parley.actors.actor;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import dev.parley.actors.ServiceTest;
import dev.parley.journal.database.DatabaseReady;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.junit.jupiter.api.Test;

import static dev.parley.actors.TestData.actor;
import static dev.parley.actors.TestData.send;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

@ServiceTest
class NameIndexTest {

    @Inject
    NameIndex names;

    @Inject
    EntityManager entities;

    @Test
    void namesNormalizedByOtherRulesAreNormalizedAnewAtStart() {
        send("/v1/actors/batch", List.of(actor("n1", "NGO", "Vrzhdoq"), actor("n1-gone", "NGO", "Vrzhdoq")));
        given().header("If-Match", "*")
                .delete("/v1/actors/n1-gone?reason=gone")
                .then()
                .statusCode(204);
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("update actor set name_rules = '1' where key like 'n1%'")
                    .executeUpdate();
            entities.createNativeQuery("update actor_name set value = 'x', latin = 'x' where actor like 'n1%'")
                    .executeUpdate();
        });
        get("/v1/actors?q=Vrzhdoq").then().body("items", empty());

        names.update(new DatabaseReady());

        get("/v1/actors?q=Vrzhdoq").then().body("items.id", contains("n1"));
        get("/v1/actors?q=Vrzhdoq&includeRetracted=true").then().body("items.id", contains("n1", "n1-gone"));
        get("/v1/actors/n1").then().body("version", equalTo(1));
    }
}
