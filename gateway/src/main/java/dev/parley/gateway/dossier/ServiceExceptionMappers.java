package dev.parley.gateway.dossier;

import java.util.List;
import java.util.Map;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import dev.parley.http.Problem;
import dev.parley.http.ProblemExceptionMappers;
import dev.parley.http.ProblemType;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers requests that fail because a service refuses a call or does not respond. */
public class ServiceExceptionMappers {

    private static final Logger LOG = Logger.getLogger(ServiceExceptionMappers.class);

    @ServerExceptionMapper
    public Response refused(ServiceProblemException problem, UriInfo uri) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem.at(uri.getRequestUri().getRawPath()))
                .build();
    }

    @ServerExceptionMapper
    public Response unavailable(ServiceUnavailableException exception, UriInfo uri) {
        LOG.warnf("The %s service did not respond: %s", exception.service().id(), exception.getMessage());
        return unavailable(exception.service().unavailable(), uri);
    }

    @ServerExceptionMapper
    public Response unavailable(UnavailableResponseException exception, UriInfo uri) {
        LOG.warnf("The %s service is unavailable: %s", exception.service().id(), exception.getMessage());
        Response answer = unavailable(exception.service().unavailable(), uri);
        return exception.retryAfter() == null
                ? answer
                : Response.fromResponse(answer)
                        .header(HttpHeaders.RETRY_AFTER, null)
                        .header(HttpHeaders.RETRY_AFTER, exception.retryAfter())
                        .build();
    }

    @ServerExceptionMapper
    public Response timedOut(TimeoutException exception, UriInfo uri) {
        LOG.warn("A service did not respond in time");
        return unavailable("A service did not respond in time. Try again later.", uri);
    }

    @ServerExceptionMapper
    public Response circuitOpen(CircuitBreakerOpenException exception, UriInfo uri) {
        return unavailable("A service failed repeatedly and is not called for a moment. Try again later.", uri);
    }

    private static Response unavailable(String detail, UriInfo uri) {
        return ProblemExceptionMappers.answer(Problem.of(ProblemType.UNAVAILABLE, detail, List.of(), Map.of()), uri);
    }
}
