package dev.parley.gateway.proxy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.gateway.catalog.Catalog;
import dev.parley.gateway.catalog.Service;
import dev.parley.http.Problem;
import dev.parley.http.ProblemExceptionMappers;
import dev.parley.http.ProblemType;
import dev.parley.http.RequestId;
import dev.parley.process.Drain;
import io.quarkus.micrometer.runtime.binder.vertx.HttpRequestMetric;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import org.jboss.logging.Logger;

/** Forwards requests below {@code /v1} unchanged to the service that the path belongs to, and its responses back. */
@Singleton
public class Proxy {

    private static final Logger LOG = Logger.getLogger(Proxy.class);

    private static final String FEEDS = "/v1/feeds/";

    private static final String FEED_MEDIA_TYPE = "application/cloudevents-batch+json";

    private static final int DRAIN_POLL_MILLIS = 250;

    private static final Set<Integer> STATUSES_WITHOUT_BODY = Set.of(204, 304);

    private static final List<String> FORWARDING_HEADERS = List.of(
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Forwarded-Proto",
            "X-Forwarded-Ssl");

    private final Map<Service, HttpProxy> proxies = new EnumMap<>(Service.class);
    private final Vertx vertx;
    private final ServiceTimeouts timeouts;
    private final Drain drain;
    private final Catalog catalog;
    private final PathTemplates templates;
    private final ObjectMapper json;

    Proxy(
            Vertx vertx,
            HttpClient client,
            ServiceAddresses addresses,
            ServiceTimeouts timeouts,
            Drain drain,
            Catalog catalog,
            PathTemplates templates,
            FollowingMerges merges,
            ObjectMapper json) {
        this.vertx = vertx;
        this.timeouts = timeouts;
        this.drain = drain;
        this.catalog = catalog;
        this.templates = templates;
        this.json = json;
        for (Service service : Service.values()) {
            RequestOptions request = addresses.requestTo(service);
            HttpProxy proxy = HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                    .origin(context -> client.request(request).map(asked -> prepare(asked, context)));
            if (service != Service.ACTORS) {
                proxy.addInterceptor(merges);
            }
            proxies.put(service, proxy.addInterceptor(new Forwarding(service)));
        }
    }

    void register(@Observes Router router) {
        router.route("/v1/*").handler(this::route);
    }

    private void route(RoutingContext context) {
        // the form that the service routes by: without dot segments and escapes of unreserved characters
        String path = context.normalizedPath();
        Optional<Service> service = catalog.serviceAt(path);
        if (service.isEmpty()) {
            context.next();
            return;
        }
        HttpRequestMetric metric = HttpRequestMetric.getRequestMetric(context);
        // there is no metric for a connection that was opened while the server was starting
        if (metric != null) {
            metric.setTemplatePath(templates.of(path));
        }
        HttpServerRequest request = context.request();
        if (request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
            request.response().writeContinue();
            request.headers().remove(HttpHeaders.EXPECT);
        }
        proxies.get(service.get()).handle(request);
    }

    private HttpClientRequest prepare(HttpClientRequest asked, ProxyContext context) {
        HttpServerRequest request = context.request().proxiedRequest();
        return asked.setTimeout(timeouts.of(request.method(), request.path()).toMillis())
                // without a handler the end of a request that its client breaks off is logged as an error
                .exceptionHandler(failure -> LOG.debugf("A request was not completed: %s", failure.getMessage()));
    }

    private final class Forwarding implements ProxyInterceptor {

        private final Service service;

        Forwarding(Service service) {
            this.service = service;
        }

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            HttpServerRequest request = context.request().proxiedRequest();
            MultiMap headers = context.request().headers();
            FORWARDING_HEADERS.forEach(headers::remove);
            headers.set("X-Forwarded-Proto", request.scheme());
            if (request.authority() != null) {
                headers.set("X-Forwarded-Host", request.authority().toString());
            }
            if (request.remoteAddress() != null) {
                headers.set("X-Forwarded-For", request.remoteAddress().hostAddress());
            }
            Future<ProxyResponse> answer =
                    request.path().startsWith(FEEDS) ? orNoEventsWhenDraining(context) : context.sendRequest();
            return answer.recover(failure -> Future.succeededFuture(unavailable(context, failure)));
        }

        /** Once the process drains, a long poll is answered with no events, so that it does not delay the end. */
        private Future<ProxyResponse> orNoEventsWhenDraining(ProxyContext context) {
            Promise<ProxyResponse> answer = Promise.promise();
            long timer = vertx.setPeriodic(DRAIN_POLL_MILLIS, any -> {
                if (drain.hasBegun()) {
                    answer.tryComplete(noEvents(context));
                }
            });
            context.sendRequest().onComplete(answered -> {
                if (answered.failed()) {
                    answer.tryFail(answered.cause());
                } else if (!answer.tryComplete(answered.result())) {
                    answered.result().release();
                }
            });
            return answer.future().onComplete(answered -> vertx.cancelTimer(timer));
        }

        private ProxyResponse noEvents(ProxyContext context) {
            return context.request()
                    .release()
                    .response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, FEED_MEDIA_TYPE)
                    .setBody(Body.body(Buffer.buffer("[]")));
        }

        @Override
        public Future<Void> handleProxyResponse(ProxyContext context) {
            ProxyResponse response = context.response();
            // the gateway has already set this header, and perhaps the encoding, on its own response
            response.headers().remove(RequestId.HEADER);
            // concerns the connection to the service only
            response.headers().remove(HttpHeaders.CONNECTION);
            if (response.headers().contains(HttpHeaders.CONTENT_ENCODING)) {
                context.request().proxiedRequest().response().headers().remove(HttpHeaders.CONTENT_ENCODING);
            }
            if (STATUSES_WITHOUT_BODY.contains(response.getStatusCode())
                    && response.getBody() != null
                    && response.getBody().length() < 0) {
                // a body of unknown length would make the response chunked, which these statuses do not allow
                response.getBody().stream().resume();
                response.setBody(null);
            }
            return context.sendResponse();
        }

        private ProxyResponse unavailable(ProxyContext context, Throwable failure) {
            LOG.warnf("The %s service did not respond: %s", service.id(), failure.getMessage());
            ProblemType type = ProblemType.UNAVAILABLE;
            Problem problem = new Problem(
                    type.uri(),
                    type.title(),
                    type.status(),
                    service.unavailable(),
                    context.request().proxiedRequest().path(),
                    List.of(),
                    Map.of());
            return context.request()
                    .release()
                    .response()
                    .setStatusCode(type.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(ProblemExceptionMappers.RETRY_AFTER_SECONDS))
                    .setBody(Body.body(Buffer.buffer(bytes(problem))));
        }

        private byte[] bytes(Problem problem) {
            try {
                return json.writeValueAsBytes(problem);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
