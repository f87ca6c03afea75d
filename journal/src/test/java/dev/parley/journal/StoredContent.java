package dev.parley.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.postgresql.Driver;

/**
 * Changes stored documents past every rule, as if a process had written them that had other rules, or ran on another
 * Java.
 */
public final class StoredContent implements AutoCloseable {

    /** A constant that no enum has. */
    public static final String UNKNOWN = "NO_LONGER_KNOWN";

    private static final String JOURNAL = "journal";
    private static final String CONTENT = "content";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String DOCUMENT_TABLES = "select table_name from information_schema.columns"
            + " where table_schema = current_schema() and column_name = 'sort_key'";
    private static final String CONSTANTS = "select column_name from information_schema.columns"
            + " where table_schema = current_schema() and table_name = ?"
            + " and column_name in ('type', 'kind', 'mode', 'status', 'stance', 'topic', 'reliability', 'change')";

    private final String collection;
    private final String key;
    private final List<Column> before = new ArrayList<>();
    private ObjectNode content;

    private record Column(String table, String name, String value) {}

    private StoredContent(String collection, String key) {
        this.collection = collection;
        this.key = key;
    }

    /** Changes the content of every version of a document, until it is closed. */
    public static StoredContent change(String collection, String key, Consumer<ObjectNode> change) {
        return new StoredContent(collection, key).changed(change, false);
    }

    /** The same, with a constant that no enum has wherever there was one, in the content and in the columns. */
    public static StoredContent forgetConstants(String collection, String key) {
        return new StoredContent(collection, key).changed(StoredContent::forgetConstants, true);
    }

    /** What is stored now. */
    public ObjectNode content() {
        return content;
    }

    private StoredContent changed(Consumer<ObjectNode> change, boolean constants) {
        try (Connection database = connect()) {
            for (String table : texts(database, DOCUMENT_TABLES)) {
                for (String name : constants ? texts(database, CONSTANTS, table) : List.<String>of()) {
                    save(database, table, name);
                    update(database, new Column(table, name, UNKNOWN));
                }
                save(database, table, CONTENT);
            }
            content = (ObjectNode) MAPPER.readTree(before.stream()
                    .filter(column -> column.name().equals(CONTENT))
                    .findFirst()
                    .orElseThrow()
                    .value());
            change.accept(content);
            for (String table : texts(database, DOCUMENT_TABLES)) {
                update(database, new Column(table, CONTENT, content.toString()));
            }
            return this;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stores again what was stored before, so that other tests do not read it. */
    @Override
    public void close() {
        try (Connection database = connect()) {
            for (Column column : before) {
                update(database, column);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void save(Connection database, String table, String name) throws SQLException {
        String sql = "select " + name + "::text from " + table + " where " + isDocument(table) + " and " + name
                + " is not null order by version desc limit 1";
        texts(database, sql, parameters(table)).forEach(value -> before.add(new Column(table, name, value)));
    }

    /** Only what is there is changed. */
    private void update(Connection database, Column column) throws SQLException {
        String value = column.name().equals(CONTENT) ? "cast(? as jsonb)" : "?";
        try (PreparedStatement update = database.prepareStatement("update " + column.table() + " set " + column.name()
                + " = " + value + " where " + column.name() + " is not null and " + isDocument(column.table()))) {
            update.setString(1, column.value());
            String[] parameters = parameters(column.table());
            for (int i = 0; i < parameters.length; i++) {
                update.setString(i + 2, parameters[i]);
            }
            update.executeUpdate();
        }
    }

    private String isDocument(String table) {
        return "key = ?" + (table.equals(JOURNAL) ? " and collection = ?" : "");
    }

    private String[] parameters(String table) {
        return table.equals(JOURNAL) ? new String[] {key, collection} : new String[] {key};
    }

    /** What another Java may take, or what may have been taken before a rule became stricter. */
    public static void breakRules(ObjectNode content) {
        objects(content).forEach(object -> {
            if (object.has("edtf")) {
                object.put("zone", "America/Atlantis");
            }
            if (object.has("unit")) {
                object.put("currency", "XQQ");
            }
            for (String code : List.of("country", "source", "language")) {
                if (object.has(code)) {
                    object.put(code, "Of other rules");
                }
            }
            for (String text : List.of("name", "title", "text", "statement", "description")) {
                if (object.has(text)) {
                    object.put(text, "x".repeat(150_000));
                }
            }
        });
    }

    private static void forgetConstants(ObjectNode content) {
        objects(content).forEach(object -> {
            object.properties().forEach(property -> {
                if (!property.getKey().equals("marking")) {
                    property.setValue(forgotten(property.getValue()));
                }
            });
            object.putArray("noLongerKnown").addObject().put("a", 1);
        });
    }

    private static JsonNode forgotten(JsonNode value) {
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            ((ArrayNode) value).set(i, forgotten(value.get(i)));
        }
        return value.isTextual() && value.textValue().matches("[A-Z][A-Z_]{2,}") ? TextNode.valueOf(UNKNOWN) : value;
    }

    private static List<ObjectNode> objects(JsonNode node) {
        List<ObjectNode> objects = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> objects.addAll(objects(child)));
        return objects;
    }

    private static List<String> texts(Connection database, String sql, String... parameters) throws SQLException {
        try (PreparedStatement query = database.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setString(i + 1, parameters[i]);
            }
            List<String> texts = new ArrayList<>();
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    texts.add(found.getString(1));
                }
            }
            return texts;
        }
    }

    private static Connection connect() throws SQLException {
        Properties credentials = new Properties();
        credentials.setProperty("user", System.getProperty(PostgresTestResource.USERNAME));
        credentials.setProperty("password", System.getProperty(PostgresTestResource.PASSWORD));
        // not by the driver manager, which knows only the drivers of one class loader
        return new Driver().connect(System.getProperty(PostgresTestResource.URL), credentials);
    }
}
