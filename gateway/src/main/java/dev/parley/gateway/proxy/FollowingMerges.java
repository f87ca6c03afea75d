package dev.parley.gateway.proxy;

import java.util.Set;

import jakarta.inject.Singleton;

import dev.parley.gateway.catalog.Catalog;
import dev.parley.gateway.merge.ActorQuery;
import dev.parley.http.RequestId;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;

/** Makes lists that are filtered by an actor find what names the actor by an id that was merged into it. */
@Singleton
class FollowingMerges implements ProxyInterceptor {

    private static final String LINK = "Link";

    private static final String CLIENTS_QUERY = ActorQuery.class.getName();

    private final Catalog catalog;
    private final PathTemplates templates;
    private final MergeLookup merges;

    FollowingMerges(Catalog catalog, PathTemplates templates, MergeLookup merges) {
        this.catalog = catalog;
        this.templates = templates;
        this.merges = merges;
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        HttpServerRequest request = context.request().proxiedRequest();
        Set<String> parameters = parameters(request);
        if (parameters.isEmpty()) {
            return context.sendRequest();
        }
        ActorQuery query = ActorQuery.of(request.query(), parameters);
        return merges.sameAs(query.actors(), request.getHeader(RequestId.HEADER))
                .compose(merged -> {
                    if (!merged.isEmpty()) {
                        context.set(CLIENTS_QUERY, query);
                        context.request().setURI(request.path() + "?" + query.including(merged));
                    }
                    return context.sendRequest();
                });
    }

    private Set<String> parameters(HttpServerRequest request) {
        boolean reads = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
        return reads && request.query() != null ? catalog.actorParameters(templates.of(request.path())) : Set.of();
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        ActorQuery query = context.get(CLIENTS_QUERY, ActorQuery.class);
        String link = context.response().headers().get(LINK);
        if (query != null && link != null) {
            context.response().putHeader(LINK, query.link(link));
        }
        return context.sendResponse();
    }
}
