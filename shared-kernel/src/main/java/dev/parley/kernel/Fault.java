package dev.parley.kernel;

import jakarta.validation.constraints.NotNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing that is wrong with a JSON document. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "One thing that is wrong with the request.")
public record Fault(
        @NotNull
        @Schema(
                description =
                        "Where: a JSON Pointer (RFC 6901) from the root of the body, empty for the body as a whole;"
                                + " for a query parameter, `/` and its name.")
        String pointer,

        @NotNull @Schema(description = "What is wrong, and what to write instead.")
        String message) {

    /** The same fault in a document that contains this one at {@code prefix}, a JSON pointer or empty. */
    public Fault under(String prefix) {
        return new Fault(prefix + pointer, message);
    }

    /** The pointer to member {@code name} of the value at {@code pointer}, escaped as RFC 6901 section 3 says. */
    public static String member(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
