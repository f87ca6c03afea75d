package dev.parley.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * The API document of a process is the one committed in its module, so that a change of the API is a change that can be
 * seen. Each process extends this as a test of its own; run with {@code -Dopenapi.update=true} it writes the file anew.
 */
public abstract class OpenApiDocumentContract {

    private static final Path COMMITTED = Path.of("openapi.json");

    private static final ObjectMapper SORTED =
            new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    @Test
    void documentIsTheCommittedOne() throws IOException {
        String served = sorted(given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());
        if (Boolean.getBoolean("openapi.update")) {
            Files.writeString(COMMITTED, served);
        }
        assertEquals(
                Files.readString(COMMITTED),
                served,
                "openapi.json is not what the code says; run this test with -Dopenapi.update=true and look at the"
                        + " difference before you commit it");
    }

    private static String sorted(byte[] document) throws IOException {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        return SORTED.writer(printer).writeValueAsString(SORTED.readValue(document, Object.class)) + "\n";
    }
}
