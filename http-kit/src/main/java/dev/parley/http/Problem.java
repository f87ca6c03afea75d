package dev.parley.http;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.kernel.Fault;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An error answer (RFC 9457).
 *
 * @param type stable URI of the kind of problem
 * @param title the same for every problem of that kind
 * @param detail what happened this time
 * @param instance the path that was asked for
 * @param violations every fault found, each with its place in the request body
 * @param more further members that the kind of problem defines
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(
        description = "An error answer (RFC 9457). Some kinds of problem have members of their own beside these.",
        additionalProperties = Schema.True.class)
public record Problem(
        @Schema(
                required = true,
                description = "Stable URI of the kind of problem.",
                examples = "https://parley.dev/problems/invalid-document")
        String type,

        @Schema(required = true, description = "What the kind of problem is called; the same every time.")
        String title,

        @Schema(required = true, description = "The HTTP status, 400 to 599.")
        int status,

        @Schema(required = true, description = "What is wrong with this request, and what to do.")
        String detail,

        @Schema(description = "The path that was requested.")
        String instance,

        @Schema(description = "Every fault that was found, each with its place in the body; absent if none is known.")
        List<Fault> violations,

        @JsonIgnore @JsonAnyGetter @Schema(hidden = true) Map<String, Object> more) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(ProblemType type, String detail, List<Fault> violations, Map<String, Object> more) {
        return new Problem(type.uri(), type.title(), type.status(), detail, null, violations, more);
    }

    Problem at(String instance) {
        return new Problem(type, title, status, detail, instance, violations, more);
    }
}
