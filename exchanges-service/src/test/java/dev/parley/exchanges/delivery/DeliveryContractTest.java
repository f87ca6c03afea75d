package dev.parley.exchanges.delivery;

import java.util.List;
import java.util.Map;

import dev.parley.exchanges.ServiceTest;
import dev.parley.exchanges.TestData;
import dev.parley.journal.CollectionContract;

@ServiceTest
class DeliveryContractTest extends CollectionContract {

    @Override
    protected String path() {
        return "/v1/exchanges/of-deliveries/deliveries";
    }

    @Override
    protected String batchPath() {
        return "/v1/deliveries/batch";
    }

    @Override
    protected Map<String, Object> document(String id) {
        return TestData.of("of-deliveries", TestData.delivery(id, "hamas-releases", 3));
    }

    @Override
    protected Map<String, Object> changed(String id) {
        return with(document(id), "via", List.of("qatar"));
    }

    @Override
    protected String stringProperty() {
        return "id";
    }

    @Override
    protected void prepare() {
        TestData.put("/v1/exchanges/of-deliveries", TestData.exchange("of-deliveries"));
        TestData.put("/v1/exchanges/of-deliveries/revisions/1", TestData.revision(1));
    }
}
