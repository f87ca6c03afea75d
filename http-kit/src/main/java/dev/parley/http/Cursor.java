package dev.parley.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where a page ended: opaque to clients; to the service, the sort key of its last item. */
public final class Cursor {

    private static final String PREFIX = "1";

    private Cursor() {}

    static String after(String sortKey) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((PREFIX + sortKey).getBytes(StandardCharsets.UTF_8));
    }

    /** The sort key that the query's cursor stands for; null if it has none. A cursor that no list has given is refused. */
    public static String sortKey(Query query) {
        String cursor = query.read(StandardParameters.CURSOR);
        if (cursor == null) {
            return null;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.startsWith(PREFIX)
                    && text.indexOf('\0') < 0
                    && after(text.substring(1)).equals(cursor)) {
                return text.substring(PREFIX.length());
            }
        } catch (IllegalArgumentException e) {
            // whatever is wrong with it, no list has given it
        }
        refuse(query);
        return null;
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
}
