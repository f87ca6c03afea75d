package dev.parley.gateway;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;

/** Stand-ins for the three services, at the addresses that the gateway is configured with. */
public class StandIns implements QuarkusTestResourceLifecycleManager {

    private Vertx vertx;
    private Map<String, StandIn> byName;

    @Override
    public Map<String, String> start() {
        vertx = Vertx.vertx();
        byName = Map.of("actors", new StandIn(vertx), "exchanges", new StandIn(vertx), "timeline", new StandIn(vertx));
        return Map.of(
                "parley.actors.url", url("actors"),
                "parley.exchanges.url", url("exchanges"),
                "parley.timeline.url", url("timeline"));
    }

    private String url(String name) {
        return "http://127.0.0.1:" + byName.get(name).port();
    }

    @Override
    public void inject(TestInjector injector) {
        byName.forEach((name, standIn) -> injector.injectIntoFields(
                standIn,
                field -> field.getType() == StandIn.class && field.getName().equals(name)));
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
