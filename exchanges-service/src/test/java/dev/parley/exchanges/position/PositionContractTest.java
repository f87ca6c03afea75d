package dev.parley.exchanges.position;

import java.util.Map;

import dev.parley.exchanges.ServiceTest;
import dev.parley.exchanges.TestData;
import dev.parley.journal.CollectionContract;

@ServiceTest
class PositionContractTest extends CollectionContract {

    @Override
    protected String path() {
        return "/v1/exchanges/of-positions/positions";
    }

    @Override
    protected String batchPath() {
        return "/v1/positions/batch";
    }

    @Override
    protected Map<String, Object> document(String id) {
        return TestData.of("of-positions", TestData.position(id, "hamas", "DEMANDS", "2023-10-08"));
    }

    @Override
    protected Map<String, Object> changed(String id) {
        return with(document(id), "stance", "REJECTS");
    }

    @Override
    protected String stringProperty() {
        return "statement";
    }

    @Override
    protected void prepare() {
        TestData.put("/v1/exchanges/of-positions", TestData.exchange("of-positions"));
        TestData.put("/v1/exchanges/of-positions/revisions/1", TestData.revision(1));
    }
}
