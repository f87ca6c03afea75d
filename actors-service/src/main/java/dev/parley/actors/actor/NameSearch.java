package dev.parley.actors.actor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.parley.journal.Filter;

/**
 * Finds actors by any of their names, the best first: the name itself, an acronym, what begins so, what has all the
 * words or beginnings of words in any order, and what is spelt alike. Of three words or more, one may be missing.
 */
final class NameSearch {

    private static final int MOST_WORDS = 8;

    /** Shorter words are mostly articles and particles, which are left out and written in many ways. */
    private static final int SHORTEST_NEEDED_WORD = 3;

    private final String plain;
    private final String latin;
    private final List<String> words;
    private final List<String> latinWords;
    private final List<Integer> needed;

    private NameSearch(String plain) {
        this.plain = plain;
        this.latin = Spelling.latin(plain);
        this.words = Spelling.words(plain).stream().limit(MOST_WORDS).toList();
        this.latinWords = words.stream().map(Spelling::latin).toList();
        List<Integer> longWords = IntStream.range(0, words.size())
                .filter(i -> latinWords.get(i).length() >= SHORTEST_NEEDED_WORD)
                .boxed()
                .toList();
        this.needed =
                longWords.isEmpty() ? IntStream.range(0, words.size()).boxed().toList() : longWords;
    }

    /** A search for what was typed; null if that has no letter or digit. */
    static NameSearch of(String typed) {
        String plain = Spelling.plain(typed);
        return plain.isEmpty() ? null : new NameSearch(plain);
    }

    void rank(Filter filter) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("q", plain);
        parameters.put("latin", latin);
        parameters.put("prefix", plain + "%");
        String joined = """
                join (select a.key as actor, min(concat(%s, %s)) as rank from Actor a join a.names n
                    where %s group by a.key) found on found.actor = d.key""".formatted(tier(parameters), distance(parameters), candidates());
        filter.rankedBy("found.rank", joined, parameters);
    }

    private String tier(Map<String, Object> parameters) {
        for (int i = 0; i < words.size(); i++) {
            parameters.put("beginning" + i, "% " + words.get(i) + "%");
        }
        String allWords = IntStream.range(0, words.size())
                .mapToObj(i -> "concat(' ', n.value) like :beginning" + i)
                .collect(Collectors.joining(" and "));
        return """
                case when n.value = :q and not n.acronym then '0' when n.value = :q then '1'
                    when n.value like :prefix then '2' when %s then '3' else '4' end""".formatted(allWords);
    }

    /** From 0000, equal, to 1000: half by each word's likeness to a part of the name, half by the likeness of all to all. */
    private String distance(Map<String, Object> parameters) {
        for (int i : needed) {
            parameters.put("word" + i, latinWords.get(i));
        }
        String each = needed.stream().map(i -> "word_similarity(?, ?)").collect(Collectors.joining(" + "));
        String arguments = needed.stream().map(i -> ":word" + i + ", n.latin, ").collect(Collectors.joining());
        return "cast(sql('lpad(cast(round(1000 - 500 * ((%s) / %d + similarity(?, ?))) as text), 4, ''0'')', %s:latin, n.latin) as String)"
                .formatted(each, needed.size(), arguments);
    }

    private String candidates() {
        if (latin.length() < SHORTEST_NEEDED_WORD) {
            return "n.value like :prefix";
        }
        if (needed.size() < 3) {
            return alike(needed);
        }
        return needed.stream()
                .map(missing ->
                        alike(needed.stream().filter(i -> !i.equals(missing)).toList()))
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    /** The operator of the trigram index, whose threshold the connection sets. */
    private static String alike(List<Integer> words) {
        return words.stream()
                .map(i -> "cast(sql('(? <% ?)', :word" + i + ", n.latin) as Boolean) = true")
                .collect(Collectors.joining(" and ", "(", ")"));
    }
}
