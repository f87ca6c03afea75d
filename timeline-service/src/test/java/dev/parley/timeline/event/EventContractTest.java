package dev.parley.timeline.event;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
        Map<String, Object> citation = TestData.citation(TestData.AGENCY, "2023-09-18T12:00:00Z");
        List<Map<String, Object>> accounts = Stream.of("2023-09-17", "2023-09-18")
                .map(day -> TestData.object("id", day, "date", TestData.object("edtf", day), "citation", citation))
                .toList();
        return with(TestData.event(id), "occurred", TestData.object("accounts", accounts));
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
