package dev.parley.journal.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.core.MediaType;

import dev.parley.http.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class ListFormatTest {

    private static final List<ListFormat> ALL = List.of(ListFormat.values());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    PAGE  | */*
                    PAGE  | application/json
                    PAGE  | application/*
                    PAGE  | text/csv, application/json
                    PAGE  | text/html, application/xhtml+xml, */*;q=0.8
                    PAGE  | application/json;q=0.5, application/x-ndjson;q=0.4, text/csv;q=0
                    LINES | application/x-ndjson
                    LINES | application/x-ndjson, */*;q=0.1
                    LINES | application/json;q=0, */*
                    TABLE | text/csv
                    TABLE | text/*
                    TABLE | text/csv;charset=utf-8
                    TABLE | text/csv, application/json;q=0.9
                    TABLE | image/png, text/csv;q=0.1""")
    void formatIsTheOneThatTheClientLikesBest(ListFormat expected, String accept) {
        assertEquals(expected, ListFormat.of(accepted(accept), ALL));
    }

    @Test
    void onlyWhatIsOfferedIsChosen() {
        List<ListFormat> offered = List.of(ListFormat.PAGE, ListFormat.LINES);
        assertEquals(ListFormat.PAGE, ListFormat.of(accepted("text/csv, application/json;q=0.1"), offered));
        ProblemException refused =
                assertThrows(ProblemException.class, () -> ListFormat.of(accepted("text/csv, text/html"), offered));
        assertEquals(406, refused.problem().status());
        assertEquals(
                "This list is answered as application/json or application/x-ndjson.",
                refused.problem().detail());
    }

    private static List<MediaType> accepted(String header) {
        return Arrays.stream(header.split(", ")).map(ListFormatTest::mediaType).toList();
    }

    private static MediaType mediaType(String text) {
        String[] parts = text.split("[/;=]");
        return parts.length == 2
                ? new MediaType(parts[0], parts[1])
                : new MediaType(parts[0], parts[1], Map.of(parts[2], parts[3]));
    }
}
