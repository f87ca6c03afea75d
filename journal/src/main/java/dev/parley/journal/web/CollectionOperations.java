package dev.parley.journal.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

import jakarta.ws.rs.core.HttpHeaders;

import dev.parley.http.AsOfParameters;
import dev.parley.http.Cursor;
import dev.parley.http.Page;
import dev.parley.http.Preconditions;
import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.http.Query;
import dev.parley.http.StandardParameters;
import dev.parley.journal.batch.BatchFormat;
import dev.parley.journal.batch.BatchReport;
import dev.parley.journal.document.DocumentCollection;
import dev.parley.journal.document.DocumentKey;
import dev.parley.journal.document.DocumentType;
import dev.parley.journal.document.DocumentVersion;
import dev.parley.journal.document.Draft;
import dev.parley.journal.document.Filter;
import dev.parley.journal.document.HistoryEntry;
import dev.parley.journal.document.Slice;
import dev.parley.journal.document.WritePrecondition;
import dev.parley.journal.document.WriteResult;
import dev.parley.journal.table.CsvFile;
import dev.parley.kernel.AsOf;
import dev.parley.kernel.Fault;
import dev.parley.kernel.Id;
import dev.parley.kernel.TextForm;
import org.jboss.resteasy.reactive.RestResponse;

/** The standard operations on a collection of documents. */
public final class CollectionOperations<D extends Draft<D>, V> implements StandardOperations<D, V> {

    private final DocumentCollection<?, D, V> collection;
    private final ListFilter filter;
    private final BatchFormat csv;
    private final RequestContext request;

    private CollectionOperations(
            DocumentCollection<?, D, V> collection, ListFilter filter, BatchFormat csv, RequestContext request) {
        this.collection = collection;
        this.filter = filter;
        this.csv = csv;
        this.request = request;
    }

    public static <D extends Draft<D>, V> CollectionOperations<D, V> on(
            DocumentCollection<?, D, V> collection, ListFilter filter, RequestContext request) {
        return new CollectionOperations<>(collection, filter, null, request);
    }

    /** The same, with batches that may also be sent as {@code text/csv}. */
    public CollectionOperations<D, V> takingCsv(BatchFormat csv) {
        return new CollectionOperations<>(collection, filter, csv, request);
    }

    @Override
    public RestResponse<Page<V>> list(String parent) {
        ListFormat format = request.listFormat(
                collection.table() == null
                        ? List.of(ListFormat.PAGE, ListFormat.LINES)
                        : List.of(ListFormat.PAGE, ListFormat.LINES, ListFormat.TABLE));
        Query query = request.query();
        return format == ListFormat.PAGE ? page(parent, query) : whole(parent, query, format);
    }

    private RestResponse<Page<V>> page(String parent, Query query) {
        int limit = Page.limit(query);
        String after = Cursor.sortKey(query);
        AsOf asOf = AsOfParameters.read(query);
        Slice<DocumentVersion<D>> slice = parts(parent, query, asOf).apply(after, limit);
        return request.answer(Page.of(collection.answers(slice.items(), asOf), slice.end(), query));
    }

    private RestResponse<Page<V>> whole(String parent, Query query, ListFormat format) {
        List.of(StandardParameters.LIMIT, StandardParameters.CURSOR)
                .forEach(parameter -> query.refuseGiven(
                        parameter, "belongs to pages of JSON: leave it out, as this format has the whole list"));
        AsOf asOf = AsOfParameters.read(query);
        BiFunction<String, Integer, Slice<DocumentVersion<D>>> parts = parts(parent, query, asOf);
        if (format == ListFormat.LINES) {
            Iterator<String> lines = collection.reader().stream(parts, found -> collection.lines(found, asOf));
            return request.stream(ListFormat.NDJSON, out -> {
                while (lines.hasNext()) {
                    out.write((lines.next() + "\n").getBytes(StandardCharsets.UTF_8));
                }
            });
        }
        Iterator<List<String>> rows = collection.reader().stream(parts, found -> collection.rows(found, asOf));
        return request.stream(CsvFile.MEDIA_TYPE_UTF_8, out -> CsvFile.write(collection.header(asOf), rows, out));
    }

    /** Reads the rest of the query, and says how a part of the list is read: that after a place, of a length. */
    private BiFunction<String, Integer, Slice<DocumentVersion<D>>> parts(String parent, Query query, AsOf asOf) {
        if (asOf.recordedAt() != null) {
            query.close();
            requireParent(parent, asOf);
            return (after, limit) -> collection.reader().listAsRecorded(parent, asOf, after, limit);
        }
        Filter conditions = new Filter().equal("parent", parent);
        filter.addTo(conditions, query, asOf);
        conditions.anyOf(
                "key",
                query.read(StandardParameters.IDS).stream()
                        .map(id -> new DocumentKey(parent, id).toString())
                        .toList());
        query.close();
        requireParent(parent, asOf);
        return (after, limit) -> collection.reader().list(conditions, asOf, after, limit);
    }

    private void requireParent(String parent, AsOf asOf) {
        if (parent != null) {
            collection.requireParent(parent, asOf);
        }
    }

    @Override
    public RestResponse<V> read(String parent, String id) {
        return read(new DocumentKey(parent, id), collection::answer);
    }

    /** Reads what is derived from a document and its records, whose changes count as versions of the document. */
    public <T> RestResponse<T> read(DocumentKey key, BiFunction<DocumentVersion<D>, AsOf, T> view) {
        return read(key, query -> view);
    }

    /** The same, where the parameters of the request say what is derived. */
    public <T> RestResponse<T> read(
            DocumentKey key, Function<Query, BiFunction<DocumentVersion<D>, AsOf, T>> parameters) {
        return read(key, "", parameters);
    }

    /** The same in another form than JSON, by whose name its entity tag differs. */
    public <T> RestResponse<T> read(
            DocumentKey key, String form, Function<Query, BiFunction<DocumentVersion<D>, AsOf, T>> parameters) {
        Query query = request.query();
        BiFunction<DocumentVersion<D>, AsOf, T> view = parameters.apply(query);
        AsOf asOf = AsOfParameters.read(query);
        query.close();
        DocumentVersion<D> found = collection.reader().find(key, asOf);
        String tag = AsOfParameters.entityTag(found.versionInfo().version(), asOf)
                .replaceFirst("\"$", (form.isEmpty() ? "" : "-" + form) + "\"");
        RestResponse.ResponseBuilder<T> response = request.preconditions().isCurrent(tag)
                ? RestResponse.ResponseBuilder.create(304)
                : RestResponse.ResponseBuilder.ok(view.apply(found, asOf));
        return response.header(HttpHeaders.ETAG, tag).build();
    }

    @Override
    public RestResponse<Page<HistoryEntry<D>>> history(String parent, String id) {
        Query query = request.query();
        int limit = Page.limit(query);
        int version = Cursor.number(query);
        query.close();
        Slice<HistoryEntry<D>> history = collection.history(new DocumentKey(parent, id), version, limit);
        return request.answer(Page.of(history.items(), history.end(), query));
    }

    @Override
    public RestResponse<V> put(String parent, String id, D document) {
        request.query().close();
        requireSame(type().idProperty(), document.id(), id);
        requireSameParent(document, parent);
        requireUsable(id);
        D identified = document.withId(parent, id);
        return write(
                parent,
                identified,
                replacing(request.preconditions()),
                request.uri().getRequestUri());
    }

    @Override
    public RestResponse<V> create(String parent, D document) {
        request.query().close();
        requireSameParent(document, parent);
        return write(parent, document, WritePrecondition.sameContent(), null);
    }

    @Override
    public RestResponse<Void> retract(String parent, String id) {
        Query query = request.query();
        String reason = query.read(StandardParameters.REASON);
        String fault = reason == null ? null : TextForm.MULTILINE.fault(reason);
        if (fault != null) {
            query.refuse(StandardParameters.REASON.name(), fault);
        }
        query.close();
        WritePrecondition precondition = replacing(request.preconditions());
        collection.writer().retract(new DocumentKey(parent, id), reason, precondition);
        return RestResponse.noContent();
    }

    @Override
    public RestResponse<V> restore(String parent, String id, RestoreRequest body) {
        request.query().close();
        DocumentVersion<D> restored = collection
                .writer()
                .restore(new DocumentKey(parent, id), body.reason(), replacing(request.preconditions()));
        return RestResponse.ResponseBuilder.ok(collection.view(restored, AsOf.NOW))
                .header(
                        HttpHeaders.ETAG,
                        AsOfParameters.entityTag(restored.versionInfo().version(), AsOf.NOW))
                .build();
    }

    @Override
    public BatchReport batch(InputStream body) throws IOException {
        return request.batch(collection, csv, body);
    }

    /** What a client says with {@code If-Match} and {@code If-None-Match} about the version that it replaces. */
    public static WritePrecondition replacing(Preconditions preconditions) {
        return new WritePrecondition() {
            @Override
            public void onAbsent() {
                preconditions.requireNoExpectation();
            }

            @Override
            public void onDifferent(int version) {
                preconditions.requireAbsent();
                preconditions.requireMatch(AsOfParameters.entityTag(version, AsOf.NOW));
            }
        };
    }

    /** @param location where the document is read; null: at its id below the path of the request */
    private RestResponse<V> write(String parent, D document, WritePrecondition precondition, URI location) {
        WriteResult<DocumentVersion<D>> result = collection.writer().write(parent, document, precondition);
        DocumentVersion<D> written = result.document();
        RestResponse.ResponseBuilder<V> response = RestResponse.ResponseBuilder.ok(collection.view(written, AsOf.NOW))
                .header(
                        HttpHeaders.ETAG,
                        AsOfParameters.entityTag(written.versionInfo().version(), AsOf.NOW));
        if (result.outcome() == WriteResult.Outcome.CREATED) {
            response.status(RestResponse.Status.CREATED)
                    .location(
                            location != null
                                    ? location
                                    : request.uri()
                                            .getRequestUriBuilder()
                                            .path(written.id())
                                            .build());
        }
        return response.build();
    }

    private DocumentType<?, D> type() {
        return collection.type();
    }

    private void requireSameParent(D document, String parent) {
        if (type().parent() != null) {
            requireSame(type().parent().property(), document.parent(), parent);
        }
    }

    private static void requireSame(String property, String inBody, String inPath) {
        if (inBody != null && inPath != null && !inBody.equals(inPath)) {
            throw new ProblemException(
                    ProblemType.INVALID_DOCUMENT,
                    "The body and the path name different documents.",
                    List.of(new Fault(
                            "/" + property,
                            "is `" + inBody + "` in the body and `" + inPath
                                    + "` in the path: leave it out of the body, or send the same")));
        }
    }

    private void requireUsable(String id) {
        if (!id.matches(Id.DOCUMENT_PATTERN)) {
            throw new ProblemException(
                    ProblemType.INVALID_DOCUMENT,
                    "The path has no valid id.",
                    List.of(new Fault(
                            "/" + type().idProperty(),
                            "use lower-case letters, digits, `.`, `_` or `-`, as in `united-states`; `batch`, `changes`"
                                    + " and `stream` are reserved")));
        }
    }
}
