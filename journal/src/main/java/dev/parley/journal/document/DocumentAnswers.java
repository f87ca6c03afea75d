package dev.parley.journal.document;

import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

    /** The column that tables have in addition where retracted documents are shown. */
    private static final String RETRACTION = "retraction";

    private final DocumentCollection<?, D, V> collection;
    private final StoredDocuments stored;
    private final DocumentJson json;

    DocumentAnswers(DocumentCollection<?, D, V> collection, StoredDocuments stored) {
        this.collection = collection;
        this.stored = stored;
        this.json = stored.json();
    }

    List<RawValue> all(List<DocumentVersion<D>> versions, AsOf asOf) {
        return each(versions, asOf, (version, view) -> write(version, view, asOf), version -> asStored(version, asOf));
    }

    RawValue one(DocumentVersion<D> version, AsOf asOf) {
        return one(version, asOf, (any, view) -> write(version, view, asOf), any -> asStored(version, asOf));
    }

    List<String> header(AsOf asOf) {
        List<String> names = collection.table().header();
        return asOf.includeRetracted()
                ? Stream.concat(names.stream(), Stream.of(RETRACTION)).toList()
                : names;
    }

    List<List<String>> rows(List<DocumentVersion<D>> versions, AsOf asOf) {
        return each(versions, asOf, (version, view) -> row(version, view, asOf), version -> rowAsStored(version, asOf));
    }

    private <T> List<T> each(
            List<DocumentVersion<D>> versions,
            AsOf asOf,
            BiFunction<DocumentVersion<D>, V, T> show,
            Function<DocumentVersion<D>, T> showAsStored) {
        Iterator<V> views;
        try {
            views = collection.views(versions, asOf).iterator();
        } catch (RuntimeException e) {
            requireOfContent(e);
            return versions.stream()
                    .map(version -> one(version, asOf, show, showAsStored))
                    .toList();
        }
        return versions.stream()
                .map(version -> show.apply(version, views.next()))
                .toList();
    }

    private <T> T one(
            DocumentVersion<D> version,
            AsOf asOf,
            BiFunction<DocumentVersion<D>, V, T> show,
            Function<DocumentVersion<D>, T> showAsStored) {
        V view;
        try {
            view = collection.view(version, asOf);
        } catch (RuntimeException e) {
            requireOfContent(e);
            return showAsStored.apply(version);
        }
        return show.apply(version, view);
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
        return new RawValue(json.answer(treeAsStored(version, asOf)));
    }

    private JsonNode treeAsStored(DocumentVersion<D> version, AsOf asOf) {
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
        return tree;
    }

    private List<String> row(DocumentVersion<D> version, V view, AsOf asOf) {
        List<String> texts;
        try {
            texts = collection.table().texts(view);
        } catch (RuntimeException e) {
            requireOfContent(e);
            return rowAsStored(version, asOf);
        }
        if (!version.isWhole() && asOf.knownAt() == null) {
            JsonNode tree = json.tree(version.stored().text());
            List<String> names = collection.table().header();
            List<String> shown = texts;
            texts = IntStream.range(0, names.size())
                    .mapToObj(i -> shown.get(i) == null ? text(tree.get(names.get(i))) : shown.get(i))
                    .toList();
        }
        return withRetraction(texts, version, asOf);
    }

    /** The properties that columns are named after, as far as they are texts or numbers. */
    private List<String> rowAsStored(DocumentVersion<D> version, AsOf asOf) {
        JsonNode tree = treeAsStored(version, asOf);
        return withRetraction(
                collection.table().header().stream()
                        .map(name -> text(tree.get(name)))
                        .toList(),
                version,
                asOf);
    }

    /** Where retracted documents are shown, a column says which of them are. */
    private static List<String> withRetraction(List<String> texts, DocumentVersion<?> version, AsOf asOf) {
        if (!asOf.includeRetracted()) {
            return texts;
        }
        Retraction retraction = version.versionInfo().retraction();
        return Stream.concat(
                        texts.stream(),
                        Stream.of(retraction == null ? null : retraction.at() + ": " + retraction.reason()))
                .toList();
    }

    private static String text(JsonNode value) {
        return value == null || !value.isValueNode() ? null : value.asText();
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
