package dev.parley.exchanges.transition;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.parley.exchanges.ServiceTest;
import dev.parley.exchanges.TestData;
import dev.parley.journal.CollectionContract;

@ServiceTest
class TransitionContractTest extends CollectionContract {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Override
    protected String path() {
        return "/v1/exchanges/of-transitions/transitions";
    }

    @Override
    protected String batchPath() {
        return "/v1/transitions/batch";
    }

    @Override
    protected String idProperty() {
        return "number";
    }

    @Override
    protected String freshId() {
        return String.valueOf(NUMBER.incrementAndGet());
    }

    @Override
    protected Map<String, Object> document(String id) {
        return TestData.with(
                TestData.of("of-transitions", TestData.transition(Integer.parseInt(id), "EXPLORATORY")),
                "override",
                TestData.object("reason", "so that any order is accepted"));
    }

    @Override
    protected Map<String, Object> changed(String id) {
        return with(document(id), "reason", "no terms are reported");
    }

    @Override
    protected String stringProperty() {
        return "reason";
    }

    @Override
    protected void prepare() {
        TestData.put("/v1/exchanges/of-transitions", TestData.exchange("of-transitions"));
    }
}
