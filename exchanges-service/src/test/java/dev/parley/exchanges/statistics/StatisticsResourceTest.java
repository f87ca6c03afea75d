package dev.parley.exchanges.statistics;

import java.util.List;
import java.util.Map;

import dev.parley.exchanges.ServiceTest;
import org.junit.jupiter.api.Test;

import static dev.parley.exchanges.TestData.BETWEEN;
import static dev.parley.exchanges.TestData.LATE;
import static dev.parley.exchanges.TestData.date;
import static dev.parley.exchanges.TestData.delivery;
import static dev.parley.exchanges.TestData.exchange;
import static dev.parley.exchanges.TestData.freshId;
import static dev.parley.exchanges.TestData.participant;
import static dev.parley.exchanges.TestData.put;
import static dev.parley.exchanges.TestData.read;
import static dev.parley.exchanges.TestData.revision;
import static dev.parley.exchanges.TestData.saidBy;
import static dev.parley.exchanges.TestData.transition;
import static dev.parley.exchanges.TestData.with;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

@ServiceTest
class StatisticsResourceTest {

    private static final String PATH = "/v1/statistics/exchanges";

    /** An exchange that this mediator led from TABLED to AGREED in so many days. */
    private static void exchangeOf(String mediator, int days, String publishedAt) {
        String path = "/v1/exchanges/" + freshId();
        put(
                        path,
                        with(
                                exchange(path.substring(14)),
                                "participants",
                                List.of(
                                        participant("hamas", "A", "RELEASING_PARTY"),
                                        participant(mediator, null, "LEAD_MEDIATOR"))))
                .statusCode(201);
        put(path + "/revisions/1", with(revision(1), "tabled", date("2023-06-01")))
                .statusCode(201);
        put(path + "/transitions/1", with(transition(1, "TABLED"), "effective", date("2023-06-01T00:00:00Z")))
                .statusCode(201);
        Map<String, Object> agreed =
                with(transition(2, "AGREED"), "effective", date("2023-06-%02dT00:00:00Z".formatted(1 + days)));
        Map<String, Object> said = with(saidBy(mediator, "ON_THE_RECORD"), "publishedAt", publishedAt);
        put(path + "/transitions/2", with(agreed, "citations", List.of(said))).statusCode(201);
        put(path + "/deliveries/d", delivery("d", "hamas-releases", 5)).statusCode(201);
    }

    @Test
    void exchangesAreCountedByMediatorWithMedianDaysAndShareKept() {
        for (int days : new int[] {2, 4, 9}) {
            exchangeOf("norway", days, "2023-10-09T04:00:00Z");
        }
        exchangeOf("norway", 20, LATE);
        String row = "rows.find { it.key == 'norway' }.";
        read(PATH, "by", "mediator")
                .statusCode(200)
                .body(row + "exchanges", equalTo(4))
                .body(row + "daysFromTabledToAgreed.exchanges", equalTo(4))
                .body(row + "daysFromTabledToAgreed.min", equalTo(6.5f))
                .body(row + "daysFromTabledToAgreed.max", equalTo(6.5f))
                .body(row + "shareKept.min", equalTo(0.12f))
                .body(row + "shareKept.max", equalTo(0.13f));
        read(PATH, "by", "mediator", "knownAt", BETWEEN)
                .body(row + "exchanges", equalTo(4))
                .body(row + "daysFromTabledToAgreed.exchanges", equalTo(3))
                .body(row + "daysFromTabledToAgreed.min", equalTo(4));
    }

    @Test
    void everyPropertyCanTellThemApart() {
        exchangeOf("sweden", 1, LATE);
        read(PATH).statusCode(200).body("rows.key", hasItem("AGREED"));
        read(PATH, "by", "year").body("rows.key", hasItem("2023"));
        read(PATH, "by", "custody").body("rows.key", hasItem("HOSTAGE"));
        read(PATH, "by", "mediator", "knownAt", "2020-01-01").body("rows.key", not(hasItem("sweden")));
        read(PATH, "by", "weather").statusCode(400).body("violations.pointer", hasItem("/by"));
    }

    @Test
    void statisticsAreATableToo() {
        exchangeOf("denmark", 3, LATE);
        given().accept("text/csv")
                .queryParam("by", "mediator")
                .get(PATH)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .body(containsString("key,exchanges,tabledToAgreedMin"))
                .body(containsString("denmark,1,3,3"));
    }
}
