package dev.parley.actors.route;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import dev.parley.actors.ServiceTest;
import io.quarkus.test.common.http.TestHTTPResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** How long requests for routes take; run with {@code -Dscale=true}. */
@ServiceTest
@EnabledIfSystemProperty(named = "scale", matches = "true")
class RouteScaleTest {

    private static final int REQUESTS = 200;

    @Inject
    DataSource database;

    @TestHTTPResource
    URI service;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Random random = new Random(4);

    private int cut;
    private int empty;

    @AfterEach
    void clear() throws SQLException {
        Crowd.clear(database);
    }

    @ParameterizedTest
    @CsvSource({"5000, 20000, 500", "50000, 200000, 5000"})
    void routesAtScale(int actors, int channels, int hub) throws Exception {
        Crowd.fill(database, actors, channels, hub);
        String[][] requests = {
            {"warm-up", "crowd-", "crowd-", ""},
            {"anybody to anybody", "crowd-", "crowd-", ""},
            {"anybody to anybody, 6 hops", "crowd-", "crowd-", "&maxHops=6"},
            {"anybody to anybody, 100 routes", "crowd-", "crowd-", "&maxHops=6&limit=100"},
            {"anybody to anybody, as known in 2022", "crowd-", "crowd-", "&knownAt=2022-06-01T00:00:00Z"},
            {"hub to anybody", "crowd-1", "crowd-", ""},
            {"hub to anybody, 6 hops, 100 routes", "crowd-1", "crowd-", "&maxHops=6&limit=100"},
            {"anybody to hub", "crowd-", "crowd-1", ""},
            {"anybody to an island", "crowd-", "island-3", "&maxHops=6"},
            {"hub to an island", "crowd-1", "island-3", "&maxHops=6"},
            {"hub to the hermit", "crowd-1", "hermit", "&maxHops=6"}
        };
        for (String[] request : requests) {
            measure(
                    channels,
                    request[0],
                    () -> "v1/actors/" + anybody(request[1], actors) + "/routes?to=" + anybody(request[2], actors)
                            + request[3]);
        }
        measure(channels, "graph around the hub", () -> "v1/actors/crowd-1/graph?limit=1000");
        measure(
                channels,
                "graph around anybody, depth 3",
                () -> "v1/actors/" + anybody("crowd-", actors) + "/graph?depth=3&limit=1000");
        explain(actors);
    }

    private void measure(int channels, String what, Supplier<String> path) throws Exception {
        List<Double> times = new ArrayList<>();
        cut = 0;
        empty = 0;
        for (int i = 0; i < REQUESTS; i++) {
            URI request = service.resolve("/" + path.get());
            long begun = System.nanoTime();
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(request).build(), HttpResponse.BodyHandlers.ofString());
            times.add((System.nanoTime() - begun) / 1e6);
            assertEquals(200, answer.statusCode(), answer.body());
            empty += answer.body().contains("\"items\":[]") ? 1 : 0;
            cut += answer.body().endsWith("\"truncated\":true}") ? 1 : 0;
        }
        times.sort(null);
        System.out.printf(
                "%d channels, %s: p50 %.0f ms, p95 %.0f ms, slowest %.0f ms, %d without a route, %d of %d cut short%n",
                channels,
                what,
                times.get(REQUESTS / 2),
                times.get(REQUESTS * 95 / 100),
                times.get(REQUESTS - 1),
                empty,
                cut,
                REQUESTS);
    }

    private String anybody(String prefix, int actors) {
        return prefix.equals("crowd-") ? prefix + (2 + random.nextInt(actors - 2)) : prefix;
    }

    private void explain(int actors) throws SQLException {
        String[] frontier =
                IntStream.range(0, 200).mapToObj(i -> anybody("crowd-", actors)).toArray(String[]::new);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("explain (analyze, buffers) "
                        + StoredNetwork.LEGS
                                .replace("{period x}", "x.marking = any('{CLEAR}') and x.known_until is null")
                                .replaceAll(":(actors|at|most)", "?"))) {
            statement.setArray(1, connection.createArrayOf("text", frontier));
            statement.setObject(2, OffsetDateTime.now());
            statement.setObject(3, OffsetDateTime.now());
            statement.setInt(4, RouteFinder.BOUNDS.rows());
            try (ResultSet plan = statement.executeQuery()) {
                while (plan.next()) {
                    System.out.println(plan.getString(1).replaceAll("\\{(crowd-\\d+,){5,}[^}]*}", "{…}"));
                }
            }
        }
    }
}
