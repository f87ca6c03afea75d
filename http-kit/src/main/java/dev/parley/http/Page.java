package dev.parley.http;

import java.util.List;
import java.util.function.Function;

import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * A part of a list.
 *
 * @param items in the list's order
 * @param next the cursor that continues the list; absent at its end
 */
public record Page<T>(
        @Schema(required = true) List<T> items,

        @Schema(description = "The cursor that continues the list; absent at its end.")
        String next) {

    /** How many items a page has unless the client says otherwise, and at the most. */
    public static final int DEFAULT_LIMIT = 50;

    public static final int MAX_LIMIT = 500;

    public static int limit(Query query) {
        return query.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
    }

    /** A page of at most {@code limit} of the rows, which hold one more where the list goes on. */
    public static <R, T> Page<T> of(List<R> rows, int limit, Function<R, String> position, Function<R, T> item) {
        List<R> shown = rows.size() > limit ? rows.subList(0, limit) : rows;
        String next = rows.size() > limit ? Cursor.after(position.apply(shown.get(shown.size() - 1))) : null;
        return new Page<>(shown.stream().map(item).toList(), next);
    }

    /** This page as an answer, with the link to the next one (RFC 8288). */
    @JsonIgnore
    public RestResponse<Page<T>> answer(UriInfo uri) {
        RestResponse.ResponseBuilder<Page<T>> response = RestResponse.ResponseBuilder.ok(this);
        if (next != null) {
            String link = uri.getRequestUriBuilder()
                    .replaceQueryParam("cursor", next)
                    .build()
                    .toString();
            response.header("Link", "<" + link + ">; rel=\"next\"");
        }
        return response.build();
    }
}
