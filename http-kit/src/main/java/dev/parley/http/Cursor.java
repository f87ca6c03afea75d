package dev.parley.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a page ended: opaque to clients; to the service, the list that the page is of, and the sort key of its last
 * item. A list is its path with its filters and clocks.
 */
public final class Cursor {

    private static final String PREFIX = "2";

    private Cursor() {}

    static String after(String sortKey, Query query) {
        return encoded(PREFIX + query.list() + sortKey);
    }

    /** The sort key that the query's cursor stands for; null if it has none. A cursor that this list has not given is refused. */
    public static String sortKey(Query query) {
        String cursor = query.read(StandardParameters.CURSOR);
        if (cursor == null) {
            return null;
        }
        String text = decoded(cursor);
        if (text == null) {
            refuse(query);
            return null;
        }
        String list = query.list();
        if (!text.startsWith(PREFIX + list)) {
            query.refuse(
                    "cursor",
                    "is of another list, or of this one with other filters or clocks: send it to the path and with the"
                            + " parameters of the page that gave it, or leave it out to begin at the start");
            return null;
        }
        return text.substring(PREFIX.length() + list.length());
    }

    /** The number that the query's cursor stands for; 0 if it has none. */
    public static int number(Query query) {
        String sortKey = sortKey(query);
        if (sortKey == null) {
            return 0;
        }
        if (sortKey.matches("\\d{1,9}")) {
            return Integer.parseInt(sortKey);
        }
        refuse(query);
        return 0;
    }

    private static void refuse(Query query) {
        query.refuse("cursor", "must be the `next` value of a page of this list");
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What was encoded; null if it was not. */
    private static String decoded(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            boolean isCursor = text.startsWith(PREFIX)
                    && text.length() > PREFIX.length() + Query.LIST_LENGTH
                    && text.indexOf('\0') < 0
                    && encoded(text).equals(cursor);
            return isCursor ? text : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
