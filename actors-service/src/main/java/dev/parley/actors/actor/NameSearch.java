package dev.parley.actors.actor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.parley.journal.document.Filter;
import dev.parley.text.NameNormalizer;

/**
 * Finds actors by any of their names, the best match first: the same name, the same acronym, a name that begins with
 * the search text, a name with all its words or beginnings of words in any order, a similar spelling. Of three or more
 * words, some may be missing.
 */
final class NameSearch {

    private static final int MOST_WORDS = 8;

    /** Shorter words are mostly articles and particles, which are often left out or spelt differently. */
    private static final int SHORTEST_NEEDED_WORD = 3;

    private static final int FEWEST_OF_WHICH_ONE_MAY_MISS = 3;

    private static final String LENGTH = "cast(sql('lpad(cast(length(?) as text), 4, ''0'')', n.value) as String)";

    private static final String DISTANCE = distance("word_similarity(?, ?) + similarity(?, ?)", ":latin", ":latin");

    private static final String DISTANCE_OF_SEVERAL_WORDS = distance(
            "greatest(word_similarity(?, ?) + similarity(?, ?), word_similarity(?, ?) + similarity(?, ?))",
            ":latin",
            ":latin",
            ":joined",
            ":joined");

    private final String plain;
    private final String latin;
    private final List<String> words;
    private final List<String> needed;

    private NameSearch(String plain, String latin) {
        this.plain = plain;
        this.latin = latin;
        this.words = NameNormalizer.words(plain).stream().limit(MOST_WORDS).toList();
        List<String> latinWords =
                NameNormalizer.words(latin).stream().limit(MOST_WORDS).toList();
        List<String> longWords = latinWords.stream()
                .filter(word -> word.length() >= SHORTEST_NEEDED_WORD)
                .toList();
        this.needed = longWords.isEmpty() ? latinWords : longWords;
    }

    /** A search for the typed text; null if it has no letter or digit. */
    static NameSearch of(String typed) {
        String plain = NameNormalizer.plain(typed);
        return plain.isEmpty() ? null : new NameSearch(plain, NameNormalizer.latin(typed));
    }

    void rank(Filter filter) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("q", plain);
        parameters.put("latin", latin);
        parameters.put("prefix", plain + "%");
        filter.rankedBy("found.rank", """
                join (select a.key as actor, min(%s) as rank from Actor a join a.names n
                    where {every a} and %s group by a.key) found on found.actor = d.key""".formatted(rankExpression(parameters), condition(parameters)), parameters);
    }

    /** A digit for the kind of match; then the length of the name, or how different it is. */
    private String rankExpression(Map<String, Object> parameters) {
        for (int i = 0; i < words.size(); i++) {
            parameters.put("beginning" + i, "% " + words.get(i) + "%");
        }
        String allWords = IntStream.range(0, words.size())
                .mapToObj(i -> "concat(' ', n.value) like :beginning" + i)
                .collect(Collectors.joining(" and "));
        return """
                case when n.value = :q and not n.acronym then '0' when n.value = :q then '1'
                    when n.value like :prefix then concat('2', %1$s)
                    when %2$s then concat('3', %1$s)
                    else concat('4', %3$s) end""".formatted(LENGTH, allWords, isOneWord() ? DISTANCE : DISTANCE_OF_SEVERAL_WORDS);
    }

    private String condition(Map<String, Object> parameters) {
        if (plain.length() < SHORTEST_NEEDED_WORD && latin.length() < SHORTEST_NEEDED_WORD) {
            return "n.value like :prefix";
        }
        List<String> allSimilar = new ArrayList<>();
        for (int i = 0; i < needed.size(); i++) {
            parameters.put("word" + i, needed.get(i));
            allSimilar.add(similar("<%", ":word" + i));
        }
        List<String> any = new ArrayList<>(List.of("(" + String.join(" and ", allSimilar) + ")"));
        if (needed.size() >= FEWEST_OF_WHICH_ONE_MAY_MISS) {
            any.add(similar("<<%", ":latin"));
        }
        if (!isOneWord()) {
            parameters.put("joined", latin.replace(" ", ""));
            any.add(similar("<<%", ":joined"));
        }
        return "(" + String.join(" or ", any) + ")";
    }

    private boolean isOneWord() {
        return !latin.contains(" ");
    }

    private static String distance(String similarity, String... texts) {
        return "cast(sql('lpad(cast(round(1000 - 500 * (%s)) as text), 4, ''0'')', %s) as String)"
                .formatted(
                        similarity,
                        Arrays.stream(texts).map(text -> text + ", n.latin").collect(Collectors.joining(", ")));
    }

    /** Applies an operator of the trigram index; the connection sets the thresholds. */
    private static String similar(String operator, String parameter) {
        return "cast(sql('(? " + operator + " ?)', " + parameter + ", n.latin) as Boolean) = true";
    }
}
