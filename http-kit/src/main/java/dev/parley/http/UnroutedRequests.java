package dev.parley.http;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;

import jakarta.enterprise.event.Observes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.openapi.AllowedMethods;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers, as every other answer is given, what never reaches a resource: unknown paths and methods, {@code OPTIONS},
 * bodies over the limit, and what fails outside of the resources.
 */
public class UnroutedRequests {

    /** The methods there are; anything else is not offered anywhere. */
    static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static final String WHOLE_SERVER = "*";

    private static final int NO_CONTENT = 204;

    private static final int AFTER_REQUEST_ID = 900;

    private final ObjectMapper json;
    private final AllowedMethods allowedMethods;
    private final long mostBytes;

    UnroutedRequests(
            ObjectMapper json,
            AllowedMethods allowedMethods,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize mostBytes) {
        this.json = json;
        this.allowedMethods = allowedMethods;
        this.mostBytes = mostBytes.asLongValue();
    }

    void register(@Observes Router router) {
        router.route().order(-AFTER_REQUEST_ID).failureHandler(this::failed);
        router.errorHandler(404, context -> answer(context, ProblemType.NOT_FOUND, "No such path."));
    }

    /** Refuses what no resource can do anything with; the server's own answer to a large body has no content. */
    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_REQUEST_ID);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        String method = request.method().name();
        String path = context.normalizedPath();
        if (path.contains("%00")) {
            answer(context, ProblemType.NOT_FOUND, "No such path.");
            return;
        }
        Set<String> allowed = allowedMethods.at(path);
        if (!allowed.isEmpty() && (method.equals("OPTIONS") || !allowed.contains(method))) {
            refuse(context, allowed);
        } else if (length(request) > mostBytes) {
            // the rest of the body is not waited for
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            context.addEndHandler(answered -> request.connection().close());
            answer(context, ProblemType.TOO_LARGE, "Send it in smaller parts.");
        } else {
            context.next();
        }
    }

    /** Answers which methods there are: as what is asked for, or as the reason of a refusal. */
    private void refuse(RoutingContext context, Collection<String> allowed) {
        String methods = String.join(", ", allowed);
        context.response().putHeader(HttpHeaders.ALLOW, methods);
        if (context.request().method() == HttpMethod.OPTIONS) {
            context.response().setStatusCode(NO_CONTENT).end();
        } else {
            answer(context, ProblemType.METHOD_NOT_ALLOWED, "Use one of " + methods + ".");
        }
    }

    private static long length(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
    }

    private void failed(RoutingContext context) {
        Throwable failure = context.failure();
        if (context.response().headWritten()) {
            // the client must not take what it has for the whole answer
            context.request().connection().close();
        } else if (context.request().path().equals(WHOLE_SERVER)) {
            refuse(context, METHODS);
        } else if (failure instanceof IOException) {
            context.request().connection().close();
        } else if (failure instanceof RejectedExecutionException) {
            answer(context, ProblemType.UNAVAILABLE, "The process is too busy.");
        } else if (failure != null && (context.statusCode() < 400 || context.statusCode() >= 500)) {
            answer(context, ProblemType.INTERNAL_ERROR, ProblemExceptionMappers.logged(failure));
        } else {
            ProblemType type = ProblemType.ofStatus(context.statusCode());
            answer(context, type, type == ProblemType.TOO_LARGE ? "Send it in smaller parts." : type.title() + ".");
        }
    }

    /** Ends the request with a problem, for code that stands before the resources. */
    public void answer(RoutingContext context, ProblemType type, String detail) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        Problem problem = Problem.of(type, detail, List.of(), Map.of())
                .at(context.request().path());
        context.response().setStatusCode(problem.status()).putHeader("Content-Type", Problem.MEDIA_TYPE);
        if (type == ProblemType.UNAVAILABLE) {
            context.response().putHeader("Retry-After", String.valueOf(ProblemExceptionMappers.RETRY_AFTER_SECONDS));
        }
        try {
            context.response().end(json.writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            context.fail(e);
        }
    }
}
