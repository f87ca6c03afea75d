package dev.parley.http;

import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.event.Observes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers, as every other answer is given, what never reaches a resource: unknown paths and methods, bodies over the limit. */
public class UnroutedRequests {

    /** The methods there are; anything else is not offered anywhere. */
    static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static final int AFTER_REQUEST_ID = 900;

    private final ObjectMapper json;
    private final long mostBytes;

    UnroutedRequests(
            ObjectMapper json, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize mostBytes) {
        this.json = json;
        this.mostBytes = mostBytes.asLongValue();
    }

    void register(@Observes Router router) {
        router.errorHandler(404, context -> answer(context, ProblemType.NOT_FOUND, "No such path."));
        router.errorHandler(413, context -> answer(context, ProblemType.TOO_LARGE, "Send it in smaller parts."));
    }

    /** Refuses what no resource can do anything with; the server's own answer to a large body has no content. */
    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    if (context.request().path().contains("%00")) {
                        answer(context, ProblemType.NOT_FOUND, "No such path.");
                    } else if (!METHODS.contains(context.request().method().name())) {
                        answer(context, ProblemType.METHOD_NOT_ALLOWED, "No such method.");
                    } else if (length(context.request()) > mostBytes) {
                        // the rest of the body is not waited for
                        context.response().putHeader("Connection", "close");
                        context.addEndHandler(
                                answered -> context.request().connection().close());
                        answer(context, ProblemType.TOO_LARGE, "Send it in smaller parts.");
                    } else {
                        context.next();
                    }
                },
                AFTER_REQUEST_ID);
    }

    private static long length(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
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
