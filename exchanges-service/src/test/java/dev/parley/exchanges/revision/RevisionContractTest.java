package dev.parley.exchanges.revision;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.parley.exchanges.ServiceTest;
import dev.parley.exchanges.TestData;
import dev.parley.journal.CollectionContract;

@ServiceTest
class RevisionContractTest extends CollectionContract {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Override
    protected String path() {
        return "/v1/exchanges/of-revisions/revisions";
    }

    @Override
    protected String batchPath() {
        return "/v1/revisions/batch";
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
        return TestData.of("of-revisions", TestData.revision(Integer.parseInt(id)));
    }

    @Override
    protected Map<String, Object> changed(String id) {
        return with(document(id), "tabledBy", "qatar");
    }

    @Override
    protected String stringProperty() {
        return "tabledBy";
    }

    @Override
    protected void prepare() {
        TestData.put("/v1/exchanges/of-revisions", TestData.exchange("of-revisions"));
    }
}
