package dev.parley.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** No migration removes what the previous version, which still runs beside it, reads or writes. */
class MigrationsTest {

    /** Migrations that contract, each with the reason why no previous version is in its way. */
    private static final Map<String, String> CONTRACTIONS = Map.of();

    private static final Pattern CREATED = Pattern.compile("create table (?:if not exists )?(\\S+)");
    private static final Pattern ALTERED = Pattern.compile("alter table (?:if exists )?(?:only )?(\\S+) (.*)");
    private static final Pattern UNIQUE_INDEX =
            Pattern.compile("create unique index (?:concurrently )?(?:if not exists )?\\S* ?on (?:only )?([^\\s(]+).*");
    private static final List<Pattern> BREAKING = Stream.of(
                    "^drop (?!index\\b)",
                    "^truncate\\b",
                    "^(revoke|create (or replace )?rule|create (or replace )?(constraint )?trigger)\\b",
                    "^alter (?!table\\b|index\\b)\\w+.*\\b(rename|drop|set schema)\\b",
                    "^do\\b")
            .map(Pattern::compile)
            .toList();
    private static final List<Pattern> BREAKING_OF_AN_EXISTING_TABLE = Stream.of(
                    "\\bdrop (?!not null\\b|expression\\b)",
                    "\\brename\\b",
                    "\\bset schema\\b",
                    "\\balter (column )?\\S+ (set data )?type\\b",
                    "\\bset not null\\b",
                    "\\badd (constraint|unique|check|primary key|foreign key|exclude)\\b",
                    "\\badd (column )?(?!constraint\\b)(?!.*\\bdefault\\b).*\\b(not null|unique|primary key)\\b",
                    "\\badd (column )?.*\\b(unique|primary key|check|references)\\b")
            .map(Pattern::compile)
            .toList();

    @Test
    void everyMigrationKeepsWhatThePreviousVersionNeeds() throws IOException {
        Map<String, List<String>> found = new TreeMap<>();
        for (Path module : children(RunningSuite.ROOT)) {
            for (Path file : children(module.resolve("src/main/resources/db/migration"))) {
                found.put(file.getFileName() + " of " + module.getFileName(), breaks(Files.readString(file)));
            }
        }

        assertTrue(found.size() >= 9, found.toString());
        Set<String> contracting = found.entrySet().stream()
                .filter(file -> !file.getValue().isEmpty())
                .map(file -> file.getKey().replaceAll(" of .*", ""))
                .collect(Collectors.toSet());
        assertEquals(CONTRACTIONS.keySet(), contracting, found.toString());
    }

    @Test
    void noServiceHasTwoMigrationsOfOneVersion() throws IOException {
        Set<String> ofJournal = versions(RunningSuite.ROOT.resolve("journal"), Set.of());
        for (Path module : children(RunningSuite.ROOT)) {
            if (!module.getFileName().toString().equals("journal")) {
                versions(module, ofJournal);
            }
        }
    }

    private static Set<String> versions(Path module, Set<String> others) throws IOException {
        Set<String> versions = new HashSet<>(others);
        for (Path file : children(module.resolve("src/main/resources/db/migration"))) {
            assertTrue(versions.add(file.getFileName().toString().replaceAll("__.*", "")), file.toString());
        }
        return versions;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table actor",
                "alter table actor drop column searchable",
                "alter table actor rename column kind to type",
                "alter table actor rename to actors",
                "alter table actor alter column version type bigint",
                "alter table actor alter column country set not null",
                "alter table actor add column seen timestamptz not null",
                "alter table actor add seen timestamptz not null",
                "alter table actor add constraint short check (length(key) < 64)",
                "alter table actor add column seen text default '' check (seen <> '-')",
                "create unique index one_country on actor (country)",
                "ALTER TABLE actor\n  DROP searchable;",
                "create table other (key text); drop view seen"
            })
    void contractingStatementIsDetected(String sql) {
        assertFalse(breaks(sql).isEmpty(), sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table seen (actor text not null unique references actor); alter table seen add check (actor <> '')",
                "create table seen (actor text); create unique index seen_once on seen (actor)",
                "alter table actor add column seen timestamptz",
                "alter table actor add column seen boolean not null default false",
                "alter table actor alter column searchable drop not null",
                "create index actor_by_name on actor (name)",
                "drop index actor_by_name",
                "-- drop table actor\nupdate actor set searchable = 'drop table actor; ' where searchable is null"
            })
    void expandingStatementIsAllowed(String sql) {
        assertEquals(List.of(), breaks(sql));
    }

    private static List<Path> children(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(directory)) {
            return children.toList();
        }
    }

    private static List<String> breaks(String sql) {
        String plain = sql.replaceAll("--[^\n]*", "")
                .replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("'[^']*'", "''")
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
        Set<String> created = CREATED.matcher(plain)
                .results()
                .map(each -> each.group(1))
                .collect(Collectors.toCollection(HashSet::new));
        List<String> breaks = new ArrayList<>();
        for (String statement : plain.split(";")) {
            if (breaksPrevious(statement.strip(), created)) {
                breaks.add(statement.strip());
            }
        }
        return breaks;
    }

    private static boolean breaksPrevious(String statement, Set<String> created) {
        List<MatchResult> altered = ALTERED.matcher(statement).results().toList();
        if (statement.startsWith("alter table") && !altered.isEmpty()) {
            return !created.contains(altered.get(0).group(1))
                    && matchesAny(BREAKING_OF_AN_EXISTING_TABLE, altered.get(0).group(2));
        }
        return matchesAny(BREAKING, statement)
                || UNIQUE_INDEX.matcher(statement).results().anyMatch(index -> !created.contains(index.group(1)));
    }

    private static boolean matchesAny(List<Pattern> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(text).find());
    }
}
