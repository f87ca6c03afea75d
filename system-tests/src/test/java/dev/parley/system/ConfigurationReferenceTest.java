package dev.parley.system;

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
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The table of environment variables in docs/operations.md matches what the processes read at run time. */
class ConfigurationReferenceTest {

    private static final Pattern ROW = Pattern.compile("^\\| `([A-Z0-9_]+)` \\| (\\w+) \\|", Pattern.MULTILINE);

    private static final Map<String, List<String>> MODULES =
            Map.of("all", Suite.MODULES, "services", Suite.SERVICES, "gateway", List.of(Suite.GATEWAY));

    @Test
    void processesReadEveryDocumentedVariable() throws IOException {
        List<MatchResult> rows = rows();
        assertTrue(rows.size() > 10, "docs/operations.md has no table of variables any more");
        Set<String> unknown = new TreeSet<>();
        for (MatchResult row : rows) {
            MODULES.get(row.group(2)).stream()
                    .filter(module -> !RuntimeVariables.of(module).contains(row.group(1)))
                    .forEach(module -> unknown.add(row.group(1) + " by " + module));
        }
        assertEquals(Set.of(), unknown);
    }

    @Test
    void everyVariableOfOursIsDocumented() throws IOException {
        Set<String> documented = rows().stream().map(row -> row.group(1)).collect(Collectors.toSet());
        Set<String> undocumented = Suite.MODULES.stream()
                .flatMap(module -> RuntimeVariables.of(module).stream())
                .filter(variable -> variable.startsWith("PARLEY_") && !documented.contains(variable))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), undocumented);
    }

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(RunningSuite.ROOT.resolve("docs/operations.md")))
                .results()
                .toList();
    }
}
