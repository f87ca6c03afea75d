package dev.parley.http;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;

import static io.restassured.config.DecoderConfig.decoderConfig;

/**
 * Compares every answer that a test of a running process gets through REST Assured with the API document that the code
 * generates. Quarkus finds this class as a service, so no test can leave it out.
 */
public final class EveryAnswerIsDocumented implements QuarkusTestBeforeEachCallback {

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        // tests see the plain form of answers unless they ask for the compressed one
        RestAssured.config = RestAssured.config().decoderConfig(decoderConfig().noContentDecoders());
        if (!isInForce()) {
            RestAssured.filters(new DocumentedAnswers(asked -> asked.resolve(OpenApiDocumentContract.GENERATED)));
        }
    }

    static boolean isInForce() {
        return RestAssured.filters().stream().anyMatch(DocumentedAnswers.class::isInstance);
    }
}
