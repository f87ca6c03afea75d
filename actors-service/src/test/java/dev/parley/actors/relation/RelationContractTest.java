package dev.parley.actors.relation;

import java.util.List;
import java.util.Map;

import dev.parley.actors.ServiceTest;
import dev.parley.actors.TestData;
import dev.parley.journal.CollectionContract;

@ServiceTest
class RelationContractTest extends CollectionContract {

    @Override
    protected String path() {
        return "/v1/relations";
    }

    @Override
    protected void prepare() {
        TestData.givenActors("contract-part", "contract-whole");
    }

    @Override
    protected Map<String, Object> document(String id) {
        return TestData.relation(id, "contract-part", "PART_OF", "contract-whole");
    }

    @Override
    protected Map<String, Object> cited(String id) {
        return with(document(id), "citations", List.of(TestData.citation("2023-10-09")));
    }

    @Override
    protected Map<String, Object> changed(String id) {
        return TestData.relation(id, "contract-part", "MEMBER_OF", "contract-whole");
    }

    @Override
    protected String stringProperty() {
        return "title";
    }
}
