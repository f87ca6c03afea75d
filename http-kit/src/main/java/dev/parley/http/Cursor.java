package dev.parley.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where a page ended: opaque to clients, the sort position of its last item to us. */
public final class Cursor {

    private static final String PREFIX = "1";

    private Cursor() {}

    static String after(String position) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((PREFIX + position).getBytes(StandardCharsets.UTF_8));
    }

    /** The position that the query's cursor stands for; null if it has none. A cursor that is not ours is refused. */
    public static String position(Query query) {
        String cursor = query.text("cursor");
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
            // falls through: whatever is wrong with it, it is not one of ours
        }
        refuse(query);
        return null;
    }

    /** The number that the query's cursor stands for; 0 if it has none. */
    public static int number(Query query) {
        String position = position(query);
        if (position == null) {
            return 0;
        }
        if (position.matches("\\d{1,9}")) {
            return Integer.parseInt(position);
        }
        refuse(query);
        return 0;
    }

    private static void refuse(Query query) {
        query.refuse("cursor", "is not one that this list has given");
    }
}
