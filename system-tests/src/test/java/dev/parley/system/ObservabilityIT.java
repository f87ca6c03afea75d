package dev.parley.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.launcher.Suite;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Metrics, logs and alerts: what operators see of the processes. */
class ObservabilityIT {

    /** Values of the label uri that are no path of the API document. */
    private static final Set<String> OTHER_URIS = Set.of(
            "/openapi",
            "/docs",
            "/docs/swagger-ui.css",
            "/v1/{unknown}",
            "/q/health/ready",
            "/q/openapi",
            "NOT_FOUND",
            "REDIRECTION",
            "UNKNOWN",
            "root");

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void requestsAreCountedByPathTemplateAndNoTextOfAClientIsALabel() throws Exception {
        Api api = RunningSuite.api();
        for (int i = 0; i < 5; i++) {
            for (String path : List.of(
                    "/v1/actors/made-up-%d",
                    "/v1/actors/made-up-%d/history?limit=1%d",
                    "/v1/actors?q=made-up-%d",
                    "/v1/actors/qatar/made-up-%d",
                    "/v1/exchanges/made-up-%d/revisions/1",
                    "/v1/exchanges/us-iran-2023/revisions/9%d",
                    "/v1/events/made-up-%d",
                    "/v1/dossiers/made-up-%d",
                    "/v1/dossiers/made-up-%d/made-up",
                    "/v1/made-up-%d",
                    "/made-up-%d",
                    "/docs/made-up-%d",
                    "/q/made-up-%d",
                    "/docs/swagger-ui.css")) {
                for (String method : List.of("GET", "POST", "DELETE", "MADEUP" + i)) {
                    URI uri = URI.create(api.root() + path.formatted(i, i));
                    CLIENT.send(
                            HttpRequest.newBuilder(uri)
                                    .method(method, HttpRequest.BodyPublishers.ofString("{}"))
                                    .header("Content-Type", "application/json")
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
                }
            }
        }
        Set<String> known = new HashSet<>(OTHER_URIS);
        // code calls every id {id}; the API document calls some of them by the property that has them
        api.get("/openapi")
                .get("paths")
                .fieldNames()
                .forEachRemaining(path -> known.addAll(List.of(path, path.replace("{number}", "{id}"))));

        for (Map.Entry<String, Metrics> process : all().entrySet()) {
            Set<String> unknown = process.getValue().labels("", "uri");
            unknown.removeAll(known);
            assertEquals(Set.of(), unknown, process.getKey());
            assertEquals(
                    List.of(),
                    process.getValue().lines().stream()
                            .filter(line -> line.toLowerCase().contains("made"))
                            .toList(),
                    process.getKey());
        }
        Metrics gateway = Metrics.of(api.root());
        assertTrue(gateway.value(
                        "http_server_requests_seconds_count",
                        "method=\"GET\"",
                        "status=\"404\"",
                        "uri=\"/v1/actors/{id}\"")
                >= 5);
        assertTrue(gateway.labels("http_server", "method").contains("OTHER"));
    }

    @Test
    void gatewayShowsItsOwnMetricsOnly() {
        Metrics gateway = Metrics.of(RunningSuite.api().root());
        assertFalse(gateway.names().contains("parley_journal_entries"));
        assertTrue(gateway.names().contains("parley_dossier_loads_seconds_count"));
    }

    @Test
    void dossierLoadsAreCountedByOutcome() {
        Api api = RunningSuite.api();
        Metrics before = Metrics.of(api.root());
        RunningSuite.load(api, RunningSuite.US_IRAN);
        assertEquals(400, api.send("POST", "/v1/dossiers", "[]").status() / 100 * 100);
        api.send("POST", "/v1/dossiers?dryRun=true", RunningSuite.example(RunningSuite.US_IRAN));
        Metrics after = Metrics.of(api.root());
        for (String outcome : List.of("written", "refused", "rehearsed")) {
            String label = "outcome=\"" + outcome + "\"";
            assertEquals(
                    before.value("parley_dossier_loads_seconds_count", label) + 1,
                    after.value("parley_dossier_loads_seconds_count", label),
                    outcome);
            assertTrue(after.value("parley_dossier_loads_seconds_sum", label)
                    > before.value("parley_dossier_loads_seconds_sum", label));
        }
        assertEquals(0, after.value("parley_dossier_loads_seconds_count", "outcome=\"failed\""));
    }

    @Test
    void journalEntriesAreCounted() {
        Api api = RunningSuite.api();
        for (String feed : List.of("actors", "exchanges", "timeline")) {
            URI service = RunningSuite.url(feed + "-service");
            Await.until("the metric of " + feed + " is the number of the feed's last entry", () -> {
                return Metrics.of(service).value("parley_journal_entries") == Double.parseDouble(lastId(api, feed));
            });
            double recorded = Metrics.of(service).value("parley_journal_last_recorded_timestamp_seconds");
            assertTrue(Math.abs(recorded - System.currentTimeMillis() / 1000.0) < 3600, "recorded at " + recorded);
        }
    }

    private static String lastId(Api api, String feed) {
        String last = "0";
        for (JsonNode page = page(api, feed, last); !page.isEmpty(); page = page(api, feed, last)) {
            last = page.get(page.size() - 1).get("id").asText();
        }
        return last;
    }

    private static JsonNode page(Api api, String feed, String last) {
        return api.get("/v1/feeds/" + feed + "?limit=500&lastEventId=" + last);
    }

    @Test
    void waitingReadersOfAFeedAreCounted() {
        Api api = RunningSuite.api();
        URI service = RunningSuite.url("timeline-service");
        AtomicBoolean isCounted = new AtomicBoolean();
        CompletableFuture<?> reader = CompletableFuture.runAsync(() -> {
            while (!isCounted.get()) {
                api.send("GET", "/v1/feeds/timeline?timeout=5&lastEventId=" + lastId(api, "timeline"), null);
            }
        });
        Await.until("a reader waits", () -> Metrics.of(service).value("parley_feed_polls_waiting") == 1);
        isCounted.set(true);
        reader.join();
        Await.until("no reader waits", () -> Metrics.of(service).value("parley_feed_polls_waiting") == 0);
    }

    @Test
    void metricsAreServedWithoutTheDatabaseAndWarningsHaveTheRequestId() throws Exception {
        String quote = "a phrase that somebody is quoted with";
        try (StandaloneActorsService service = new StandaloneActorsService()) {
            Api api = service.api();
            assertEquals(
                    200,
                    api.send("POST", "/v1/actors/batch", "[" + LoadGenerator.actor("before", quote) + "]")
                            .status());
            Await.until("the entry is counted", () -> Metrics.of(service.url()).value("parley_journal_entries") == 1);
            service.whileDatabaseIsStopped(() -> {
                String id = "observed-" + System.nanoTime();
                HttpResponse<String> answer = CLIENT.send(
                        HttpRequest.newBuilder(URI.create(service.url() + "/v1/actors/batch"))
                                .header("X-Request-Id", id)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "[" + LoadGenerator.actor("during", quote) + "]"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertEquals(503, answer.statusCode());
                assertEquals(id, answer.headers().firstValue("X-Request-Id").orElseThrow());
                for (int scrape = 0; scrape < 20; scrape++) {
                    assertEquals(1, Metrics.of(service.url()).value("parley_journal_entries"));
                }

                List<JsonNode> warnings = StandaloneActorsService.log().stream()
                        .filter(line -> line.startsWith("{"))
                        .map(Api::json)
                        .filter(line -> line.at("/mdc/requestId").asText().equals(id))
                        .toList();
                assertFalse(warnings.isEmpty(), "nothing was logged with the request id " + id);
                assertTrue(
                        warnings.stream()
                                .anyMatch(line -> line.path("level").asText().equals("WARN")),
                        warnings::toString);
            });
            assertEquals(
                    List.of(),
                    StandaloneActorsService.log().stream()
                            .filter(line -> line.contains(quote))
                            .toList());
            assertTrue(
                    StandaloneActorsService.log().stream()
                            .filter(line -> !line.isBlank())
                            .allMatch(line -> line.startsWith("{")),
                    "a line of the log is not JSON");
        }
    }

    @Test
    void alertsUseExistingMetricsAndHaveARunbook() throws IOException {
        Set<String> existing = new TreeSet<>(Set.of("up"));
        all().values().forEach(metrics -> existing.addAll(metrics.names()));
        String rules = Files.readString(RunningSuite.ROOT.resolve("k8s/alerts.yaml"));
        Set<String> used = new TreeSet<>();
        Matcher expression =
                Pattern.compile("expr: (\\|\\n(?: {10,}.*\\n)+|.*\\n)").matcher(rules);
        while (expression.find()) {
            String text = expression
                    .group(1)
                    .replaceAll("\\{[^}]*}|\\[[^]]*]|\\bby \\([^)]*\\)", " ")
                    .replaceAll("[a-z_]+ ?\\(", " ");
            Stream.of(text.split("[^a-zA-Z0-9_:]+"))
                    .filter(word ->
                            word.matches("[a-z].*") && !Set.of("or", "sum").contains(word))
                    .forEach(used::add);
        }
        assertTrue(used.size() > 5, used::toString);
        used.removeAll(existing);
        assertEquals(Set.of(), used);

        String manual = Files.readString(RunningSuite.ROOT.resolve("docs/alerts.md"));
        Matcher alert = Pattern.compile("alert: (\\w+)(?:(?!alert:)[\\s\\S])*?runbook: docs/alerts.md#(\\w+)")
                .matcher(rules);
        int alerts = 0;
        while (alert.find()) {
            alerts++;
            assertEquals(alert.group(1).toLowerCase(), alert.group(2));
            assertTrue(manual.contains("\n## " + alert.group(1) + "\n"), alert.group(1));
        }
        assertEquals(rules.split("alert: ").length - 1, alerts, "an alert has no runbook");
    }

    private static Map<String, Metrics> all() {
        return Suite.MODULES.stream()
                .collect(Collectors.toMap(module -> module, module -> Metrics.of(RunningSuite.url(module))));
    }
}
