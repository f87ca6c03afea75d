package dev.parley.journal.batch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.parley.http.Problem;
import dev.parley.http.ProblemType;
import dev.parley.journal.document.DocumentKey;
import dev.parley.journal.document.DocumentType;
import dev.parley.journal.document.Draft;
import dev.parley.kernel.Fault;

/** Passes the items of one list on and refuses each that has the id of an earlier one. */
final class RepeatedIds<D extends Draft<D>> implements Consumer<BatchReader.Item<D>> {

    private final DocumentType<?, D> type;
    private final Consumer<BatchReader.Item<D>> taker;
    private final Map<DocumentKey, String> places = new HashMap<>();

    RepeatedIds(DocumentType<?, D> type, Consumer<BatchReader.Item<D>> taker) {
        this.type = type;
        this.taker = taker;
    }

    @Override
    public void accept(BatchReader.Item<D> item) {
        String place = item.place() == null ? "item " + item.index() : item.place();
        DocumentKey key = key(item);
        String earlier = key.id() == null ? null : places.putIfAbsent(key, place);
        taker.accept(earlier == null || item.problem() != null ? item : item.refused(repeated(key, earlier)));
    }

    /** As the document has it, whose number may have been written in several ways. */
    private DocumentKey key(BatchReader.Item<D> item) {
        return item.document() == null
                ? item.key()
                : new DocumentKey(item.document().parent(), item.document().id());
    }

    private Problem repeated(DocumentKey key, String earlier) {
        String message = "%s has the %s `%s` already".formatted(earlier, type.idProperty(), key.id());
        return Problem.of(
                ProblemType.RULE_VIOLATION,
                "An id belongs to one document.",
                List.of(new Fault("/" + type.idProperty(), message)),
                Map.of());
    }
}
