package dev.parley.kernel;

import jakarta.validation.constraints.NotNull;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One thing that is wrong with a JSON document.
 *
 * @param pointer where, as a JSON pointer (RFC 6901) from the root of the document; empty for the document itself
 * @param message what is wrong and what would be right, for the person who wrote the document
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fault(@NotNull String pointer, @NotNull String message) {

    /** The same fault seen from a document that holds this one at {@code prefix}, a JSON pointer or empty. */
    public Fault under(String prefix) {
        return new Fault(prefix + pointer, message);
    }

    /** The pointer to member {@code name} of the value at {@code pointer}, escaped as RFC 6901 section 3 says. */
    public static String member(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
