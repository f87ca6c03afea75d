package dev.parley.journal.document;

import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.parley.json.DocumentJson;
import dev.parley.kernel.AsOf;

/**
 * Writes the documents of a collection as answers have them. A document that today's rules cannot show is shown as it is
 * stored, and takes no other with it.
 */
final class DocumentAnswers<D extends Draft<D>, V> {

    private static final String MARKING = "marking";

    private final DocumentCollection<?, D, V> collection;
    private final StoredDocuments stored;
    private final DocumentJson json;

    DocumentAnswers(DocumentCollection<?, D, V> collection, StoredDocuments stored) {
        this.collection = collection;
        this.stored = stored;
        this.json = stored.json();
    }

    List<RawValue> all(List<DocumentVersion<D>> versions, AsOf asOf) {
        Iterator<V> views;
        try {
            views = collection.views(versions, asOf).iterator();
        } catch (RuntimeException e) {
            requireOfContent(e);
            return versions.stream().map(version -> one(version, asOf)).toList();
        }
        return versions.stream()
                .map(version -> write(version, views.next(), asOf))
                .toList();
    }

    RawValue one(DocumentVersion<D> version, AsOf asOf) {
        V view;
        try {
            view = collection.view(version, asOf);
        } catch (RuntimeException e) {
            requireOfContent(e);
            return asStored(version, asOf);
        }
        return write(version, view, asOf);
    }

    /** The content of a version as its history has it. */
    RawValue content(DocumentVersion<D> version) {
        try {
            return new RawValue(
                    version.isWhole()
                            ? json.answer(version.content())
                            : version.stored().text());
        } catch (UncheckedIOException e) {
            stored.note(collection.type(), version.key(), version.versionInfo().version());
            return new RawValue(version.stored().text());
        }
    }

    private RawValue write(DocumentVersion<D> version, V view, AsOf asOf) {
        String written;
        try {
            written = json.answer(view);
        } catch (UncheckedIOException e) {
            return asStored(version, asOf);
        }
        if (version.isWhole() || asOf.knownAt() != null) {
            return new RawValue(written);
        }
        JsonNode tree = json.tree(version.stored().text());
        addMissing(tree, json.tree(written));
        return new RawValue(json.answer(tree));
    }

    /**
     * A version of which no view can be made. As of a moment of knowledge nothing is shown but which document it is:
     * nobody can say what of the rest was public.
     */
    private RawValue asStored(DocumentVersion<D> version, AsOf asOf) {
        stored.note(collection.type(), version.key(), version.versionInfo().version());
        ObjectNode tree = (ObjectNode) json.tree(version.stored().text());
        if (asOf.knownAt() != null) {
            DocumentType<?, D> type = collection.type();
            tree.retain(
                    type.parent() == null
                            ? List.of(type.idProperty(), MARKING)
                            : List.of(type.parent().property(), type.idProperty(), MARKING));
        }
        addMissing(tree, json.tree(json.answer(version.versionInfo())));
        return new RawValue(json.answer(tree));
    }

    /** Adds what an answer has and the stored JSON has not: what is derived. */
    private static void addMissing(JsonNode tree, JsonNode answer) {
        if (tree instanceof ObjectNode object) {
            answer.properties().forEach(property -> {
                JsonNode present = object.get(property.getKey());
                if (present == null) {
                    object.set(property.getKey(), property.getValue());
                } else {
                    addMissing(present, property.getValue());
                }
            });
        } else if (tree.isArray() && tree.size() == answer.size()) {
            for (int i = 0; i < tree.size(); i++) {
                addMissing(tree.get(i), answer.get(i));
            }
        }
    }

    /** Lets an exception pass that says nothing about the content of documents, as one of the database. */
    private static void requireOfContent(RuntimeException exception) {
        if (!(exception instanceof NullPointerException
                || exception instanceof IllegalArgumentException
                || exception instanceof IndexOutOfBoundsException
                || exception instanceof ArithmeticException
                || exception instanceof DateTimeException
                || exception instanceof NoSuchElementException)) {
            throw exception;
        }
    }
}
