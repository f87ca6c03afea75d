package dev.parley.exchanges.exchange;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Inject;

import dev.parley.exchanges.ServiceTest;
import dev.parley.text.NameNormalizer;
import io.agroal.api.AgroalDataSource;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * No filter reads all exchanges or positions, whether everything meets it or nothing does: the database counts how often
 * it read a table from its beginning to its end. With {@code -Dscale=true}, also how long a page takes.
 */
@ServiceTest
class ExchangePlansTest {

    private static final int EXCHANGES = 20_000;
    private static final int PAGES = 20;

    /** What every exchange has, what one in a thousand has, and what none has. */
    private static final List<String> EXCHANGE_FILTERS = List.of(
            "",
            "status=TABLED",
            "status=SUSPENDED",
            "status=LAPSED",
            "participant=plan-all",
            "participant=plan-few",
            "participant=plan-none",
            "participant=plan-all&role=MEDIATOR",
            "role=HOST",
            "role=GUARANTOR",
            "heldBy=plan-all",
            "heldBy=plan-none",
            "custody=HOSTAGE",
            "custody=MISSING",
            "demographics=WOMEN",
            "demographics=ELDERLY",
            "nationality=TH",
            "nationality=AQ",
            "disputed=true",
            "marking=CLEAR",
            "marking=RED",
            "from=1900-01-01&to=2100-01-01",
            "from=2000-03-05&to=2000-03-06",
            "from=1700-01-01&to=1700-12-31",
            "q=common",
            "q=seldom",
            "q=absent",
            "q=comon",
            "q=common seldom",
            "q=common absent",
            "q=com",
            "q=common&participant=plan-few&custody=HOSTAGE",
            "participant=plan-all&custody=MISSING");

    private static final List<String> POSITION_FILTERS = List.of(
            "",
            "stance=ACCEPTS",
            "stance=REJECTS",
            "stance=COUNTERS",
            "actor=plan-all",
            "actor=plan-none",
            "exchange=plan-17",
            "exchange=plan-none",
            "revision=1",
            "current=true",
            "current=true&actor=plan-all",
            "unanswered=true",
            "unanswered=true&actor=plan-none");

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void store() throws SQLException {
        execute(
                """
                insert into exchange (key, version, content, sort_key, known_at, marking, recorded_at, recorded_by, status,
                    current_revision, term_rules)
                select 'plan-' || i, 1, jsonb_build_object('id', 'plan-' || i, 'title', 'Exchange ' || i,
                        'opened', jsonb_build_object('edtf', to_char(date '2000-01-01' + i, 'YYYY-MM-DD')),
                        'participants', '[]'::jsonb, 'links', '[]'::jsonb, 'marking', 'CLEAR',
                        'citations', '[{"source": "dw", "publishedAt": "2023-09-18", "attribution": "OWN_REPORTING"}]'::jsonb),
                    to_char(date '2000-01-01' + i, 'YYYY-MM-DD') || 'plan-' || i, timestamptz '2023-09-18', 'CLEAR', now(), 'x',
                    case when i %% 1000 = 0 then 'SUSPENDED' else 'TABLED' end, 1, '%s'
                from generate_series(1, %d) i""".formatted(ExchangeTerms.RULES, EXCHANGES),
                """
                insert into exchange_period
                select 'plan-' || i, date '2000-01-01' + i, date '2000-01-02' + i, timestamptz '0001-01-01 BC',
                    timestamptz '10000-12-31 00:00Z'
                from generate_series(1, %d) i""".formatted(EXCHANGES),
                """
                insert into exchange_transition (key, version, content, sort_key, known_at, marking, recorded_at, recorded_by,
                    parent, number, status)
                select 'plan-' || i || '/1', 1, '{}', 'plan-' || i || '/1', timestamptz '2023-09-18', 'CLEAR', now(), 'x',
                    'plan-' || i, 1, case when i %% 1000 = 0 then 'SUSPENDED' else 'TABLED' end
                from generate_series(1, %d) i""".formatted(EXCHANGES),
                """
                insert into exchange_position (key, version, content, sort_key, known_at, marking, recorded_at, recorded_by,
                    parent, actor, stance, enquiry, stance_order, answer_order, revision)
                select 'plan-' || i || '/' || j, 1, jsonb_build_object('exchange', 'plan-' || i, 'id', j::text,
                        'actor', 'plan-all', 'stance', case j when 1 then 'NO_RESPONSE' else 'ACCEPTS' end,
                        'occurred', jsonb_build_object('edtf', '2023-09-1' || j), 'marking', 'CLEAR',
                        'citations', '[{"source": "dw", "publishedAt": "2023-09-18", "attribution": "OWN_REPORTING"}]'::jsonb),
                    '2023-09-1' || j || 'plan-' || i || '/' || j, timestamptz '2023-09-18', 'CLEAR', now(), 'x', 'plan-' || i,
                    'plan-all', case j when 1 then 'NO_RESPONSE' else 'ACCEPTS' end, j = 1, '2023-09-1' || j,
                    '2023-09-1' || j, 1
                from generate_series(1, %d) i, generate_series(1, 2) j
                where j = 1 or i %% 1000 > 0""".formatted(EXCHANGES),
                """
                insert into exchange_term (owner, document, term, marking)
                select 'plan-' || i, 'plan/' || i, term, 'CLEAR' from generate_series(1, %d) i,
                    unnest(array['participant:plan-all', 'participant:plan-all:MEDIATOR', 'participant::MEDIATOR',
                        'heldBy:plan-all', 'custody:HOSTAGE', 'demographic:WOMEN', 'word:%s', 'word:other' || i %% 5000,
                        'word:x' || i, 'word:y' || i %% 97] || case when i %% 1000 = 0 then array['participant:plan-few',
                        'nationality:TH', 'participant::HOST', 'disputed', 'word:%s'] else array[]::text[] end) term""".formatted(EXCHANGES, word("common"), word("seldom")),
                """
                insert into exchange_term_spelling
                select spelling, word from unnest(array['%1$s', '%2$s', '%3$s']) word,
                    lateral (select word as spelling union select substr(word, 1, n - 1) || substr(word, n + 1)
                        from generate_series(1, length(word)) n) s""".formatted(word("common"), word("seldom"), word("company")),
                // with a few words only, it is right to read all of them
                "insert into exchange_term_spelling select 'filler' || i, 'filler' || i from generate_series(1, %d) i"
                        .formatted(EXCHANGES),
                "analyze exchange, exchange_term, exchange_term_spelling, exchange_period, exchange_position,"
                        + " exchange_transition");
    }

    @AfterEach
    void remove() throws SQLException {
        execute(
                "delete from exchange_term where owner like 'plan-%'",
                "delete from exchange_term_spelling where word in ('%s', '%s', '%s')"
                        .formatted(word("common"), word("seldom"), word("company")),
                "delete from exchange_term_spelling where word like 'filler%'",
                "delete from exchange_period where exchange like 'plan-%'",
                "delete from exchange_position where parent like 'plan-%'",
                "delete from exchange_transition where parent like 'plan-%'",
                "delete from exchange where key like 'plan-%'");
    }

    private static String word(String written) {
        return NameNormalizer.latin(written);
    }

    @Test
    void filtersFindWhatTheySayAndReadNoWholeTable() throws SQLException {
        requireExpectedNumbers();
        // the control: what cannot use an index is counted
        Map<String, Long> before = wholeReads();
        execute("select count(*) from exchange where recorded_by like '%y%'");
        assertEquals(before.get("exchange") + 1, wholeReads().get("exchange"));

        List<String> faults = new ArrayList<>();
        for (String list : lists()) {
            Map<String, Long> reads = wholeReads();
            Response page = given().get(list);
            assertEquals(200, page.statusCode(), list);
            String next = page.path("next");
            if (next != null) {
                given().get(list + (list.contains("?") ? "&" : "?") + "cursor=" + next)
                        .then()
                        .statusCode(200);
            }
            Map<String, Long> after = wholeReads();
            if (!after.equals(reads)) {
                faults.add(list + " " + reads + " -> " + after);
            }
        }
        assertEquals(List.of(), faults);
    }

    private static void requireExpectedNumbers() {
        for (String[] expected : new String[][] {
            {"participant=plan-few", "20"}, {"nationality=TH", "20"}, {"disputed=true", "20"}, {"q=seldom", "20"},
            {"q=common seldom", "20"}, {"q=absent", "0"}, {"participant=plan-none", "0"}, {"custody=MISSING", "0"},
            {"from=2000-03-05&to=2000-03-06", "3"}, {"q=common&limit=500", "500"}, {"q=comon&limit=500", "500"}
        }) {
            List<String> ids = given().get("/v1/exchanges?knownAt=2023-10-01&" + expected[0]
                            + (expected[0].contains("limit") ? "" : "&limit=400"))
                    .path("items.id");
            long plan = ids.stream().filter(id -> id.startsWith("plan-")).count();
            assertEquals(Long.parseLong(expected[1]), plan, expected[0]);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "scale", matches = "true")
    void pageOfFiftyIsRead() {
        for (String list : lists()) {
            double[] millis = new double[PAGES];
            String next = null;
            for (int i = -5; i < PAGES; i++) {
                long begun = System.nanoTime();
                Response page =
                        given().get(list + (next == null ? "" : (list.contains("?") ? "&" : "?") + "cursor=" + next));
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - begun) / 1e6;
                }
                next = page.path("next");
            }
            Arrays.sort(millis);
            System.out.printf(
                    "%-75s median %6.1f ms, p95 %6.1f ms%n", list, millis[PAGES / 2], millis[PAGES * 95 / 100]);
        }
    }

    private static List<String> lists() {
        List<String> lists = new ArrayList<>();
        for (String clock : List.of("", "knownAt=2023-10-01")) {
            EXCHANGE_FILTERS.forEach(filter -> lists.add(list("/v1/exchanges", filter, clock)));
            POSITION_FILTERS.forEach(filter -> lists.add(list("/v1/positions", filter, clock)));
        }
        return lists;
    }

    private static String list(String path, String filter, String clock) {
        String query = filter + (filter.isEmpty() || clock.isEmpty() ? "" : "&") + clock;
        return path + (query.isEmpty() ? "" : "?" + query);
    }

    /** How often each table was read from its beginning to its end. */
    private Map<String, Long> wholeReads() throws SQLException {
        List<Connection> all = new ArrayList<>();
        try {
            long available = Math.max(1, database.getMetrics().availableCount());
            for (int i = 0; i < available; i++) {
                Connection connection = database.getConnection();
                all.add(connection);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("select pg_stat_force_next_flush()");
                }
            }
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
        Map<String, Long> reads = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select relname, seq_scan from pg_stat_user_tables"
                        + " where schemaname = current_schema() and relname like 'exchange%'")) {
            while (found.next()) {
                reads.put(found.getString(1), found.getLong(2));
            }
        }
        assertTrue(reads.containsKey("exchange_term"), reads::toString);
        return reads;
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
