package dev.parley.http;

import java.util.List;
import java.util.regex.Pattern;

import io.netty.handler.codec.compression.StandardCompressionOptions;
import io.netty.handler.codec.http.HttpContentCompressor;

/**
 * The compressed form of an answer, which has an entity tag of its own (RFC 9110 section 8.8.3.3): that of the plain form
 * with {@code -gzip} at its end.
 */
final class GzipForm {

    private static final String END = "\"";
    private static final String MARKED_END = "-gzip\"";

    /** The server also chooses a refused encoding if the client accepts one that the server does not have. */
    private static final Pattern REFUSED =
            Pattern.compile("(?:^|,)\\s*(?:x-)?gzip\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$)", Pattern.CASE_INSENSITIVE);

    private GzipForm() {}

    /** Decides as the server does when it compresses. */
    private static final class Negotiation extends HttpContentCompressor {

        Negotiation() {
            super(StandardCompressionOptions.gzip());
        }

        boolean choosesGzip(String acceptEncoding) {
            return determineEncoding(acceptEncoding) != null;
        }
    }

    /** @param acceptEncoding the lines of {@code Accept-Encoding}; null or empty: not given */
    static boolean isAccepted(List<String> acceptEncoding) {
        String accepted = acceptEncoding == null ? "" : String.join(",", acceptEncoding);
        return !accepted.isEmpty() && !REFUSED.matcher(accepted).find() && new Negotiation().choosesGzip(accepted);
    }

    /** The tag of the compressed form. A weak tag stands for both forms. */
    static String tag(String plain) {
        boolean isStrong = plain.startsWith(END) && !plain.endsWith(MARKED_END);
        return isStrong ? plain.substring(0, plain.length() - END.length()) + MARKED_END : plain;
    }

    /** The tag of the plain form, of either form's. */
    static String plainTag(String tag) {
        return tag.endsWith(MARKED_END) ? tag.substring(0, tag.length() - MARKED_END.length()) + END : tag;
    }
}
