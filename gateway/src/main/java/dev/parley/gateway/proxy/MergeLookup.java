package dev.parley.gateway.proxy;

import java.io.IOException;
import java.util.List;
import java.util.Set;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.gateway.catalog.Service;
import dev.parley.gateway.merge.MergedActors;
import dev.parley.http.RequestId;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import org.jboss.logging.Logger;

/**
 * Asks the actors-service which ids mean the same actor. A list must not fail because that service does, so without an
 * answer in time no ids do.
 */
@Singleton
public class MergeLookup {

    private static final Logger LOG = Logger.getLogger(MergeLookup.class);

    private static final int TIMEOUT_MILLIS = 2_000;

    private final HttpClient client;
    private final ServiceAddresses addresses;
    private final ObjectMapper json;

    MergeLookup(HttpClient client, ServiceAddresses addresses, ObjectMapper json) {
        this.client = client;
        this.addresses = addresses;
        this.json = json;
    }

    /**
     * The merged actors among the given ones and those that mean the same. Never fails.
     *
     * @param requestId of the request that this is for; may be null
     */
    public Future<MergedActors> sameAs(Set<String> actors, String requestId) {
        if (actors.isEmpty()) {
            return Future.succeededFuture(MergedActors.NONE);
        }
        RequestOptions options = addresses
                .requestTo(Service.ACTORS)
                .setURI(MergedActors.uri(String.join(",", actors)))
                .setTimeout(TIMEOUT_MILLIS);
        if (requestId != null) {
            options.putHeader(RequestId.HEADER, requestId);
        }
        return client.request(options)
                .compose(request -> request.send().compose(this::read))
                .recover(failure -> {
                    LOG.warnf(
                            "A list may lack documents that name merged actors: the actors service did not respond (%s)",
                            failure);
                    return Future.succeededFuture(MergedActors.NONE);
                });
    }

    private Future<MergedActors> read(HttpClientResponse response) {
        return response.body().compose(body -> {
            try {
                return response.statusCode() == 200
                        ? Future.succeededFuture(MergedActors.of(List.of(json.readTree(body.getBytes()))))
                        : Future.failedFuture("status " + response.statusCode());
            } catch (IOException e) {
                return Future.failedFuture(e);
            }
        });
    }
}
