package dev.parley.journal.web;

import jakarta.ws.rs.container.ContainerRequestContext;

import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.journal.database.DatabaseStartup;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Answers every request of the API with 503 until the database is in use. */
class DatabaseFilter {

    private final DatabaseStartup database;

    DatabaseFilter(DatabaseStartup database) {
        this.database = database;
    }

    @ServerRequestFilter(nonBlocking = true)
    public void requireDatabase(ContainerRequestContext request) {
        if (!database.isReady() && request.getUriInfo().getPath().startsWith("/v1/")) {
            throw new ProblemException(ProblemType.UNAVAILABLE, "The database is not ready yet.");
        }
    }
}
