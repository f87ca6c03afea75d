package dev.parley.system;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A service's journal under load, with a million entries, and when the database crashes or is restarted. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JournalIT {

    private static final int WRITERS = 8;
    private static final int ENTRIES = 1_000_000;

    private static StandaloneActorsService service;
    private static Api api;

    @BeforeAll
    static void start() {
        service = new StandaloneActorsService();
        api = service.api();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** Takes the database away from the running service, runs the step meanwhile, and gives the database back. */
    private interface Interruption {
        void around(StandaloneActorsService.Step step) throws Exception;
    }

    @Test
    @Order(1)
    void nothingAcknowledgedIsLostWhenTheDatabaseIsKilledUnderLoad() throws Exception {
        interrupt("killed", service::whileDatabaseIsCrashed);
    }

    @Test
    @Order(1)
    void nothingAcknowledgedIsLostWhenTheDatabaseIsRestartedUnderLoad() throws Exception {
        interrupt("restarted", service::whileDatabaseIsStopped);
    }

    private static void interrupt(String how, Interruption interruption) throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        Set<Integer> unexpected = ConcurrentHashMap.newKeySet();
        AtomicInteger unavailable = new AtomicInteger();
        AtomicInteger withoutRetryAfter = new AtomicInteger();
        AtomicInteger afterwards = new AtomicInteger();
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicBoolean stopWriting = new AtomicBoolean();
        AtomicBoolean stopReading = new AtomicBoolean();
        String start = lastId();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
        List<Future<?>> writing = IntStream.range(0, WRITERS)
                .<Future<?>>mapToObj(writer -> threads.submit(() -> {
                    for (int i = 0; !stopWriting.get(); i++) {
                        String prefix = how + "-" + i + "-" + writer + "-";
                        List<String> ids = IntStream.range(0, i % 5 + 1)
                                .mapToObj(item -> prefix + item)
                                .toList();
                        Api.Response answer = api.send("POST", "/v1/actors/batch?atomic=true", actors(ids, ""));
                        if (answer.status() == 200) {
                            acknowledged.addAll(ids);
                            afterwards.addAndGet(isOver.get() ? 1 : 0);
                        } else if (answer.status() == 503) {
                            unavailable.incrementAndGet();
                            if (answer.http()
                                    .headers()
                                    .firstValue("Retry-After")
                                    .isEmpty()) {
                                withoutRetryAfter.incrementAndGet();
                            }
                        } else {
                            unexpected.add(answer.status());
                        }
                    }
                }))
                .collect(Collectors.toList());
        Future<List<JsonNode>> reading = threads.submit(() -> readWhile(start, () -> !stopReading.get()));
        Await.until("200 actors are acknowledged", () -> acknowledged.size() > 200);
        interruption.around(() -> Await.until("a request is answered 503", () -> unavailable.get() > 0));
        isOver.set(true);
        Await.until("batches are written again", () -> afterwards.get() > 0);
        stopWriting.set(true);
        for (Future<?> writer : writing) {
            writer.get();
        }
        stopReading.set(true);
        List<JsonNode> read = reading.get();
        read.addAll(allAfter(read.isEmpty() ? start : lastId(read)));
        threads.shutdown();

        List<String> subjects = Api.texts(subjectsOf(read));
        Set<String> once = new HashSet<>(subjects);
        System.out.printf(
                "database %s: %d acknowledged, %d read, %d answers 503, %d batches written afterwards%n",
                how, acknowledged.size(), read.size(), unavailable.get(), afterwards.get());
        assertTrue(service.isServiceAlive());
        assertEquals(Set.of(), unexpected);
        assertEquals(0, withoutRetryAfter.get());
        assertEquals(once.size(), subjects.size(), "an entry was read twice");
        assertTrue(once.containsAll(
                acknowledged.stream().map("/v1/actors/"::concat).toList()));
        long first = Long.parseLong(start) + 1;
        assertEquals(
                LongStream.range(first, first + read.size())
                        .mapToObj(String::valueOf)
                        .toList(),
                read.stream().map(event -> event.get("id").asText()).toList());
    }

    @Test
    @Order(2)
    void openTransactionNeitherBlocksNorReordersTheFeed() throws Exception {
        String last = lastId();
        try (Connection open = service.connect();
                Statement statement = open.createStatement()) {
            open.setAutoCommit(false);
            statement.execute("set search_path to actors");
            statement.execute("update actor set version = version where key = (select min(key) from actor)");
            statement.executeQuery("select txid_current()").close();
            api.send("POST", "/v1/actors/batch", actors(List.of("open-1", "open-2"), ""));
            assertEquals(List.of("/v1/actors/open-1", "/v1/actors/open-2"), Api.texts(subjectsOf(after(last, 10))));
            open.rollback();
        }
    }

    @Test
    @Order(3)
    void largestBatchesAreAcceptedInLittleMemory() {
        String description = "x".repeat(2900);
        List<String> ids =
                IntStream.range(0, 10_000).mapToObj(i -> "large-" + i).toList();
        String body = actors(ids, description);
        assertTrue(body.length() > 29_000_000, "the body is smaller than the limit by far");
        for (String query : List.of("?dryRun=true", "?atomic=true&dryRun=true", "?atomic=true", "", "?atomic=true")) {
            long start = System.nanoTime();
            Api.Response answer = api.send("POST", "/v1/actors/batch" + query, body);
            System.out.printf(
                    "10,000 actors in %,d bytes, %s: %d ms%n",
                    body.length(), query, (System.nanoTime() - start) / 1_000_000);
            assertEquals(200, answer.status(), () -> String.valueOf(answer.body()));
            assertEquals(0, answer.body().get("refused").asInt());
        }
        Api.Response bundle = api.send(
                "POST",
                "/v1/bundles/actors?dryRun=true",
                "{\"actors\":" + body.replace("x".repeat(50), "y".repeat(50)) + "}");
        assertEquals(10_000, bundle.body().at("/actors/updated").asInt());
        assertTrue(service.isServiceAlive());
    }

    @Test
    @Order(4)
    void feedPageAndRecordedAtReadAsManyRowsAtBothEndsOfALargeJournal() throws Exception {
        fill();
        assertRowsRead("/v1/feeds/actors?limit=500&lastEventId=100000", 500, 1000);
        assertRowsRead("/v1/feeds/actors?limit=500&lastEventId=" + (Long.parseLong(lastSeq()) - 500), 500, 1000);
        for (int version : List.of(2, 9999)) {
            String path = "/v1/actors/filled-7?recordedAt=" + recordedAt(version);
            assertEquals(version, api.get(path).get("version").asInt());
            assertRowsRead(path, 1, 10);
        }
    }

    /** That each request for the path makes the database read that many rows of the journal, at most. */
    private static void assertRowsRead(String path, int fewest, int most) throws SQLException {
        int requests = 20;
        long read = 0;
        // The database may still be adding up what was read before.
        for (int attempt = 0; attempt < 3; attempt++) {
            long before = rowsRead();
            for (int i = 0; i < requests; i++) {
                api.get(path);
            }
            Await.until("the database counts the rows of " + path, () -> rowsRead() - before >= requests * fewest);
            read = (rowsRead() - before) / requests;
            if (read <= most) {
                System.out.printf("%,d entries: %s reads %d rows of the journal%n", ENTRIES, path, read);
                return;
            }
        }
        throw new AssertionError(path + " reads " + read + " rows of the journal, more than " + most);
    }

    private static long rowsRead() {
        try {
            return Long.parseLong(one("select seq_tup_read + idx_tup_fetch from pg_stat_user_tables"
                    + " where schemaname = 'actors' and relname = 'journal'"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds 100 documents of 10,000 versions each, as if they had been written in turn. */
    private static void fill() throws SQLException {
        api.send("POST", "/v1/actors/batch", actors(List.of("first"), ""));
        try (Connection connection = service.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path to actors");
            statement.execute("""
                    insert into journal (seq, recorded_at, recorded_by, collection, key, version, change, marking,
                        content, sort_key)
                    select last.seq + n, last.recorded_at + n * interval '1 microsecond', 'anonymous', 'actors',
                        'filled-' || n %% 100, n / 100 + 1, 'UPDATED', 'CLEAR',
                        jsonb_build_object('id', 'filled-' || n %% 100, 'kind', 'STATE', 'name', 'Filled ' || n,
                            'marking', 'CLEAR'),
                        'filled-' || n %% 100
                    from generate_series(1, %d) as n, (select seq, recorded_at from journal order by seq desc limit 1)
                        as last""".formatted(ENTRIES));
            statement.execute("analyze journal");
        }
    }

    private static String lastSeq() throws SQLException {
        return one("select max(seq)::text from journal");
    }

    private static String recordedAt(int version) throws SQLException {
        return one("select to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') from journal"
                + " where collection = 'actors' and key = 'filled-7' and version = " + version);
    }

    private static String one(String query) throws SQLException {
        try (Connection connection = service.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path to actors");
            try (ResultSet result = statement.executeQuery(query)) {
                result.next();
                return result.getString(1);
            }
        }
    }

    private static List<JsonNode> readWhile(String start, BooleanSupplier isWanted) {
        List<JsonNode> read = new ArrayList<>();
        String last = start;
        while (isWanted.getAsBoolean()) {
            Api.Response answer = api.send("GET", "/v1/feeds/actors?timeout=1&lastEventId=" + last, null);
            if (answer.status() == 200 && !answer.body().isEmpty()) {
                read.addAll(Api.items(answer.body()));
                last = lastId(read);
            }
        }
        return read;
    }

    private static List<JsonNode> allAfter(String lastEventId) {
        List<JsonNode> all = new ArrayList<>();
        for (List<JsonNode> page = after(lastEventId, 500); !page.isEmpty(); page = after(lastId(page), 500)) {
            all.addAll(page);
        }
        return all;
    }

    private static List<JsonNode> after(String lastEventId, int limit) {
        return Api.items(api.get("/v1/feeds/actors?limit=" + limit + "&lastEventId=" + lastEventId));
    }

    private static String lastId() {
        List<JsonNode> all = allAfter("0");
        return all.isEmpty() ? "0" : lastId(all);
    }

    private static String lastId(List<JsonNode> events) {
        return events.get(events.size() - 1).get("id").asText();
    }

    private static JsonNode subjectsOf(List<JsonNode> events) {
        return Api.json(events.stream()
                .map(event -> event.get("subject").toString())
                .collect(Collectors.joining(",", "[", "]")));
    }

    private static String actors(List<String> ids, String description) {
        return ids.stream()
                .map(id -> "{\"id\":\"" + id + "\",\"kind\":\"STATE\",\"name\":\"Name of " + id + "\","
                        + (description.isEmpty() ? "" : "\"description\":\"" + description + "\",")
                        + "\"marking\":\"CLEAR\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
