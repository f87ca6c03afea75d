package dev.parley.journal.notes;

import java.util.Map;

import dev.parley.journal.HttpConventionsContract;

@NotesTest
class CommentCollectionTest extends HttpConventionsContract {

    @Override
    protected String path() {
        return "/v1/notes/with-comments/comments";
    }

    @Override
    protected String batchPath() {
        return "/v1/comments/batch";
    }

    @Override
    protected Map<String, Object> document(String id) {
        return TestData.comment("with-comments", id);
    }

    @Override
    protected Map<String, Object> changed(String id) {
        return with(document(id), "text", "Five were named.");
    }

    @Override
    protected String stringProperty() {
        return "text";
    }

    @Override
    protected void prepare() {
        TestData.send("/v1/notes", TestData.note("with-comments"));
    }
}
