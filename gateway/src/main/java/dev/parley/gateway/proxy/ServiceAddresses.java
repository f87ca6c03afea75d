package dev.parley.gateway.proxy;

import java.net.URI;

import dev.parley.gateway.catalog.Service;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.vertx.core.http.RequestOptions;

/** The address of each service: scheme, host and port. */
@ConfigMapping(prefix = "parley")
public interface ServiceAddresses {

    @WithName("actors.url")
    @WithDefault("http://127.0.0.1:8081")
    URI actors();

    @WithName("exchanges.url")
    @WithDefault("http://127.0.0.1:8082")
    URI exchanges();

    @WithName("timeline.url")
    @WithDefault("http://127.0.0.1:8083")
    URI timeline();

    /** A request to a service, without method and path. */
    default RequestOptions requestTo(Service service) {
        URI url =
                switch (service) {
                    case ACTORS -> actors();
                    case EXCHANGES -> exchanges();
                    case TIMELINE -> timeline();
                };
        boolean secure = "https".equals(url.getScheme());
        int defaultPort = secure ? 443 : 80;
        return new RequestOptions()
                .setSsl(secure)
                .setHost(url.getHost())
                .setPort(url.getPort() < 0 ? defaultPort : url.getPort());
    }
}
