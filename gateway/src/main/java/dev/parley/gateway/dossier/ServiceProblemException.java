package dev.parley.gateway.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A service refused a call and gave a problem document as the reason. */
final class ServiceProblemException extends RuntimeException {

    private final int status;
    private final transient JsonNode body;

    ServiceProblemException(ServiceResponse answer) {
        super(answer.body().path("detail").asText(), null, false, false);
        this.status = answer.status();
        this.body = answer.body();
    }

    int status() {
        return status;
    }

    /** The problem document. */
    JsonNode body() {
        return body;
    }

    /** The problem document, with {@code path} as its instance. */
    JsonNode at(String path) {
        return body instanceof ObjectNode problem ? problem.deepCopy().put("instance", path) : body;
    }
}
