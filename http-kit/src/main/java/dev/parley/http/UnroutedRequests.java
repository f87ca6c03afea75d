package dev.parley.http;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.event.Observes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Answers, as every other answer is given, what never reaches a resource: unknown paths, bodies over the limit. */
public class UnroutedRequests {

    private final ObjectMapper json;

    UnroutedRequests(ObjectMapper json) {
        this.json = json;
    }

    void register(@Observes Router router) {
        router.errorHandler(404, context -> answer(context, ProblemType.NOT_FOUND, "No such path."));
        router.errorHandler(413, context -> answer(context, ProblemType.TOO_LARGE, "Send it in smaller parts."));
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
            context.response().putHeader("Retry-After", String.valueOf(ProblemResponses.RETRY_AFTER_SECONDS));
        }
        try {
            context.response().end(json.writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            context.fail(e);
        }
    }
}
