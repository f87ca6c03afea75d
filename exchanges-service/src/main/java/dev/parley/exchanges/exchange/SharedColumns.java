package dev.parley.exchanges.exchange;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import dev.parley.journal.document.VersionInfo;
import dev.parley.journal.table.Cell;
import dev.parley.journal.table.Table;
import dev.parley.journal.table.Table.Column;
import dev.parley.kernel.Citation;
import dev.parley.kernel.Marking;
import dev.parley.kernel.ReportedDate;
import dev.parley.kernel.UncertainDate;

/** Columns that several tables of this service have. */
public final class SharedColumns {

    private SharedColumns() {}

    /** A date as it is written, in words, and with its bounds. */
    public static <R> Table<R> date(String name, String description, Function<R, ReportedDate> date) {
        return Table.of(
                new Column<>(
                        name, description + " EDTF; empty if not known.", "2023-09-18", row -> edtf(date.apply(row))),
                new Column<>(name + "Words", "The same in words.", "18 September 2023", row -> date.apply(row)
                        .words()),
                new Column<>(
                        name + "Earliest",
                        "Its first instant; empty if open.",
                        "2023-09-18T00:00:00Z",
                        row -> bound(date.apply(row), UncertainDate::earliest)),
                new Column<>(
                        name + "Latest",
                        "Its last instant; empty if open.",
                        "2023-09-18T23:59:59.999Z",
                        row -> bound(date.apply(row), UncertainDate::latest)));
    }

    private static String edtf(ReportedDate date) {
        return date.date() == null ? null : date.date().edtf();
    }

    private static Instant bound(ReportedDate date, Function<UncertainDate, Instant> bound) {
        return date.date() == null ? null : bound.apply(date.date());
    }

    /** Who published it, since when it is known, and its marking. */
    public static <R> Table<R> provenance(
            Function<R, List<Citation>> citations, Function<R, VersionInfo> version, Function<R, Marking> marking) {
        return Table.of(
                new Column<>(
                        "sources",
                        "Ids of the sources that are cited, one a line.",
                        "dw",
                        row -> Cell.lines(citations.apply(row).stream()
                                .map(Citation::source)
                                .distinct())),
                new Column<>(
                        "knownAt", "Since when it is public.", "2023-09-18T23:59:59.999999Z", row -> version.apply(row)
                                .knownAt()),
                new Column<>(
                        "recordedAt", "When this version was recorded.", "2026-11-24T12:00:00Z", row -> version.apply(
                                        row)
                                .recordedAt()),
                Column.marking(marking));
    }
}
