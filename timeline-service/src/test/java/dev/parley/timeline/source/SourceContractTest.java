package dev.parley.timeline.source;

import java.util.Map;

import dev.parley.journal.CollectionContract;
import dev.parley.timeline.ServiceTest;
import dev.parley.timeline.TestData;

@ServiceTest
class SourceContractTest extends CollectionContract {

    @Override
    protected String path() {
        return "/v1/sources";
    }

    @Override
    protected Map<String, Object> document(String id) {
        return TestData.source(id);
    }

    @Override
    protected Map<String, Object> changed(String id) {
        return with(document(id), "reliability", "C");
    }

    @Override
    protected String stringProperty() {
        return "name";
    }
}
