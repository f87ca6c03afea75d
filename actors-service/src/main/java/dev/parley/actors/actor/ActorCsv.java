package dev.parley.actors.actor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.journal.batch.BatchFormat;
import dev.parley.journal.table.Cell;
import dev.parley.journal.table.CsvFile;
import dev.parley.journal.table.Table;
import dev.parley.journal.table.Table.Column;
import dev.parley.kernel.Fault;

/**
 * Actors as a table for spreadsheets: CSV (RFC 4180) with a header, a column for each property and a row for each
 * actor. A written table is read as the same actors.
 */
@Singleton
public class ActorCsv implements BatchFormat {

    public static final Table<ActorView> TABLE = Table.of(
            new Column<>("id", "Id of the actor.", "qatar", view -> view.actor().id()),
            new Column<>("kind", "Kind of actor.", "STATE", view -> view.actor().kind()),
            new Column<>("name", "Name under which the actor is shown.", "Qatar", view -> view.actor()
                    .name()),
            new Column<>("country", "Country of the actor, ISO 3166-1 alpha-2.", "QA", view -> view.actor()
                    .country()),
            new Column<>("description", "Description of the actor.", null, view -> view.actor()
                    .description()),
            new Column<>(
                    "names",
                    "Other names, one a line as `ALIAS en: Another name`, with a backslash before `n`, `r` and backslash"
                            + " for line breaks and backslashes within.",
                    "ENDONYM ar: قطر\nALIAS en: State of Qatar",
                    view -> Cell.lines(view.actor().names().stream().map(ActorCsv::line))),
            new Column<>(
                    "identifiers",
                    "Identifiers in other data sets, one a line as `wikidata:Q846`, with backslashes as in names.",
                    "wikidata:Q846",
                    view -> Cell.lines(view.actor().identifiers().stream()
                            .map(identifier -> identifier.scheme() + ":" + escaped(identifier.value())))),
            Column.marking(view -> view.actor().marking()));

    private static final List<String> COLUMNS = TABLE.header();
    private static final List<String> NEEDED = List.of("kind", "name", "marking");

    /** Spreadsheets write semicolons where the comma is the decimal separator; a clipboard has tabs. */
    private static final String SEPARATORS = ",;\t";

    /** What spreadsheets write before the header to say which separator follows, and what becomes of it when saved again. */
    private static final Pattern SEPARATOR_LINE =
            Pattern.compile("\"?sep=([,;\t|])\\1*\"?\\1*", Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_HEADER = 8_192;

    /** A longer cell fits into no document. */
    private static final int LONGEST_CELL = 1_000_000;

    private static String line(ActorDraft.Name name) {
        return name.type() + (name.language() == null ? "" : " " + name.language()) + ": " + escaped(name.value());
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescaped(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char next = value.charAt(i);
            char after = i + 1 < value.length() ? value.charAt(i + 1) : ' ';
            if (next == '\\' && "nr\\".indexOf(after) >= 0) {
                text.append(after == 'n' ? '\n' : after == 'r' ? '\r' : '\\');
                i++;
            } else {
                text.append(next);
            }
        }
        return text.toString();
    }

    @Override
    public void read(InputStream body, Consumer<Row> each) throws IOException {
        try {
            BufferedReader text = new BufferedReader(
                    new InputStreamReader(body, StandardCharsets.UTF_8.newDecoder()), LONGEST_HEADER);
            skipByteOrderMark(text);
            Character declared = separatorLine(text);
            int skipped = declared == null ? 0 : 1;
            CsvReader.CsvReaderBuilder reader = CsvReader.builder()
                    .fieldSeparator(declared == null ? separator(text) : declared)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .maxBufferSize(LONGEST_CELL);
            List<String> columns = null;
            SortedMap<Integer, Long> unnamed = new TreeMap<>();
            for (CsvRecord record : reader.ofCsvRecord(text)) {
                long line = record.getStartingLineNumber() + skipped;
                if (columns == null) {
                    columns = columns(record, line);
                } else if (record.getFields().stream().anyMatch(cell -> !cell.isBlank())) {
                    noteUnnamed(record, columns, line, unnamed);
                    each.accept(row(record, columns, line));
                }
            }
            if (columns == null) {
                throw unreadable("The table is empty. Its first line must name the columns.");
            }
            refuseUnnamed(unnamed);
        } catch (CharacterCodingException | CsvParseException | UncheckedIOException e) {
            throw unreadable(e);
        }
    }

    private static void skipByteOrderMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != CsvFile.BYTE_ORDER_MARK.charAt(0)) {
            text.reset();
        }
    }

    /** Reads the separator's own line, if there is one, and returns the separator; null without one. */
    private static Character separatorLine(BufferedReader text) throws IOException {
        text.mark(LONGEST_HEADER);
        StringBuilder line = new StringBuilder();
        int next = text.read();
        while (next != -1 && next != '\n' && next != '\r' && line.length() < LONGEST_HEADER - 2) {
            line.append((char) next);
            next = text.read();
        }
        Matcher matcher = SEPARATOR_LINE.matcher(line);
        if (!matcher.matches()) {
            text.reset();
            return null;
        }
        if (next == '\r') {
            text.mark(1);
            if (text.read() != '\n') {
                text.reset();
            }
        }
        return matcher.group(1).charAt(0);
    }

    /** The separator in the header, where the others do not occur. */
    private static char separator(BufferedReader text) throws IOException {
        text.mark(LONGEST_HEADER);
        for (int i = 0; i < LONGEST_HEADER; i++) {
            int next = text.read();
            if (next == -1 || next == '\n' || next == '\r') {
                break;
            }
            if (SEPARATORS.indexOf(next) >= 0) {
                text.reset();
                return (char) next;
            }
        }
        text.reset();
        return ',';
    }

    /** Notes the first line in which a column without a name has a value. */
    private static void noteUnnamed(
            CsvRecord record, List<String> columns, long line, SortedMap<Integer, Long> unnamed) {
        for (int i = 0; i < Math.min(columns.size(), record.getFieldCount()); i++) {
            if (columns.get(i).isEmpty() && !record.getField(i).isBlank()) {
                unnamed.putIfAbsent(i, line);
            }
        }
    }

    private static void refuseUnnamed(SortedMap<Integer, Long> unnamed) {
        if (!unnamed.isEmpty()) {
            List<Fault> faults = new ArrayList<>();
            unnamed.forEach((column, line) -> faults.add(new Fault(
                    "",
                    "column %d has no name, but a value in line %d: name the column, or empty its cells"
                            .formatted(column + 1, line))));
            throw new ProblemException(ProblemType.INVALID_DOCUMENT, "Every column with values needs a name.", faults);
        }
    }

    private static List<String> columns(CsvRecord header, long line) {
        List<String> columns = header.getFields().stream().map(String::strip).toList();
        List<Fault> faults = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (column.isEmpty()) {
                continue;
            }
            String pointer = Fault.member("", column);
            if (!COLUMNS.contains(column)) {
                faults.add(new Fault(
                        pointer, "line " + line + ": unknown column (known: " + String.join(", ", COLUMNS) + ")"));
            } else if (!seen.add(column)) {
                faults.add(new Fault(pointer, "line " + line + ": this column appears twice"));
            }
        }
        NEEDED.stream()
                .filter(column -> !seen.contains(column))
                .forEach(column ->
                        faults.add(new Fault(Fault.member("", column), "line " + line + ": this column is required")));
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    ProblemType.INVALID_DOCUMENT,
                    "The first line must name the columns, separated by commas, semicolons or tabs.",
                    faults);
        }
        return columns;
    }

    private static Row row(CsvRecord record, List<String> columns, long line) {
        ObjectNode actor = JsonNodeFactory.instance.objectNode();
        List<Fault> faults = new ArrayList<>();
        int named = columns.size();
        while (columns.get(named - 1).isEmpty()) {
            named--;
        }
        int cells = record.getFieldCount();
        while (cells > columns.size() && record.getField(cells - 1).isBlank()) {
            cells--;
        }
        if (cells < named || cells > columns.size()) {
            faults.add(new Fault("", "has " + cells + " cells, but the header names " + named + " columns"));
        }
        for (int i = 0; i < Math.min(columns.size(), record.getFieldCount()); i++) {
            String column = columns.get(i);
            String text = Cell.text(record.getField(i));
            if (text == null || column.isEmpty()) {
                continue;
            }
            switch (column) {
                case "names" -> names(text, actor, faults);
                case "identifiers" -> identifiers(text, actor, faults);
                default -> actor.put(column, text);
            }
        }
        return new Row("line " + line, actor, faults);
    }

    private static void names(String cell, ObjectNode actor, List<Fault> faults) {
        List<ObjectNode> names = each(cell, "names", "ALIAS en: Another name", faults, line -> {
            int colon = line.indexOf(": ");
            String[] head = line.substring(0, Math.max(colon, 0)).split(" ", -1);
            if (colon < 0 || head.length > 2) {
                return null;
            }
            ObjectNode name = JsonNodeFactory.instance.objectNode();
            name.put("value", unescaped(line.substring(colon + 2))).put("type", head[0]);
            return head.length == 2 ? name.put("language", head[1]) : name;
        });
        actor.putArray("names").addAll(names);
    }

    private static void identifiers(String cell, ObjectNode actor, List<Fault> faults) {
        List<ObjectNode> identifiers = each(cell, "identifiers", "wikidata:Q846", faults, line -> {
            int colon = line.indexOf(':');
            return colon < 0
                    ? null
                    : JsonNodeFactory.instance
                            .objectNode()
                            .put("scheme", line.substring(0, colon))
                            .put("value", unescaped(line.substring(colon + 1)));
        });
        actor.putArray("identifiers").addAll(identifiers);
    }

    private static List<ObjectNode> each(
            String cell, String column, String example, List<Fault> faults, Function<String, ObjectNode> read) {
        List<String> lines = cell.lines().filter(line -> !line.isBlank()).toList();
        List<ObjectNode> values = lines.stream().map(read).toList();
        for (int i = 0; i < lines.size(); i++) {
            if (values.get(i) == null) {
                faults.add(new Fault("/" + column + "/" + i, "write it as in `" + example + "`"));
            }
        }
        return values.stream().filter(Objects::nonNull).toList();
    }

    private static ProblemException unreadable(Exception exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return unreadable("The table is not UTF-8. Save it as CSV UTF-8.");
            }
        }
        return unreadable("The table cannot be read: a cell has text after its closing quote, or more than "
                + LONGEST_CELL + " characters.");
    }

    private static ProblemException unreadable(String detail) {
        return new ProblemException(ProblemType.INVALID_DOCUMENT, detail);
    }
}
