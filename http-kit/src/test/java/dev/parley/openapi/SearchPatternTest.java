package dev.parley.openapi;

import java.util.stream.Stream;

import dev.parley.kernel.Id;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class SearchPatternTest {

    static Stream<String[]> patterns() {
        return Stream.of(
                new String[] {"[A-Z]{2}", "^[A-Z]{2}$"},
                new String[] {"^[A-Z]{2}$", "^[A-Z]{2}$"},
                new String[] {"a|b", "^(a|b)$"},
                new String[] {Id.DOCUMENT_PATTERN, "^" + Id.PATTERN + "$"},
                new String[] {"(?=.*\\S)[^\\n]+(?<!x)", "^[^\\n]+$"},
                new String[] {"[a-z]+(-[a-z]+)*", "^[a-z]+(-[a-z]+)*$"},
                new String[] {"\\S", "^[\\s\\S]*\\S[\\s\\S]*$"});
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void patternIsAnchoredAndLooksNeitherAheadNorBack(String pattern, String translated) {
        assertEquals(translated, SearchPattern.of(pattern));
    }
}
