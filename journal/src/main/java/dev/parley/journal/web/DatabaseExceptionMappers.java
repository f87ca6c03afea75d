package dev.parley.journal.web;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import dev.parley.http.Problem;
import dev.parley.http.ProblemExceptionMappers;
import dev.parley.http.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Tells a database that is away or too busy, which passes (503), from a fault in the service (500). */
public class DatabaseExceptionMappers {

    private static final Logger LOG = Logger.getLogger(DatabaseExceptionMappers.class);

    /** SQLSTATE classes: connection, resources, operator intervention, rollback. */
    private static final Set<String> PASSING = Set.of("08", "53", "57", "40");

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
        if (!passes(exception)) {
            return ProblemExceptionMappers.unexpectedError(exception, uri);
        }
        LOG.warnf("The database did not serve a request: %s", exception.getMessage());
        return ProblemExceptionMappers.answer(
                Problem.of(ProblemType.UNAVAILABLE, "The database does not answer now.", List.of(), Map.of()), uri);
    }

    /** A failed commit has the database's own complaint among the suppressed. */
    private static boolean passes(Throwable thrown) {
        if (thrown == null) {
            return false;
        }
        if (thrown instanceof SQLException sql) {
            // the pool's own exceptions, as when no connection is free in time, have no state
            String state = sql.getSQLState();
            return state == null || PASSING.contains(state.substring(0, 2));
        }
        return passes(thrown.getCause())
                || Arrays.stream(thrown.getSuppressed()).anyMatch(DatabaseExceptionMappers::passes);
    }
}
