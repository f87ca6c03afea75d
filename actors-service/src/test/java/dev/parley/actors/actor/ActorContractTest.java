package dev.parley.actors.actor;

import java.util.Map;

import dev.parley.actors.ServiceTest;
import dev.parley.actors.TestData;
import dev.parley.journal.CollectionContract;

@ServiceTest
class ActorContractTest extends CollectionContract {

    @Override
    protected String path() {
        return "/v1/actors";
    }

    @Override
    protected Map<String, Object> document(String id) {
        return TestData.actor(id, "STATE", "Contract");
    }

    @Override
    protected Map<String, Object> changed(String id) {
        return TestData.actor(id, "STATE", "Contract, amended");
    }

    @Override
    protected String stringProperty() {
        return "description";
    }
}
