package dev.parley.actors.channel;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import dev.parley.actors.ServiceTest;
import org.junit.jupiter.api.Test;

import static dev.parley.actors.TestData.channel;
import static dev.parley.actors.TestData.givenActors;
import static dev.parley.actors.TestData.send;
import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;

@ServiceTest
class DirectedChannelIndexTest {

    @Inject
    DataSource database;

    @Inject
    Channels channels;

    @Test
    void channelsWrittenBeforeThereWereCrossingsAreIndexedAtStart() throws SQLException {
        givenActors("x1-a", "x1-b");
        List<Map<String, Object>> many = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            many.add(channel("x1-" + i, "x1-a", "x1-b"));
        }
        send("/v1/channels/batch", many);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from crossing where near like 'x1-%'");
        }
        get("/v1/actors/x1-a/routes?to=x1-b").then().body("items", empty());

        channels.indexCrossings(null);
        channels.indexCrossings(null);

        get("/v1/actors/x1-a/graph").then().body("edges", hasSize(250));
        get("/v1/actors/x1-b/routes?to=x1-a&limit=100").then().body("items", hasSize(100));
    }
}
