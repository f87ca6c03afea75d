package dev.parley.journal.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.parley.kernel.Marking;

/**
 * What the columns of a table hold, declared once for the table and for its description.
 *
 * @param <R> what a row shows
 */
public record Table<R>(List<Column<R>> columns) {

    /**
     * A column.
     *
     * @param name its header: the name of the property that it shows, if it shows one as it is
     * @param description what its cells hold
     * @param example the text of a cell; null: an empty one
     * @param value what a cell shows; null: nothing
     */
    public record Column<R>(String name, String description, String example, Function<R, ?> value) {

        /** The marking of a document, as its JSON has it. */
        public static <R> Column<R> marking(Function<R, Marking> marking) {
            return new Column<>("marking", "How far the row may be shared.", "CLEAR", row -> marking.apply(row)
                    .name()
                    .replace('_', '+'));
        }

        private String text(R row) {
            Object shown = value.apply(row);
            if (shown == null) {
                return null;
            }
            return shown instanceof BigDecimal number ? number.toPlainString() : shown.toString();
        }
    }

    public Table {
        columns = List.copyOf(columns);
    }

    @SafeVarargs
    public static <R> Table<R> of(Column<R>... columns) {
        return new Table<>(List.of(columns));
    }

    /** The columns of this table, then those of another. */
    public Table<R> and(Table<R> more) {
        return new Table<>(
                Stream.concat(columns.stream(), more.columns.stream()).toList());
    }

    public List<String> header() {
        return columns.stream().map(Column::name).toList();
    }

    /** The texts of the cells of a row, null where there is none. */
    public List<String> texts(R row) {
        return columns.stream().map(column -> column.text(row)).toList();
    }

    /** What each column holds, in Markdown. */
    public String description() {
        return columns.stream()
                .map(column -> "- `" + column.name() + "`: " + column.description())
                .collect(Collectors.joining("\n"));
    }

    /** A file with a row for each of these. */
    public byte[] file(List<R> rows) {
        return fileOf(rows.stream().map(this::texts).iterator());
    }

    /** A file with one row. */
    public String example() {
        byte[] file =
                fileOf(List.of(columns.stream().map(Column::example).toList()).iterator());
        return new String(file, StandardCharsets.UTF_8).substring(CsvFile.BYTE_ORDER_MARK.length());
    }

    private byte[] fileOf(Iterator<List<String>> rows) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            CsvFile.write(header(), rows, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }
}
