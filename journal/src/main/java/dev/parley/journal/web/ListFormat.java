package dev.parley.journal.web;

import java.util.List;
import java.util.function.BinaryOperator;

import jakarta.ws.rs.core.MediaType;

import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.journal.table.CsvFile;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.joining;

/** The forms in which a list is answered (docs/adr/0040). Of those that a client likes equally it gets the first. */
public enum ListFormat {
    /** A page and the cursor of the next. */
    PAGE(ListFormat.JSON),
    /** The whole list, a document a line. */
    LINES(ListFormat.NDJSON),
    /** The whole list as a table, of collections that have one. */
    TABLE(ListFormat.CSV);

    public static final String JSON = MediaType.APPLICATION_JSON;
    public static final String NDJSON = "application/x-ndjson";
    public static final String CSV = CsvFile.MEDIA_TYPE;

    private static final String WEIGHT = "q";

    private final MediaType type;

    ListFormat(String type) {
        this.type = MediaType.valueOf(type);
    }

    /**
     * The offered format that the client likes best.
     *
     * @throws ProblemException NOT_ACCEPTABLE if it takes none of them
     */
    static ListFormat of(List<MediaType> accepted, List<ListFormat> offered) {
        return offered.stream()
                .filter(format -> format.weight(accepted) > 0)
                .reduce(BinaryOperator.maxBy(comparingDouble(format -> format.weight(accepted))))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_ACCEPTABLE,
                        "This list is answered as "
                                + offered.stream()
                                        .map(format -> format.type.toString())
                                        .collect(joining(" or "))
                                + "."));
    }

    /** By the range that names the type most closely, as {@code application/*;q=0.5} does before {@code *}{@code /*}. */
    private double weight(List<MediaType> accepted) {
        return accepted.stream()
                .filter(type::isCompatible)
                .max(comparingInt(range -> range.isWildcardType() ? 0 : range.isWildcardSubtype() ? 1 : 2))
                .map(range -> weight(range.getParameters().get(WEIGHT)))
                .orElse(0.0);
    }

    private static double weight(String text) {
        try {
            return text == null ? 1 : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
