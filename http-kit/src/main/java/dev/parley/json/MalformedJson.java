package dev.parley.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;

/** Says why a body is not JSON that can be read, and where, without naming anything inside this process. */
public final class MalformedJson {

    private MalformedJson() {}

    public static ProblemException problem(JsonProcessingException exception) {
        return problem(exception, 1);
    }

    /** @param first number of the line with which the text begins, from 1 */
    static ProblemException problem(JsonProcessingException exception, int first) {
        return new ProblemException(
                ProblemType.MALFORMED_JSON, reason(exception) + place(exception.getLocation(), first));
    }

    /** Data binding wraps what a parser throws within an object or a list. */
    static void requireNotCause(JsonMappingException exception) {
        for (Throwable cause = exception.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException json && !(cause instanceof JsonMappingException)) {
                throw problem(json);
            }
        }
    }

    private static String reason(JsonProcessingException exception) {
        if (exception instanceof JsonEOFException) {
            return "It ends before it is complete";
        }
        if (exception instanceof StreamConstraintsException) {
            return "It is nested more than " + StrictJson.DEEPEST + " deep, or has a string of more than "
                    + StrictJson.LONGEST_STRING + " characters or a number of more than " + StrictJson.LONGEST_NUMBER
                    + " digits";
        }
        return exception
                .getOriginalMessage()
                .replaceAll("\\s*\\([^)]*`[^`]*`[^)]*\\)|\\s*\\[Source:.*?]|: (enable|maybe) .*", "");
    }

    static String place(JsonLocation location, int first) {
        return location == null
                ? "."
                : " (line " + (location.getLineNr() + first - 1) + ", column " + location.getColumnNr() + ").";
    }
}
