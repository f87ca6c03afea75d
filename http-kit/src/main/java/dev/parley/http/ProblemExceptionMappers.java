package dev.parley.http;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import dev.parley.openapi.AllowedMethods;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every exception that ends a request into a problem. The one place where that happens for REST resources. */
public class ProblemExceptionMappers {

    /** How long a client should wait before it tries again, in seconds. */
    public static final int RETRY_AFTER_SECONDS = 2;

    private static final Logger LOG = Logger.getLogger(ProblemExceptionMappers.class);

    private final AllowedMethods allowedMethods;

    ProblemExceptionMappers(AllowedMethods allowedMethods) {
        this.allowedMethods = allowedMethods;
    }

    @ServerExceptionMapper
    public Response problem(ProblemException exception, UriInfo uri) {
        return answer(exception.problem(), uri);
    }

    @ServerExceptionMapper
    public Response byFramework(WebApplicationException exception, UriInfo uri, Request request) {
        Response given = exception.getResponse();
        if (given.getStatus() < 400) {
            return given;
        }
        ProblemType type = ProblemType.ofStatus(given.getStatus());
        Set<String> allowed = type == ProblemType.NOT_FOUND || type == ProblemType.METHOD_NOT_ALLOWED
                ? allowedMethods.at(uri.getRequestUri().getRawPath())
                : Set.of();
        if (!allowed.isEmpty() && !allowed.contains(request.getMethod())) {
            return methodNotAllowed(allowed, uri);
        }
        if (type == ProblemType.INTERNAL_ERROR) {
            return unexpectedError(exception, uri);
        }
        return answer(Problem.of(type, type.title() + ".", List.of(), Map.of()), uri);
    }

    private static Response methodNotAllowed(Set<String> allowed, UriInfo uri) {
        String methods = String.join(", ", allowed);
        Problem problem =
                Problem.of(ProblemType.METHOD_NOT_ALLOWED, "Use one of " + methods + ".", List.of(), Map.of());
        return Response.fromResponse(answer(problem, uri))
                .header(HttpHeaders.ALLOW, methods)
                .build();
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable exception, UriInfo uri) {
        return unexpectedError(exception, uri);
    }

    /** Logs an error that nobody foresaw and answers with the reference under which the log has it. */
    public static Response unexpectedError(Throwable exception, UriInfo uri) {
        String reference = UUID.randomUUID().toString();
        LOG.errorf(exception, "Request failed, reference %s", reference);
        return answer(
                Problem.of(
                        ProblemType.INTERNAL_ERROR,
                        "Unexpected error. Quote reference " + reference + " when you report it.",
                        List.of(),
                        Map.of()),
                uri);
    }

    /** The answer with a problem. */
    public static Response answer(Problem problem, UriInfo uri) {
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem.at(uri.getRequestUri().getRawPath()));
        if (problem.status() == ProblemType.UNAVAILABLE.status()) {
            response.header("Retry-After", RETRY_AFTER_SECONDS);
        }
        return response.build();
    }
}
