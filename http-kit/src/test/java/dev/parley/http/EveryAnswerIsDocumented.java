package dev.parley.http;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;

/**
 * Holds every answer that a test of a running process gets through REST Assured against the document that the process
 * serves. Found as a service by Quarkus, so that no test can leave it out.
 */
public final class EveryAnswerIsDocumented implements QuarkusTestBeforeEachCallback {

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        if (!isInForce()) {
            RestAssured.filters(new DocumentedAnswers(asked -> asked.resolve("/q/openapi")));
        }
    }

    static boolean isInForce() {
        return RestAssured.filters().stream().anyMatch(DocumentedAnswers.class::isInstance);
    }
}
