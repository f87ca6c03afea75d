package dev.parley.system;

import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import dev.parley.launcher.ServiceProcess;
import dev.parley.launcher.Suite;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A process that is asked to end while clients write, read and wait: no request that it took is lost. */
class DrainIT {

    private static final int ENDED_BY_SIGTERM = 143;

    /** They would wait 30 s. Mostly it is half a second; a busy machine takes its time. */
    private static final long POLLS_END_WITHIN_MILLIS = 10_000;

    private static final String POLL = "/v1/feeds/actors?timeout=30&lastEventId=999999999999";

    @Test
    void serviceAnswersAllThatItTookAndEndsInTime() throws Exception {
        try (ActorsAlone service = new ActorsAlone();
                Load load = new Load(service.url())) {
            start(load, "alone");
            List<CompletableFuture<Long>> polls = poll(load);
            Thread.sleep(3000);
            String large = IntStream.range(0, 10_000)
                    .mapToObj(i -> Load.actor("large-" + i, "x".repeat(2900)))
                    .collect(Collectors.joining(",", "[", "]"));
            CompletableFuture<Long> batch = load.once("POST", "/v1/actors/batch?atomic=true", large);
            Thread.sleep(300);

            long asked = System.nanoTime();
            service.terminate();
            Integer status = service.exitStatus(ServiceProcess.SECONDS_TO_STOP);
            long took = millis(asked, System.nanoTime());
            Load.Counts counts = load.end();

            System.out.printf(
                    "SIGTERM to a service: %s; %s; a batch of %,d bytes answered after %d ms; ended after %d ms%n",
                    counts, ends(asked, polls), large.length(), millis(asked, batch.join()), took);
            assertEquals(ENDED_BY_SIGTERM, status);
            assertNothingLost(counts);
            assertTrue(longest(asked, polls) < POLLS_END_WITHIN_MILLIS, ends(asked, polls));
            Set<String> stored = stored(service);
            assertTrue(stored.containsAll(load.acknowledged()));
            assertTrue(stored.contains("large-9999"), "the batch under way was finished");
        }
    }

    @Test
    void gatewayLosesNothingWhenAServiceEndsNorWhenItEndsItself() throws Exception {
        try (Suite suite = RunningSuite.start(RunningSuite.temporaryDirectory())) {
            Set<String> acknowledged = new HashSet<>();
            URI gateway = suite.url();
            try (Load load = new Load(gateway)) {
                start(load, "behind");
                List<CompletableFuture<Long>> polls = poll(load);
                Thread.sleep(3000);
                long asked = System.nanoTime();
                ProcessHandle actors =
                        ProcessHandle.of(suite.process("actors-service").pid()).orElseThrow();
                actors.destroy();
                actors.onExit().get(ServiceProcess.SECONDS_TO_STOP, TimeUnit.SECONDS);
                long took = millis(asked, System.nanoTime());
                suite.process("actors-service").start();
                suite.awaitReady(List.of("actors-service"));
                Thread.sleep(1000);
                Load.Counts counts = load.end();
                System.out.printf(
                        "SIGTERM to a service behind the gateway: %s; %s; ended after %d ms%n",
                        counts, ends(asked, polls), took);
                assertNothingLost(counts);
                assertTrue(counts.unavailable() > 0, "the service was away and nobody noticed");
                assertTrue(longest(asked, polls) < POLLS_END_WITHIN_MILLIS, ends(asked, polls));
                acknowledged.addAll(load.acknowledged());
            }
            try (Load load = new Load(gateway)) {
                start(load, "through");
                List<CompletableFuture<Long>> polls = poll(load);
                Thread.sleep(3000);
                long asked = System.nanoTime();
                suite.process("gateway").close();
                long took = millis(asked, System.nanoTime());
                Load.Counts counts = load.end();
                System.out.printf(
                        "SIGTERM to the gateway: %s; %s; ended after %d ms%n", counts, ends(asked, polls), took);
                assertNothingLost(counts);
                assertTrue(
                        took < TimeUnit.SECONDS.toMillis(ServiceProcess.SECONDS_TO_STOP),
                        "ended after " + took + " ms");
                assertTrue(longest(asked, polls) < POLLS_END_WITHIN_MILLIS, ends(asked, polls));
                acknowledged.addAll(load.acknowledged());
            }
            Api actors = new Api(suite.process("actors-service").url(), "/q/openapi?format=json");
            Set<String> missing = acknowledged.stream()
                    .filter(id -> actors.send("GET", "/v1/actors/" + id, null).status() != 200)
                    .collect(Collectors.toSet());
            assertEquals(Set.of(), missing);
        }
    }

    /** Some write, some read, some seldom: their connections are idle most of the time. */
    private static void start(Load load, String name) {
        IntStream.range(0, 4).forEach(writer -> load.writer(name + "-" + writer));
        IntStream.range(0, 4).forEach(reader -> load.reader("/v1/actors?limit=10", 0));
        LongStream.of(700, 900, 1100, 1300).forEach(pause -> load.reader("/v1/actors?limit=1", pause));
    }

    private static List<CompletableFuture<Long>> poll(Load load) {
        return IntStream.range(0, 5)
                .mapToObj(poll -> load.once("GET", POLL, null))
                .toList();
    }

    private static void assertNothingLost(Load.Counts counts) {
        assertEquals(List.of(), counts.lost());
        assertEquals(List.of(), counts.unexpected());
        assertTrue(counts.answered() > 20, counts.toString());
    }

    private static long longest(long asked, List<CompletableFuture<Long>> polls) {
        return polls.stream()
                .mapToLong(poll -> millis(asked, poll.join()))
                .max()
                .orElseThrow();
    }

    private static String ends(long asked, List<CompletableFuture<Long>> polls) {
        return "long polls ended within " + longest(asked, polls) + " ms";
    }

    private static long millis(long from, long to) {
        return TimeUnit.NANOSECONDS.toMillis(to - from);
    }

    private static Set<String> stored(ActorsAlone service) throws SQLException {
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
