package dev.parley.http;

import java.util.List;

import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * A part of a list.
 *
 * @param items in the list's order
 * @param next the cursor that continues the list; absent at its end
 */
public record Page<T>(
        @JsonSerialize(contentUsing = ByOwnType.class)
        @Schema(required = true, description = "The items of this page, in the order of the list.")
        List<T> items,

        @Schema(description = "The cursor that continues the list; absent at its end.")
        String next) {

    /** How many items a page has unless the client says otherwise, and at the most. */
    public static final int DEFAULT_LIMIT = 50;

    public static final int MAX_LIMIT = 500;

    public static int limit(Query query) {
        return query.read(StandardParameters.LIMIT);
    }

    /**
     * @param end the sort key at which the page ends; null if it is the last
     * @param query the query that the page answers
     */
    public static <T> Page<T> of(List<T> items, String end, Query query) {
        return new Page<>(items, end == null ? null : Cursor.after(end, query));
    }

    /** The answer with this page and the link to the next one (RFC 8288). */
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
