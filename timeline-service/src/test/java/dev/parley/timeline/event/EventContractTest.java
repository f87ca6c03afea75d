package dev.parley.timeline.event;

import java.util.Map;

import dev.parley.journal.CollectionContract;
import dev.parley.timeline.ServiceTest;
import dev.parley.timeline.TestData;

@ServiceTest
class EventContractTest extends CollectionContract {

    @Override
    protected String path() {
        return "/v1/events";
    }

    @Override
    protected Map<String, Object> document(String id) {
        return TestData.event(id);
    }

    @Override
    protected Map<String, Object> changed(String id) {
        return with(document(id), "title", "Five Americans arrive in Doha");
    }

    @Override
    protected String stringProperty() {
        return "summary";
    }

    @Override
    protected void prepare() {
        TestData.sources();
    }
}
