package dev.parley.journal.web;

import java.io.IOException;
import java.io.InputStream;

import dev.parley.http.Page;
import dev.parley.journal.batch.BatchReport;
import dev.parley.journal.document.HistoryEntry;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * What every collection answers, as the conventions of the API have it. An interface without bounds on its types, since
 * the REST framework cannot resolve a resource's type that is bounded by itself.
 *
 * @param <D> what is sent
 * @param <V> what is read
 */
public interface StandardOperations<D, V> {

    /**
     * A page, or the whole list in another format that the client asks for ({@link ListFormat}). A resource has two
     * methods that answer with it: one that produces JSON, and one of type Response for the others.
     *
     * @param parent the document whose records are listed; null: all
     */
    RestResponse<Page<V>> list(String parent);

    RestResponse<V> create(String parent, D document);

    RestResponse<V> read(String parent, String id);

    /** Creates or replaces: the path says which document, whatever the body says or leaves out. */
    RestResponse<V> put(String parent, String id, D document);

    RestResponse<Void> retract(String parent, String id);

    /** Brings a retracted document back. */
    RestResponse<V> restore(String parent, String id, RestoreRequest request);

    RestResponse<Page<HistoryEntry<D>>> history(String parent, String id);

    BatchReport batch(InputStream body) throws IOException;
}
