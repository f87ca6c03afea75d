package dev.parley.http;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever ends a request early into a problem. The one place where that happens for REST resources. */
public class ProblemExceptionMappers {

    /** How long a client should wait before it tries again, in seconds. */
    public static final int RETRY_AFTER_SECONDS = 2;

    private static final Logger LOG = Logger.getLogger(ProblemExceptionMappers.class);

    @ServerExceptionMapper
    public Response problem(ProblemException exception, UriInfo uri) {
        return answer(exception.problem(), uri);
    }

    @ServerExceptionMapper
    public Response byFramework(WebApplicationException exception, UriInfo uri) {
        Response given = exception.getResponse();
        if (given.getStatus() < 400) {
            return given;
        }
        ProblemType type = ProblemType.ofStatus(given.getStatus());
        if (type == ProblemType.INTERNAL_ERROR) {
            return unexpected(exception, uri);
        }
        return answer(Problem.of(type, type.title() + ".", List.of(), Map.of()), uri);
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable exception, UriInfo uri) {
        String reference = UUID.randomUUID().toString();
        LOG.errorf(exception, "Request failed, reference %s", reference);
        return answer(
                Problem.of(ProblemType.INTERNAL_ERROR, "The log has it under " + reference + ".", List.of(), Map.of()),
                uri);
    }

    /** The answer for a problem met while serving {@code uri}. */
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
