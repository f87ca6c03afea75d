package dev.parley.journal.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.parley.journal.table.Table.Column;
import dev.parley.kernel.Marking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

class TableTest {

    private record Row(String text, Object value, Marking marking) {}

    private static final Table<Row> TABLE = Table.of(
            new Column<>("text", "Some text.", "=1", Row::text),
            new Column<>("value", "A value.", null, Row::value),
            Column.marking(Row::marking));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "=HYPERLINK(\"x\")",
                "+1",
                "-1",
                "@SUM(A1)",
                "\tx",
                "\r",
                "\n=1",
                "'",
                "''",
                "'=1",
                "'Adalah",
                "plain",
                "a\nb",
                "حماس"
            })
    void cellIsNoFormulaAndIsReadAsTheSameText(String text) {
        String cell = Cell.of(text);
        assertFalse(cell.matches("(?s)[=+\\-@\\t\\r\\n].*"), cell);
        assertEquals(text, Cell.text(cell));
    }

    @Test
    void nothingIsAnEmptyCell() {
        assertEquals("", Cell.of(null));
        assertNull(Cell.text(""));
        assertNull(Cell.lines(Stream.of()));
        assertEquals("a\nb", Cell.lines(Stream.of("a", "b")));
    }

    @Test
    void fileHasByteOrderMarkHeaderAndQuotedCells() throws IOException {
        assertEquals("\ufefftext,value,marking\r\n", written());
        assertEquals(
                "\ufefftext,value,marking\r\n\"'=\"\"a\"\",b\",10000000000,AMBER+STRICT\r\n,,CLEAR\r\n",
                written(
                        new Row("=\"a\",b", new BigDecimal("1E+10"), Marking.AMBER_STRICT),
                        new Row(null, null, Marking.CLEAR)));
    }

    @Test
    void exampleAndDescriptionAreOfTheColumns() {
        assertEquals("text,value,marking\r\n'=1,,CLEAR\r\n", TABLE.example());
        assertEquals(
                3,
                CsvReader.builder().ofCsvRecord(TABLE.example()).stream()
                        .skip(1)
                        .findFirst()
                        .orElseThrow()
                        .getFieldCount());
        assertEquals(
                List.of("- `text`: Some text.", "- `value`: A value.", "- `marking`: How far the row may be shared."),
                TABLE.description().lines().toList());
    }

    private static String written(Row... rows) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        CsvFile.write(TABLE.header(), Arrays.stream(rows).map(TABLE::texts).iterator(), file);
        return file.toString(StandardCharsets.UTF_8);
    }
}
