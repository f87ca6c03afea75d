package dev.parley.exchanges.exchange;

import java.util.Map;

import dev.parley.exchanges.ServiceTest;
import dev.parley.exchanges.TestData;
import dev.parley.journal.CollectionContract;

@ServiceTest
class ExchangeContractTest extends CollectionContract {

    @Override
    protected String path() {
        return "/v1/exchanges";
    }

    @Override
    protected Map<String, Object> document(String id) {
        return TestData.exchange(id);
    }

    @Override
    protected Map<String, Object> changed(String id) {
        return with(document(id), "title", "Another title");
    }

    @Override
    protected String stringProperty() {
        return "summary";
    }
}
