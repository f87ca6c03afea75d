package dev.parley.journal.notes;

import java.io.IOException;

import dev.parley.http.RawConnection;
import dev.parley.http.RawHttpContract;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

@NotesTest
class RawHttpTest extends RawHttpContract {

    @Override
    protected String readPath() {
        return "/v1/notes";
    }

    @Override
    protected String writePath() {
        return "/v1/notes/batch";
    }

    @Override
    protected String body() {
        return "[]";
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=%ff", "%00=1", "limit=\u00ff", "%ff", "topic=%00"})
    void malformedQueryIsAProblem(String query) throws IOException {
        try (RawConnection connection = new RawConnection()) {
            String rest = " HTTP/1.1\r\nHost: parley\r\n\r\n";
            assertProblem(400, connection.send(at("GET @?" + query + rest)).answer());
            assertEquals(
                    200, connection.send(at("GET @?limit=%31" + rest)).answer().status());
        }
    }
}
