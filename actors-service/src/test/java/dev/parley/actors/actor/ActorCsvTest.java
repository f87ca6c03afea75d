package dev.parley.actors.actor;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.parley.actors.ServiceTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

import static dev.parley.actors.TestData.actor;
import static dev.parley.actors.TestData.send;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@ServiceTest
class ActorCsvTest {

    private static final String HEADER = "id;kind;name;country;names;identifiers;marking\n";

    @Test
    void rowsBecomeActors() {
        batch(
                        "",
                        HEADER
                                + "v1-qatar;STATE;\"Qatar; (state)\";QA;\"ENDONYM ar: قطر\nALIAS: State: Qatar\";acled:v1;CLEAR\n")
                .statusCode(200)
                .body("items.outcome", contains("created"));

        get("/v1/actors/v1-qatar")
                .then()
                .statusCode(200)
                .body("name", equalTo("Qatar; (state)"))
                .body("country", equalTo("QA"))
                .body("names.value", contains("قطر", "State: Qatar"))
                .body("names.language", contains("ar", null))
                .body("identifiers[0].scheme", equalTo("acled"));
        batch(
                        "",
                        HEADER
                                + "v1-qatar;STATE;\"Qatar; (state)\";QA;\"ENDONYM ar: قطر\nALIAS: State: Qatar\";acled:v1;CLEAR\n")
                .body("items.outcome", contains("unchanged"));
    }

    @Test
    void eachRefusedRowSaysItsLineAndColumns() {
        batch("", HEADER + "v2-a;STATE;A;;;;CLEAR\nv2-b;PLANET;B;qa;Katar;;\nv2-c;STATE;C;;;;RED\n")
                .statusCode(200)
                .body("items.outcome", contains("created", "refused", "refused"))
                .body("items[1].problem.detail", startsWith("line 3: "))
                .body("items[1].problem.violations.message", everyItem(startsWith("line 3: ")))
                .body(
                        "items[1].problem.violations.pointer",
                        containsInAnyOrder("/names/0", "/kind", "/country", "/marking"))
                .body("items[2].problem.violations.pointer", contains("/marking"))
                .body("items[2].problem.violations[0].message", startsWith("line 4: "));
    }

    @Test
    void allRowsOrNoneAreWrittenIfSoAsked() {
        String rows = HEADER + "v3-a;STATE;A;;;;CLEAR\nv3-b;STATE;B;;;;CLEAR;more\n";

        batch("?dryRun=true", rows).statusCode(200).body("created", equalTo(1)).body("refused", equalTo(1));
        batch("?atomic=true", rows)
                .statusCode(422)
                .body("violations.pointer", contains("/1"))
                .body("violations[0].message", startsWith("line 3: has 8 cells"));
        get("/v1/actors/v3-a").then().statusCode(404);
    }

    @Test
    void unusableTablesAreRefusedWithAllFaultsOfTheHeader() {
        batch("", "id,colour,name,name\nv4,red,A,B\n")
                .statusCode(400)
                .body("violations.pointer", contains("/colour", "/name", "/kind", "/marking"));
        batch("", "").statusCode(400).body("type", equalTo("https://parley.dev/problems/invalid-document"));
        given().contentType("text/csv")
                .body("a,b")
                .post("/v1/channels/batch")
                .then()
                .statusCode(415);
    }

    @Test
    void idThatIsSentTwiceIsAFaultOfTheSecondRow() {
        String table = "sep=;\n" + HEADER + "v8;NGO;First row;;;;CLEAR\nv8;NGO;Second row;;;;CLEAR\n";

        batch("?atomic=true", table)
                .statusCode(422)
                .body("violations.pointer", contains("/1/id"))
                .body("violations.message", contains("line 4: line 3 has the id `v8` already"));
        get("/v1/actors/v8").then().statusCode(404);
        batch("?dryRun=true", table).statusCode(200).body("items.outcome", contains("created", "refused"));
        batch("", table).statusCode(200).body("items.outcome", contains("created", "refused"));
        get("/v1/actors/v8/history").then().body("items.document.name", contains("First row"));
    }

    @Test
    void aTableHoldsAsManyRowsAsAnyBatch() {
        String rows = IntStream.rangeClosed(0, 10_000)
                .mapToObj(i -> "v5-" + i + ";STATE;A;;;;CLEAR\n")
                .collect(Collectors.joining());

        batch("?dryRun=true", HEADER + rows).statusCode(413);
    }

    @Test
    void theExportIsImportedAsTheSameActors() {
        batch(
                        "",
                        HEADER + "v6-a;STATE;\"'=HYPERLINK(\"\"x\"\")\";AQ;\"ALIAS he: -חמאס\";;CLEAR\n"
                                + IntStream.range(100, 1_150)
                                        .mapToObj(i -> "v6-" + i + ";STATE;Many " + i + ";AQ;;;CLEAR\n")
                                        .collect(Collectors.joining()))
                .statusCode(200);

        String table = csv().get("/v1/actors?country=AQ")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .extract()
                .asString();

        assertTrue(table.startsWith("\ufeffid,kind,name,country,description,names,identifiers,marking\r\n"));
        assertTrue(table.contains("v6-a,STATE,\"'=HYPERLINK(\"\"x\"\")\",AQ,,ALIAS he: -חמאס,,CLEAR\r\n"));
        assertEquals(1_052, table.lines().count());
        batch("?atomic=true", table).statusCode(200).body("unchanged", equalTo(1_051));
    }

    @Test
    void theExportTakesTheFiltersOfTheList() {
        batch("", HEADER + "v7-a;STATE;A;HM;;;CLEAR\nv7-b;ADVOCACY_GROUP;B;HM;;;CLEAR\n")
                .statusCode(200);

        assertEquals(
                2,
                csv().get("/v1/actors?country=HM&kind=ADVOCACY_GROUP")
                        .asString()
                        .lines()
                        .count());
        csv().get("/v1/actors?colour=red").then().statusCode(400);
    }

    private static RequestSpecification csv() {
        return given().accept("text/csv");
    }

    private static ValidatableResponse batch(String query, String table) {
        return given().contentType("text/csv; charset=utf-8")
                .body(table.getBytes(StandardCharsets.UTF_8))
                .post("/v1/actors/batch" + query)
                .then();
    }

    /** In the order of the list, those that begin with the word come last; as found, they come first. */
    @Test
    void theExportOfASearchHoldsAllThatItFindsOnce() {
        List<Map<String, Object>> found = IntStream.range(0, 700)
                .mapToObj(i ->
                        actor("x-" + i, "NGO", i % 2 == 0 ? "Yggdrasil " + i : "A society of " + i + " for Yggdrasil"))
                .toList();
        send("/v1/actors/batch", found);
        List<String> ids = csv().get("/v1/actors?q=yggdrasil")
                .asString()
                .lines()
                .skip(1)
                .map(row -> row.substring(0, row.indexOf(',')))
                .toList();
        assertEquals(700, ids.size());
        assertEquals(found.stream().map(actor -> actor.get("id")).collect(Collectors.toSet()), Set.copyOf(ids));
    }
}
