package dev.parley.journal.notes;

import java.util.Map;

import dev.parley.journal.HttpConventionsContract;

@NotesTest
class NoteCollectionTest extends HttpConventionsContract {

    @Override
    protected String path() {
        return "/v1/notes";
    }

    @Override
    protected Map<String, Object> document(String id) {
        return TestData.note(id);
    }

    @Override
    protected Map<String, Object> changed(String id) {
        return with(document(id), "topic", "RELEASES");
    }

    @Override
    protected String stringProperty() {
        return "text";
    }
}
