package dev.parley.system;

import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import dev.parley.launcher.Suite;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A process that receives SIGTERM while clients write, read and poll answers every request that it accepted. */
class DrainIT {

    private static final int ENDED_BY_SIGTERM = 143;
    private static final int BUSY = 20;

    /** How long each long poll asks to wait: one that the drain does not end takes at least as long. */
    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(30);

    /** The place of a feed after which nothing comes. */
    private static final String POLL = "?timeout=" + POLL_TIMEOUT.toSeconds() + "&lastEventId=";

    @Test
    void serviceAnswersAllRequestsThatItAcceptedAndEnds() throws Exception {
        try (StandaloneActorsService service = new StandaloneActorsService();
                LoadGenerator load = new LoadGenerator(service.url())) {
            start(load, "alone");
            awaitBusy(load);
            String large = IntStream.range(0, 10_000)
                    .mapToObj(i -> LoadGenerator.actor("large-" + i, "x".repeat(2900)))
                    .collect(Collectors.joining(",", "[", "]"));
            CompletableFuture<Void> halfSent = new CompletableFuture<>();
            CompletableFuture<LoadGenerator.Times> batch =
                    load.once("POST", "/v1/actors/batch?atomic=true", large, halfSent);
            halfSent.get(Await.TIMEOUT.toSeconds(), TimeUnit.SECONDS);

            long terminated = System.nanoTime();
            service.terminate();
            int status = service.exitStatus();
            long ended = System.nanoTime();
            LoadGenerator.Counts counts = load.end();

            System.out.printf(
                    "SIGTERM to a service: %s; a batch of %,d bytes answered after %d ms; ended after %d ms%n",
                    counts, large.length(), millis(terminated, batch.join().answered()), millis(terminated, ended));
            assertEquals(ENDED_BY_SIGTERM, status);
            assertNothingLost(counts);
            Set<String> stored = stored(service);
            assertTrue(stored.containsAll(load.acknowledged()));
            assertTrue(stored.contains("large-9999"), "the batch in progress was not finished");
            assertTrue(
                    counts.notAccepted().stream().noneMatch(stored::contains),
                    () -> "written without an answer: " + counts.notAccepted());
        }
    }

    @Test
    void serviceEndsLongPolls() throws Exception {
        try (StandaloneActorsService service = new StandaloneActorsService();
                LoadGenerator load = new LoadGenerator(service.url())) {
            assertEquals(
                    200,
                    service.api()
                            .send("POST", "/v1/actors/batch", "[" + LoadGenerator.actor("only", "") + "]")
                            .status());
            List<CompletableFuture<LoadGenerator.Times>> polls = poll(load, "/v1/feeds/actors" + POLL + 1);
            awaitPolls(service.url());

            long terminated = System.nanoTime();
            service.terminate();
            assertEquals(ENDED_BY_SIGTERM, service.exitStatus());

            System.out.printf("SIGTERM to a service: %s%n", describe(polls, terminated));
            assertEndedByTheDrain(polls);
        }
    }

    @Test
    void gatewayLosesNoRequestWhenAServiceEndsNorWhenItEndsItself() throws Exception {
        try (Suite suite = RunningSuite.start(RunningSuite.temporaryDirectory())) {
            Set<String> acknowledged = new HashSet<>();
            Set<String> notAccepted = new HashSet<>();
            URI gateway = suite.url();
            URI service = suite.process("actors-service").url();
            try (LoadGenerator load = new LoadGenerator(gateway)) {
                start(load, "behind");
                awaitBusy(load);
                long terminated = System.nanoTime();
                terminate(suite, "actors-service");
                long ended = System.nanoTime();
                Await.until("a request is answered 503", () -> load.unavailable() > 0);
                suite.process("actors-service").start();
                suite.awaitReady(List.of("actors-service"));
                int before = load.succeeded();
                Await.until("requests succeed again", () -> load.succeeded() > before + BUSY);
                LoadGenerator.Counts counts = load.end();
                System.out.printf(
                        "SIGTERM to a service behind the gateway: %s; ended after %d ms%n",
                        counts, millis(terminated, ended));
                assertNothingLost(counts);
                acknowledged.addAll(load.acknowledged());
                notAccepted.addAll(counts.notAccepted());
            }
            try (LoadGenerator load = new LoadGenerator(gateway)) {
                start(load, "through");
                // nothing is written to the timeline
                List<CompletableFuture<LoadGenerator.Times>> polls = poll(load, "/v1/feeds/timeline" + POLL + 0);
                awaitBusy(load);
                awaitPolls(suite.process("timeline-service").url());
                long terminated = System.nanoTime();
                terminate(suite, Suite.GATEWAY);
                long ended = System.nanoTime();
                LoadGenerator.Counts counts = load.end();
                System.out.printf(
                        "SIGTERM to the gateway: %s; %s; ended after %d ms%n",
                        counts, describe(polls, terminated), millis(terminated, ended));
                assertNothingLost(counts);
                assertEndedByTheDrain(polls);
                acknowledged.addAll(load.acknowledged());
                notAccepted.addAll(counts.notAccepted());
            }
            Api actors = new Api(service, "/q/openapi?format=json");
            assertEquals(acknowledged, stored(actors, acknowledged));
            assertEquals(Set.of(), stored(actors, notAccepted), "written without an answer");
        }
    }

    /** Writers, readers, and readers with pauses, whose connections are idle most of the time. */
    private static void start(LoadGenerator load, String name) {
        IntStream.range(0, 4).forEach(writer -> load.writer(name + "-" + writer));
        IntStream.range(0, 4).forEach(reader -> load.reader("/v1/actors?limit=10", 0));
        LongStream.of(700, 900, 1100, 1300).forEach(pause -> load.reader("/v1/actors?limit=1", pause));
    }

    private static List<CompletableFuture<LoadGenerator.Times>> poll(LoadGenerator load, String path) {
        return IntStream.range(0, 5)
                .mapToObj(poll -> load.once("GET", path, null))
                .toList();
    }

    private static void awaitBusy(LoadGenerator load) {
        Await.until("requests succeed", () -> load.succeeded() > BUSY);
    }

    private static void awaitPolls(URI service) {
        Await.until("a long poll waits", () -> Metrics.of(service).value("parley_feed_polls_waiting") > 0);
    }

    private static void terminate(Suite suite, String module) throws Exception {
        ProcessHandle process = ProcessHandle.of(suite.process(module).pid()).orElseThrow();
        process.destroy();
        process.onExit().get(Await.TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    }

    private static void assertNothingLost(LoadGenerator.Counts counts) {
        assertEquals(List.of(), counts.lost());
        assertEquals(List.of(), counts.unexpected());
        assertTrue(counts.succeeded() > BUSY, counts.toString());
    }

    private static void assertEndedByTheDrain(List<CompletableFuture<LoadGenerator.Times>> polls) {
        for (CompletableFuture<LoadGenerator.Times> poll : polls) {
            LoadGenerator.Times times = poll.join();
            assertTrue(
                    times.answered() - times.sent() < POLL_TIMEOUT.toNanos(),
                    "a long poll waited for its own time-out of " + POLL_TIMEOUT.toSeconds() + " s");
        }
    }

    private static String describe(List<CompletableFuture<LoadGenerator.Times>> polls, long terminated) {
        long longest = polls.stream()
                .mapToLong(poll -> millis(terminated, poll.join().answered()))
                .max()
                .orElseThrow();
        return "long polls ended within " + longest + " ms";
    }

    private static long millis(long from, long to) {
        return TimeUnit.NANOSECONDS.toMillis(to - from);
    }

    private static Set<String> stored(Api actors, Set<String> ids) {
        return ids.stream()
                .filter(id -> actors.send("GET", "/v1/actors/" + id, null).status() == 200)
                .collect(Collectors.toSet());
    }

    private static Set<String> stored(StandaloneActorsService service) throws SQLException {
        Set<String> keys = new HashSet<>();
        try (Connection connection = service.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select key from actors.actor")) {
            while (rows.next()) {
                keys.add(rows.getString(1));
            }
        }
        return keys;
    }
}
