package dev.parley.system.manifests;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.parley.launcher.Suite;
import dev.parley.system.RunningSuite;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The table of variables in docs/operations.md, held to what the built processes read. */
class ConfigurationReferenceIT {

    private static final Pattern ROW = Pattern.compile("^\\| `([A-Z0-9_]+)` \\| (\\w+) \\|", Pattern.MULTILINE);

    private static final Map<String, List<String>> MODULES =
            Map.of("all", Suite.MODULES, "services", Suite.SERVICES, "gateway", List.of(Suite.GATEWAY));

    @Test
    void processesReadEveryVariableInTheReference() throws IOException {
        List<MatchResult> rows = rows();
        assertTrue(rows.size() > 10, "the table is where it was");
        Set<String> unread = new TreeSet<>();
        for (MatchResult row : rows) {
            MODULES.get(row.group(2)).stream()
                    .filter(module -> !ReadVariables.of(module).contains(row.group(1)))
                    .forEach(module -> unread.add(row.group(1) + " by " + module));
        }
        assertEquals(Set.of(), unread);
    }

    @Test
    void referenceHasEveryVariableOfOurs() throws IOException {
        Set<String> described = rows().stream().map(row -> row.group(1)).collect(Collectors.toSet());
        Set<String> missing = Suite.MODULES.stream()
                .flatMap(module -> ReadVariables.of(module).stream())
                .filter(variable -> variable.startsWith("PARLEY_") && !described.contains(variable))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), missing);
    }

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(RunningSuite.ROOT.resolve("docs/operations.md")))
                .results()
                .toList();
    }
}
