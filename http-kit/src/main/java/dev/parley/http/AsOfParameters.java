package dev.parley.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import dev.parley.kernel.AsOf;

/** How a request says for which point of knowledge it reads. */
public final class AsOfParameters {

    private static final Pattern TAG_OF_A_MOMENT = Pattern.compile("(?:W/)?\"\\d+-[kr].*\"");

    private AsOfParameters() {}

    /** Reads both clocks; {@code recordedAt} in the future is refused, as nobody knows what will be recorded. */
    public static AsOf read(Query query) {
        AsOf asOf = new AsOf(
                query.read(StandardParameters.KNOWN_AT),
                query.read(StandardParameters.RECORDED_AT),
                query.read(StandardParameters.INCLUDE_RETRACTED));
        if (asOf.recordedAt() != null && asOf.recordedAt().isAfter(Instant.now())) {
            query.refuse(StandardParameters.RECORDED_AT.name(), "must not be in the future");
        }
        return asOf;
    }

    /** The same as query parameters, for a request to another process. */
    public static String queryString(AsOf asOf) {
        List<String> parameters = new ArrayList<>();
        if (asOf.knownAt() != null) {
            parameters.add(StandardParameters.KNOWN_AT.name() + "=" + asOf.knownAt());
        }
        if (asOf.recordedAt() != null) {
            parameters.add(StandardParameters.RECORDED_AT.name() + "=" + asOf.recordedAt());
        }
        if (asOf.includeRetracted()) {
            parameters.add(StandardParameters.INCLUDE_RETRACTED.name() + "=true");
        }
        return String.join("&", parameters);
    }

    /** Whether {@link #entityTag} made a tag for a reading with a clock. */
    static boolean isTagOfAMoment(String tag) {
        return TAG_OF_A_MOMENT.matcher(tag).matches();
    }

    /** The strong entity tag of a version read at that point of knowledge. */
    public static String entityTag(int version, AsOf asOf) {
        StringBuilder tag = new StringBuilder("\"").append(version);
        if (asOf.knownAt() != null) {
            tag.append("-k").append(asOf.knownAt());
        }
        if (asOf.recordedAt() != null) {
            tag.append("-r").append(asOf.recordedAt());
        }
        return tag.append('"').toString();
    }
}
