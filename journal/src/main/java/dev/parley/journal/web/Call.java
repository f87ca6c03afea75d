package dev.parley.journal.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

import dev.parley.http.Page;
import dev.parley.http.Preconditions;
import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.http.Query;
import dev.parley.journal.batch.Batch;
import dev.parley.journal.batch.BatchFormat;
import dev.parley.journal.batch.BatchReader;
import dev.parley.journal.batch.BatchReport;
import dev.parley.journal.batch.Bundle;
import dev.parley.journal.document.AsOf;
import dev.parley.journal.document.DocumentCollection;
import dev.parley.journal.document.DocumentVersion;
import dev.parley.journal.document.Draft;
import dev.parley.journal.document.HistoryEntry;
import dev.parley.journal.document.WritePrecondition;
import dev.parley.journal.document.Written;
import dev.parley.kernel.Fault;
import dev.parley.kernel.Id;
import org.jboss.resteasy.reactive.RestResponse;

/** The request under way, and how every collection answers it: the conventions of the API, in one place. */
@RequestScoped
public class Call {

    private final UriInfo uri;
    private final HttpHeaders headers;
    private final BatchReader items;
    private final Batch batch;
    private final Bundle bundle;

    Call(UriInfo uri, HttpHeaders headers, BatchReader items, Batch batch, Bundle bundle) {
        this.uri = uri;
        this.headers = headers;
        this.items = items;
        this.batch = batch;
        this.bundle = bundle;
    }

    public Query query() {
        return new Query(uri);
    }

    /** What the client says about the version that it has read. */
    public Preconditions preconditions() {
        return Preconditions.of(headers);
    }

    /** A page of what is derived from documents. */
    public <T> RestResponse<Page<T>> answer(Page<T> page) {
        return page.answer(uri);
    }

    public <D extends Draft<D>, V> RestResponse<Page<V>> list(DocumentCollection<?, D, V> collection, String parent) {
        return collection.list(parent, query()).answer(uri);
    }

    public <D extends Draft<D>, V> RestResponse<V> read(DocumentCollection<?, D, V> collection, String key) {
        return read(collection, key, collection::view);
    }

    /** Reads what is derived from a document and all below it, whose changes count as versions of the document. */
    public <D extends Draft<D>, V> RestResponse<V> read(
            DocumentCollection<?, D, ?> collection, String key, BiFunction<DocumentVersion<D>, AsOf, V> view) {
        Query query = query();
        AsOf asOf = AsOf.of(query);
        boolean retractedToo = query.flag("includeRetracted");
        query.close();
        DocumentVersion<D> found = collection.find(key, asOf, retractedToo);
        String tag = asOf.entityTag(found.versionInfo().version());
        if (Preconditions.of(headers).isCurrent(tag)) {
            return RestResponse.ResponseBuilder.<V>create(304)
                    .header(HttpHeaders.ETAG, tag)
                    .build();
        }
        return RestResponse.ResponseBuilder.ok(view.apply(found, asOf))
                .header(HttpHeaders.ETAG, tag)
                .build();
    }

    public <D extends Draft<D>, V> RestResponse<Page<HistoryEntry<D>>> history(
            DocumentCollection<?, D, V> collection, String key) {
        return collection.history(key, query()).answer(uri);
    }

    /** PUT: the path says which document, whatever the body says or leaves out. */
    public <D extends Draft<D>, V> RestResponse<V> put(
            DocumentCollection<?, D, V> collection, String parent, String id, D document) {
        query().close();
        requireSame("/" + document.idName(), document.id(), id);
        requireSame("/exchange", document.parent(), parent);
        requireUsable(id);
        return answer(
                collection.write(
                        parent, document.withId(parent, id), WritePrecondition.replacing(Preconditions.of(headers))),
                uri.getRequestUri());
    }

    /** POST on a collection. */
    public <D extends Draft<D>, V> RestResponse<V> post(
            DocumentCollection<?, D, V> collection, String parent, D document) {
        query().close();
        requireSame("/exchange", document.parent(), parent);
        Written<V> written = collection.write(parent, document, WritePrecondition.creating());
        String id = written.key().substring(written.key().indexOf('/') + 1);
        return answer(written, uri.getRequestUriBuilder().path(id).build());
    }

    public RestResponse<Void> retract(DocumentCollection<?, ?, ?> collection, String parent, String id) {
        Query query = query();
        String reason = query.text("reason");
        if (reason == null || reason.isBlank()) {
            query.refuse("reason", "is needed: say why the document is retracted");
        }
        query.close();
        collection.retract(parent, id, reason, WritePrecondition.replacing(Preconditions.of(headers)));
        return RestResponse.noContent();
    }

    public <D extends Draft<D>> BatchReport batch(DocumentCollection<?, D, ?> collection, InputStream body)
            throws IOException {
        return batch.run(collection, body, isSentAs("x-ndjson") ? items.lines() : items.list(), query());
    }

    /** A batch that may also come as {@code text/csv}. */
    public <D extends Draft<D>> BatchReport batch(
            DocumentCollection<?, D, ?> collection, BatchFormat csv, InputStream body) throws IOException {
        return isSentAs("csv") ? batch.run(collection, body, items.in(csv), query()) : batch(collection, body);
    }

    private boolean isSentAs(String subtype) {
        return headers.getMediaType() != null
                && headers.getMediaType().getSubtype().equals(subtype);
    }

    public Map<String, BatchReport> bundle(List<DocumentCollection<?, ?, ?>> inOrder, InputStream body)
            throws IOException {
        return bundle.run(inOrder, body, query());
    }

    private static void requireSame(String pointer, String inBody, String inPath) {
        if (inBody != null && inPath != null && !inBody.equals(inPath)) {
            throw new ProblemException(
                    ProblemType.INVALID_DOCUMENT,
                    "Body and path name different documents.",
                    List.of(new Fault(pointer, "is " + inBody + " here and " + inPath + " in the path")));
        }
    }

    private static void requireUsable(String id) {
        if (!id.matches(Id.DOCUMENT_PATTERN)) {
            throw new ProblemException(
                    ProblemType.INVALID_DOCUMENT,
                    "The path names no document that could be.",
                    List.of(new Fault("/id", "must match " + Id.DOCUMENT_PATTERN)));
        }
    }

    private static <V> RestResponse<V> answer(Written<V> written, URI location) {
        RestResponse.ResponseBuilder<V> response = RestResponse.ResponseBuilder.ok(written.view())
                .header(HttpHeaders.ETAG, AsOf.NOW.entityTag(written.version()));
        if (written.outcome() == Written.Outcome.CREATED) {
            response.status(RestResponse.Status.CREATED).location(location);
        }
        return response.build();
    }
}
