package dev.parley.launcher;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class EmbeddedDatabaseTest {

    @Test
    void temporaryDatabaseHasASchemaForEachService() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.temporary()) {
            for (String schema : EmbeddedDatabase.SCHEMAS) {
                EmbeddedDatabase.Credentials credentials = database.credentials(schema);
                try (Connection connection = DriverManager.getConnection(
                                database.jdbcUrl(), credentials.username(), credentials.password());
                        ResultSet row = connection.createStatement().executeQuery("SELECT current_schema()")) {
                    row.next();
                    assertEquals(schema, row.getString(1));
                }
            }
        }
    }
}
