package dev.parley.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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

/** What a service promises of its journal, when much is written, when it is large, and when the database dies or is restarted. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JournalIT {

    private static final int WRITERS = 8;
    private static final int ENTRIES = 1_000_000;

    private static ActorsAlone service;
    private static Api api;

    @BeforeAll
    static void start() {
        service = new ActorsAlone();
        api = service.api();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** What is done to the database while all write. */
    private interface Interruption {
        void happen() throws Exception;
    }

    @Test
    @Order(1)
    void nothingAcknowledgedIsLostWhenTheDatabaseIsKilledUnderLoad() throws Exception {
        interrupt("killed", () -> service.crashDatabase(1500));
    }

    @Test
    @Order(1)
    void nothingAcknowledgedIsLostWhenTheDatabaseIsRestartedUnderLoad() throws Exception {
        interrupt("restarted", () -> service.whileDatabaseIsAway(() -> Thread.sleep(500)));
    }

    private static void interrupt(String how, Interruption interruption) throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        Set<Integer> unexpected = ConcurrentHashMap.newKeySet();
        AtomicInteger unavailable = new AtomicInteger();
        AtomicInteger withoutRetryAfter = new AtomicInteger();
        AtomicInteger afterwards = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        String start = lastId();
        Instant end = Instant.now().plus(Duration.ofSeconds(12));
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
        List<Future<?>> writing = IntStream.range(0, WRITERS)
                .<Future<?>>mapToObj(writer -> threads.submit(() -> {
                    for (int i = 0; Instant.now().isBefore(end); i++) {
                        String prefix = how + "-" + i + "-" + writer + "-";
                        List<String> ids = IntStream.range(0, i % 5 + 1)
                                .mapToObj(item -> prefix + item)
                                .toList();
                        Api.Answer answer = api.send("POST", "/v1/actors/batch?atomic=true", actors(ids, ""));
                        if (answer.status() == 200) {
                            acknowledged.addAll(ids);
                            afterwards.addAndGet(over.get() ? 1 : 0);
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
        Future<List<JsonNode>> reading = threads.submit(() -> readUntil(start, end.plusSeconds(2)));
        Thread.sleep(3000);
        interruption.happen();
        over.set(true);
        for (Future<?> writer : writing) {
            writer.get();
        }
        List<JsonNode> read = reading.get();
        read.addAll(after(read.get(read.size() - 1).get("id").asText(), 500));
        threads.shutdown();

        List<String> subjects = Api.texts(subjectsOf(read));
        Set<String> once = new HashSet<>(subjects);
        System.out.printf(
                "database %s: %d acknowledged, %d read, %d answers 503, %d batches written afterwards%n",
                how, acknowledged.size(), read.size(), unavailable.get(), afterwards.get());
        assertTrue(service.isServiceAlive());
        assertEquals(Set.of(), unexpected);
        assertTrue(unavailable.get() > 0, "the database was away and nobody noticed");
        assertEquals(0, withoutRetryAfter.get());
        assertTrue(afterwards.get() > 0, "it is served again without a restart of the service");
        assertEquals(once.size(), subjects.size(), "nothing is read twice");
        assertTrue(once.containsAll(
                acknowledged.stream().map("/v1/actors/"::concat).toList()));
        long first = Long.parseLong(start) + 1;
        assertEquals(
                LongStream.range(first, first + read.size())
                        .mapToObj(String::valueOf)
                        .toList(),
                read.stream().map(event -> event.get("id").asText()).toList());
        assertTrue(acknowledged.size() > 50, "writing went on: " + acknowledged.size() + " actors were acknowledged");
    }

    @Test
    @Order(2)
    void transactionThatStaysOpenNeitherHoldsUpNorReordersTheFeed() throws Exception {
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
    void largestBatchesAreTakenInLittleMemory() {
        String description = "x".repeat(2900);
        List<String> ids =
                IntStream.range(0, 10_000).mapToObj(i -> "large-" + i).toList();
        String body = actors(ids, description);
        assertTrue(body.length() > 29_000_000, "near the limit of a body");
        for (String query : List.of("?dryRun=true", "?atomic=true&dryRun=true", "?atomic=true", "", "?atomic=true")) {
            long start = System.nanoTime();
            Api.Answer answer = api.send("POST", "/v1/actors/batch" + query, body);
            System.out.printf(
                    "10,000 actors in %,d bytes, %s: %d ms%n",
                    body.length(), query, (System.nanoTime() - start) / 1_000_000);
            assertEquals(200, answer.status(), () -> String.valueOf(answer.body()));
            assertEquals(0, answer.body().get("refused").asInt());
        }
        Api.Answer bundle = api.send(
                "POST",
                "/v1/bundles/actors?dryRun=true",
                "{\"actors\":" + body.replace("x".repeat(50), "y".repeat(50)) + "}");
        assertEquals(10_000, bundle.body().at("/actors/updated").asInt());
        assertTrue(service.isServiceAlive());
    }

    @Test
    @Order(4)
    void pageOfTheFeedAndReadAsRecordedCostTheSameAtBothEndsOfALargeJournal() throws Exception {
        fill();
        String first = "/v1/feeds/actors?limit=500&lastEventId=100000";
        String last = "/v1/feeds/actors?limit=500&lastEventId=" + (Long.parseLong(lastSeq()) - 500);
        double feed = ratio(first, last);
        double read = ratio(
                "/v1/actors/filled-7?recordedAt=" + recordedAt(2),
                "/v1/actors/filled-7?recordedAt=" + recordedAt(9999));
        System.out.printf(
                "1,000,000 entries, end to start: feed page of 500 %.2f, read as recorded %.2f%n", feed, read);
        assertTrue(feed < 2 && feed > 0.5, "feed page at the end against one at the start: " + feed);
        assertTrue(read < 2 && read > 0.5, "late read as recorded against an early one: " + read);
    }

    /** 100 documents of 10,000 versions each, as if they had been written one after the other. */
    private static void fill() throws SQLException {
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

    /** How much longer the second request takes than the first: medians, asked in turn so that noise meets both. */
    private static double ratio(String first, String second) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        int rounds = 60;
        long[][] times = new long[2][rounds];
        for (int round = -20; round < rounds; round++) {
            for (int which = 0; which < 2; which++) {
                long start = System.nanoTime();
                HttpResponse<byte[]> answer = client.send(
                        HttpRequest.newBuilder(URI.create(service.url() + (which == 0 ? first : second)))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
                assertEquals(200, answer.statusCode());
                if (round >= 0) {
                    times[which][round] = System.nanoTime() - start;
                }
            }
        }
        for (long[] each : times) {
            Arrays.sort(each);
        }
        return (double) times[1][rounds / 2] / times[0][rounds / 2];
    }

    private static List<JsonNode> readUntil(String start, Instant end) {
        List<JsonNode> read = new ArrayList<>();
        String last = start;
        while (Instant.now().isBefore(end)) {
            Api.Answer answer = api.send("GET", "/v1/feeds/actors?timeout=1&lastEventId=" + last, null);
            if (answer.status() == 200 && !answer.body().isEmpty()) {
                read.addAll(Api.items(answer.body()));
                last = read.get(read.size() - 1).get("id").asText();
            }
        }
        return read;
    }

    private static List<JsonNode> after(String lastEventId, int limit) {
        return Api.items(api.get("/v1/feeds/actors?limit=" + limit + "&lastEventId=" + lastEventId));
    }

    private static String lastId() {
        String last = "0";
        for (List<JsonNode> page = after(last, 500); !page.isEmpty(); page = after(last, 500)) {
            last = page.get(page.size() - 1).get("id").asText();
        }
        return last;
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
