package dev.parley.gateway.dossier;

import java.util.List;
import java.util.Map;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import dev.parley.http.Problem;
import dev.parley.http.ProblemExceptionMappers;
import dev.parley.http.ProblemType;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers a client whose request came to nothing because of what a service answered, or because it did not. */
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
        LOG.warnf("The %s service did not answer: %s", exception.service().id(), exception.getMessage());
        return unavailable("The " + exception.service().id() + " service does not answer now.", uri);
    }

    @ServerExceptionMapper
    public Response late(TimeoutException exception, UriInfo uri) {
        LOG.warn("A service did not answer in time");
        return unavailable("A service does not answer in time.", uri);
    }

    @ServerExceptionMapper
    public Response notAsked(CircuitBreakerOpenException exception, UriInfo uri) {
        return unavailable("A service has not answered several times, and is not asked for a moment.", uri);
    }

    private static Response unavailable(String detail, UriInfo uri) {
        return ProblemExceptionMappers.answer(Problem.of(ProblemType.UNAVAILABLE, detail, List.of(), Map.of()), uri);
    }
}
