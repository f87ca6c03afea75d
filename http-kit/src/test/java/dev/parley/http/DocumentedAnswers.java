package dev.parley.http;

import java.net.URI;
import java.util.function.UnaryOperator;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.SimpleValidationReportFormat;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.restassured.RestAssuredResponse;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

import static io.restassured.RestAssured.given;

/**
 * Fails a request whose answer is not what the API document says of it: its status, media type, headers and body,
 * without a property that the document does not know. Requests are not looked at, as tests send bad ones on purpose; and
 * what the document does not offer, it says nothing of.
 */
final class DocumentedAnswers implements Filter {

    private static final String LINES = "application/x-ndjson";

    private final UnaryOperator<URI> location;
    private OpenApiInteractionValidator validator;

    /** @param location where the document is read, for the address of what a test asks for */
    DocumentedAnswers(UnaryOperator<URI> location) {
        this.location = location;
    }

    /** Read with the first answer: before the first request of a test nobody knows where the process is. */
    private synchronized OpenApiInteractionValidator validator(URI asked) {
        if (validator == null) {
            String document = given().noFilters()
                    .get(location.apply(asked))
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            validator = OpenApiInteractionValidator.createForInlineApiSpecification(document)
                    .withLevelResolver(LevelResolver.create()
                            .withLevel("validation.request", ValidationReport.Level.IGNORE)
                            .build())
                    .build();
        }
        return validator;
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response response = context.next(request, expected);
        if (response.contentType().startsWith(LINES) && response.asByteArray().length == 0) {
            // no lines are an empty list, which the validator takes for a missing body
            return response;
        }
        URI asked = URI.create(request.getURI());
        String path = asked.getRawPath();
        ValidationReport report = validator(asked)
                .validateResponse(path, Request.Method.valueOf(request.getMethod()), RestAssuredResponse.of(response));
        if (report.hasErrors()) {
            throw new AssertionError(request.getMethod() + " " + path + " answers " + response.statusCode()
                    + ", which is not what the API document says:\n"
                    + SimpleValidationReportFormat.getInstance().apply(report));
        }
        return response;
    }
}
