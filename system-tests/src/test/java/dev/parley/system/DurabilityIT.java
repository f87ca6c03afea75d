package dev.parley.system;

import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.launcher.Suite;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Acknowledged data survive a stop and a kill of all processes. */
class DurabilityIT {

    @Test
    void dataSurviveAStopAndAKillAndLoadingTwiceChangesNothing() {
        Path data = RunningSuite.temporaryDirectory();
        JsonNode loaded;
        List<JsonNode> feeds;
        try (Suite suite = RunningSuite.start(data)) {
            Api api = new Api(suite.url());
            RunningSuite.load(api, RunningSuite.US_IRAN);
            RunningSuite.load(api, RunningSuite.QATAR_TALKS);
            loaded = api.get("/v1/dossiers/qatar-talks-2023-10");
            feeds = feeds(api);

            Api.Response again = RunningSuite.load(api, RunningSuite.QATAR_TALKS);
            assertEquals(0, again.body().get("created").asInt());
            assertEquals(0, again.body().get("updated").asInt());
            assertTrue(again.body().get("unchanged").asInt() > 40);
            assertEquals(feeds, feeds(api));
        }

        try (Suite suite = RunningSuite.start(data)) {
            assertEquals(loaded, new Api(suite.url()).get("/v1/dossiers/qatar-talks-2023-10"));
            suite.pids().values().forEach(DurabilityIT::kill);
        }

        try (Suite suite = RunningSuite.start(data)) {
            Api api = new Api(suite.url());
            assertEquals(loaded, api.get("/v1/dossiers/qatar-talks-2023-10"));
            assertEquals(feeds, feeds(api));
        }
    }

    private static List<JsonNode> feeds(Api api) {
        return List.of(
                api.get("/v1/feeds/actors?limit=500"),
                api.get("/v1/feeds/exchanges?limit=500"),
                api.get("/v1/feeds/timeline?limit=500"));
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
}
