package dev.parley.journal.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;

import dev.parley.http.Page;
import dev.parley.http.Preconditions;
import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.http.Query;
import dev.parley.http.StandardParameters;
import dev.parley.journal.batch.Batch;
import dev.parley.journal.batch.BatchFormat;
import dev.parley.journal.batch.BatchReader;
import dev.parley.journal.batch.BatchReport;
import dev.parley.journal.batch.Bundle;
import dev.parley.journal.document.DocumentCollection;
import dev.parley.journal.document.Draft;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import org.jboss.resteasy.reactive.RestResponse;

/** What resources need of the request that is being served. */
@Singleton
public class RequestContext {

    private final UriInfo uri;
    private final HttpHeaders headers;
    private final CurrentVertxRequest current;
    private final BatchReader reader;
    private final Batch batch;
    private final Bundle bundle;

    RequestContext(
            UriInfo uri,
            HttpHeaders headers,
            CurrentVertxRequest current,
            BatchReader reader,
            Batch batch,
            Bundle bundle) {
        this.uri = uri;
        this.headers = headers;
        this.current = current;
        this.reader = reader;
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

    UriInfo uri() {
        return uri;
    }

    /** The answer with a page and the link to the next one. */
    public <T> RestResponse<Page<T>> answer(Page<T> page) {
        RestResponse<Page<T>> answer = page.answer(uri);
        answer.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, ListFormat.JSON + ";charset=UTF-8");
        answer.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        return answer;
    }

    /** The one of the offered formats that the client asks for. */
    ListFormat listFormat(List<ListFormat> offered) {
        return ListFormat.of(headers.getAcceptableMediaTypes(), offered);
    }

    /**
     * The answer with a list in another format than pages, written while it is read. Where it cannot be read to its end,
     * the client sees that the answer breaks off.
     */
    @SuppressWarnings("unchecked")
    <T> RestResponse<Page<T>> stream(String mediaType, StreamingOutput list) {
        StreamingOutput body = out -> {
            try {
                list.write(out);
            } catch (IOException | RuntimeException e) {
                breakOff();
                throw e;
            }
        };
        RestResponse<?> answer = RestResponse.ResponseBuilder.ok(body, mediaType)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
        return (RestResponse<Page<T>>) answer;
    }

    /**
     * Closes the connection of an answer that has begun and waits until it is closed: the framework, which closes it too,
     * may end the answer before that as if it were whole.
     */
    private void breakOff() {
        HttpServerRequest served = current.getCurrent().request();
        if (served.response().headWritten()) {
            served.connection()
                    .close()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }

    /** @param csv the collection's CSV format; null if it has none */
    <D extends Draft<D>> BatchReport batch(DocumentCollection<?, D, ?> collection, BatchFormat csv, InputStream body)
            throws IOException {
        Query query = query();
        boolean atomic = query.read(StandardParameters.ATOMIC);
        boolean dryRun = query.read(StandardParameters.DRY_RUN);
        query.close();
        return batch.run(collection, body, source(csv), atomic, dryRun);
    }

    private BatchReader.Source source(BatchFormat csv) {
        return switch (headers.getMediaType().getSubtype()) {
            case "x-ndjson" -> reader.lines();
            case "csv" -> {
                if (csv == null) {
                    throw new ProblemException(
                            ProblemType.UNSUPPORTED_MEDIA_TYPE,
                            "This collection takes application/json and application/x-ndjson.");
                }
                yield reader.in(csv);
            }
            default -> reader.list();
        };
    }

    /** Writes a bundle of several collections, each after those that its documents refer to. */
    public Map<String, BatchReport> bundle(List<DocumentCollection<?, ?, ?>> inOrder, InputStream body)
            throws IOException {
        Query query = query();
        boolean dryRun = query.read(StandardParameters.DRY_RUN);
        query.close();
        return bundle.run(inOrder, body, dryRun);
    }
}
