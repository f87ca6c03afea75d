package dev.parley.system;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;

import dev.parley.launcher.Suite;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What {@code ./run} shows: the launcher's lines, and warnings of the processes. */
class QuietStartIT {

    private static final String LAUNCHER = "parley    | ";

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @Test
    void startsAreQuietAndWarningsAreShown() throws Exception {
        Path data = RunningSuite.temporaryDirectory();
        try (Suite first = start(data)) {
            RunningSuite.load(new Api(first.url()), RunningSuite.US_IRAN);
        }
        try (Suite second = start(data)) {
            assertEquals(List.of(), linesOfProcesses());

            String superuser = second.database().superuserUrl();
            try (Connection connection = DriverManager.getConnection(superuser);
                    Statement statement = connection.createStatement()) {
                statement.execute("alter role parley_actors nologin");
                statement.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'parley_actors'");
                assertEquals(
                        503,
                        new Api(second.url()).send("GET", "/v1/actors", null).status());
                statement.execute("alter role parley_actors login");
            }
            Await.until("the warning is shown", () -> linesOfProcesses().stream()
                    .anyMatch(line -> line.startsWith("actors    | ") && line.contains(" WARN ")));
        }
        assertTrue(lines().contains(LAUNCHER + "gateway is ready after "), lines());
    }

    private Suite start(Path data) {
        return Suite.start(
                RunningSuite.options(data).withOutput(new PrintStream(output, true, StandardCharsets.UTF_8), false));
    }

    private String lines() {
        return output.toString(StandardCharsets.UTF_8);
    }

    private List<String> linesOfProcesses() {
        return lines().lines().filter(line -> !line.startsWith(LAUNCHER)).toList();
    }
}
