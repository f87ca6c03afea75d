package dev.parley.journal.table;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/**
 * A table as a file that every spreadsheet opens rightly: CSV (RFC 4180) in UTF-8 with a byte order mark, which Excel
 * needs to show other scripts, and with cells that are no formulas.
 */
public final class CsvFile {

    public static final String MEDIA_TYPE = "text/csv";

    /** The same with how it is encoded, as answers have it. */
    public static final String MEDIA_TYPE_UTF_8 = MEDIA_TYPE + ";charset=UTF-8";

    public static final String BYTE_ORDER_MARK = "\ufeff";

    private CsvFile() {}

    /**
     * Writes a table row by row, and leaves the stream open.
     *
     * @param rows the texts of each row's cells; null where there is none
     */
    public static void write(List<String> header, Iterator<List<String>> rows, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write(BYTE_ORDER_MARK);
        CsvWriter table = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        table.writeRecord(header);
        while (rows.hasNext()) {
            table.writeRecord(rows.next().stream().map(Cell::of).toList());
        }
        table.flush();
    }
}
