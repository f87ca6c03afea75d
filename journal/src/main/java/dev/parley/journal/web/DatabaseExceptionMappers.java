package dev.parley.journal.web;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import dev.parley.http.Problem;
import dev.parley.http.ProblemExceptionMappers;
import dev.parley.http.ProblemType;
import dev.parley.journal.database.DatabaseFailure;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Tells a database that is away or too busy, which passes (503), from a fault in the service (500). */
public class DatabaseExceptionMappers {

    private static final Logger LOG = Logger.getLogger(DatabaseExceptionMappers.class);

    @ServerExceptionMapper
    public Response persistence(PersistenceException exception, UriInfo uri) {
        return answer(exception, uri);
    }

    @ServerExceptionMapper
    public Response transaction(QuarkusTransactionException exception, UriInfo uri) {
        return answer(exception, uri);
    }

    @ServerExceptionMapper
    public Response sql(SQLException exception, UriInfo uri) {
        return answer(exception, uri);
    }

    private Response answer(Exception exception, UriInfo uri) {
        DatabaseFailure failure = DatabaseFailure.of(exception);
        if (!failure.passing()) {
            return ProblemExceptionMappers.unexpectedError(exception, uri);
        }
        LOG.warnf("The database did not serve a request: %s", failure.reason());
        return ProblemExceptionMappers.answer(
                Problem.of(
                        ProblemType.UNAVAILABLE,
                        "The database does not answer now. Send the request again later.",
                        List.of(),
                        Map.of()),
                uri);
    }
}
