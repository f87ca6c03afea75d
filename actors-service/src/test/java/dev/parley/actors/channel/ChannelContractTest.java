package dev.parley.actors.channel;

import java.util.List;
import java.util.Map;

import dev.parley.actors.ServiceTest;
import dev.parley.actors.TestData;
import dev.parley.journal.CollectionContract;

@ServiceTest
class ChannelContractTest extends CollectionContract {

    @Override
    protected String path() {
        return "/v1/channels";
    }

    @Override
    protected void prepare() {
        TestData.givenActors("contract-a", "contract-b", "contract-c");
    }

    @Override
    protected Map<String, Object> document(String id) {
        return TestData.channel(id, "contract-a", "contract-b");
    }

    @Override
    protected Map<String, Object> changed(String id) {
        return TestData.with(document(id), "intermediaries", List.of("contract-c"));
    }

    @Override
    protected String stringProperty() {
        return "type";
    }
}
