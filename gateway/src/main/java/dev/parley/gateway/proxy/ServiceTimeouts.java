package dev.parley.gateway.proxy;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.http.HttpMethod;

/** How long the gateway waits for a service to begin its response (docs/adr/0032). */
@ConfigMapping(prefix = "parley.services.timeout")
public interface ServiceTimeouts {

    /** For what is read or written document by document. A service gives its database less. */
    @WithDefault("30s")
    Duration request();

    /** For batches and bundles, to which a service responds when it has written all of them. */
    @WithDefault("5m")
    Duration batch();

    /** For a change feed, which waits for up to 30 s for something new. */
    @WithDefault("50s")
    Duration feed();

    /** The one that applies to a request. */
    default Duration of(HttpMethod method, String path) {
        if (path.startsWith("/v1/feeds/")) {
            return feed();
        }
        boolean isBatch = method == HttpMethod.POST && (path.endsWith("/batch") || path.startsWith("/v1/bundles/"));
        return isBatch ? batch() : request();
    }
}
