package dev.parley.actors.route;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import dev.parley.actors.ServiceTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;

@ServiceTest
class CrowdedRoutesTest {

    private static final long GENEROUS = Duration.ofSeconds(5).toMillis();

    /** Two groups of 150 in which everybody reaches everybody, and nobody reaches the other group. */
    private static final String CLIQUES = """
            with ends as (
                select 'crowd-' || clique || one as near, 'crowd-' || clique || other as far
                from generate_series(1, 2) as clique, generate_series(101, 250) as one,
                    generate_series(101, 250) as other
                where one < other),
            channels as (
                insert into channel (key, version, content, position, marking, recorded_by, actors, type)
                select near || '-' || far, 1, '{}', near || '-' || far, 'CLEAR', 'crowd', array[near, far], 'UNSPECIFIED'
                from ends)
            insert into crossing (channel, near, far)
            select near || '-' || far, near, far from ends union all select near || '-' || far, far, near from ends""";

    @Inject
    DataSource database;

    @AfterEach
    void clear() throws SQLException {
        Crowd.clear(database);
    }

    @Test
    void routesInACrowdAreFoundAndAbsentOnesNoticedSoon() throws SQLException {
        Crowd.fill(database, 2_000, 8_000, 500);

        routes("crowd-1", "crowd-1999").body("items", hasSize(10)).body("truncated", equalTo(false));
        routes("crowd-1998", "crowd-1").body("items", hasSize(10)).body("truncated", equalTo(false));
        routes("crowd-1234", "crowd-1777&maxHops=6").body("items", hasSize(10)).body("truncated", equalTo(false));
        routes("crowd-1", "island-3").body("items", empty()).body("truncated", equalTo(false));
        routes("crowd-1234", "hermit").body("items", empty()).body("truncated", equalTo(false));
        routes("island-1", "island-3").body("items[0].hops", hasSize(2)).body("truncated", equalTo(false));
    }

    @Test
    void searchThatTakesTooLongIsReportedAsTruncated() throws SQLException {
        Crowd.fill(database, 3_000, 10, 0);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(CLIQUES);
        }

        routes("crowd-1101", "crowd-2101").body("items", empty()).body("truncated", equalTo(true));
    }

    private static ValidatableResponse routes(String from, String to) {
        return get("/v1/actors/" + from + "/routes?to=" + to)
                .then()
                .statusCode(200)
                .time(lessThan(GENEROUS));
    }
}
