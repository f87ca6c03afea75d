package dev.parley.gateway.merge;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The query of a request for documents that name actors. */
public final class ActorQuery {

    private static final Pattern CURSOR = Pattern.compile("[?&]cursor=([^&>]*)");
    private static final Pattern QUERY = Pattern.compile("\\?[^>]*");

    private final String raw;
    private final TreeMap<String, Set<String>> idsByParameter = new TreeMap<>();

    private ActorQuery(String raw, Set<String> parameters) {
        this.raw = raw;
        for (String parameter : raw.split("&")) {
            String[] nameAndValue = parameter.split("=", 2);
            if (nameAndValue.length == 2 && parameters.contains(nameAndValue[0])) {
                Arrays.stream(decoded(nameAndValue[1]).split(","))
                        .filter(MergedActors::isId)
                        .forEach(id -> idsByParameter
                                .computeIfAbsent(nameAndValue[0], any -> new TreeSet<>())
                                .add(id));
            }
        }
    }

    /**
     * Reads a query.
     *
     * @param raw as in the request line, without the question mark; null without a query
     * @param parameters the names of those that take ids of actors
     */
    public static ActorQuery of(String raw, Set<String> parameters) {
        return new ActorQuery(raw == null ? "" : raw, parameters);
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // the service refuses it
            return "";
        }
    }

    /** The actors that are asked for. */
    public Set<String> actors() {
        return idsByParameter.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The query that also asks for the other ids of the same actors. */
    public String including(MergedActors merged) {
        StringBuilder query = new StringBuilder(raw);
        idsByParameter.forEach((parameter, ids) -> {
            Set<String> others = new TreeSet<>();
            ids.forEach(id -> others.addAll(merged.sameAs(id)));
            others.removeAll(ids);
            if (!others.isEmpty()) {
                query.append('&').append(parameter).append('=').append(String.join(",", others));
            }
        });
        return query.toString();
    }

    /** A Link header to the next page as it is for this query. */
    public String link(String header) {
        Matcher cursor = CURSOR.matcher(header);
        if (!cursor.find()) {
            return header;
        }
        String same = Arrays.stream(raw.split("&"))
                .filter(parameter -> !parameter.startsWith("cursor="))
                .map(parameter -> parameter + "&")
                .collect(Collectors.joining());
        return QUERY.matcher(header).replaceFirst(Matcher.quoteReplacement("?" + same + "cursor=" + cursor.group(1)));
    }
}
