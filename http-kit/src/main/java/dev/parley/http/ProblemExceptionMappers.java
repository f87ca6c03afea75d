package dev.parley.http;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every exception that ends a request into a problem. The one place where that happens for REST resources. */
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
            return unexpectedError(exception, uri);
        }
        return answer(Problem.of(type, type.title() + ".", List.of(), Map.of()), uri);
    }

    /** A client that goes away in the middle of its request, or sends a malformed chunk, is no error of the process. */
    @ServerExceptionMapper
    public Response interrupted(IOException exception, UriInfo uri) {
        // the file system's exceptions have no cause, and Jackson's are of other classes
        if (exception.getClass() != IOException.class || exception.getCause() == null) {
            return unexpectedError(exception, uri);
        }
        LOG.debugf("The request ended before its body did: %s", exception.getMessage());
        return answer(
                Problem.of(ProblemType.INVALID_REQUEST, "The body is cut short or malformed.", List.of(), Map.of()),
                uri);
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable exception, UriInfo uri) {
        return unexpectedError(exception, uri);
    }

    /** Logs an error that nobody foresaw and answers with the reference under which the log has it. */
    public static Response unexpectedError(Throwable exception, UriInfo uri) {
        return answer(Problem.of(ProblemType.INTERNAL_ERROR, logged(exception), List.of(), Map.of()), uri);
    }

    /** @return what to tell the client: the reference under which the log has the error */
    static String logged(Throwable exception) {
        String reference = UUID.randomUUID().toString();
        LOG.errorf(exception, "Request failed, reference %s", reference);
        return "Unexpected error. Quote reference " + reference + " when you report it.";
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
