package dev.parley.exchanges.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.parley.journal.table.Cell;
import dev.parley.journal.table.Table;
import dev.parley.journal.table.Table.Column;
import dev.parley.kernel.Interval;

/** Ledgers as tables. A number has three columns: its bounds, empty where they are not known, and its words. */
public final class LedgerTables {

    public static final Table<LedgerLine> COMMITMENTS = table(
            List.of(
                    new Column<>("revision", "Number of the revision.", "1", LedgerLine::revision),
                    new Column<>("commitment", "Id of the commitment.", "israel-releases", LedgerLine::commitment),
                    new Column<>("type", "Type of the commitment.", "RELEASE", LedgerLine::type),
                    new Column<>(
                            "by",
                            "Ids of the actors who owe it, one a line.",
                            "israel",
                            line -> Cell.lines(line.by().stream())),
                    new Column<>(
                            "to",
                            "Ids of the actors to whom they owe it, one a line.",
                            "hamas",
                            line -> Cell.lines(line.to().stream())),
                    new Column<>(
                            "group",
                            "The people concerned.",
                            "women and children",
                            line -> line.group() == null ? null : line.group().words())),
            new Number<>("promised", "The promised number", LedgerLine::promised),
            new Number<>("due", "What is due by the ratio", LedgerLine::due),
            new Number<>("delivered", "The number that arrived", LedgerLine::delivered),
            new Number<>("discharged", "The number that fell away", LedgerLine::discharged),
            new Number<>("outstanding", "What is still to come", LedgerLine::outstanding));

    static final Table<LedgerSide> SIDES = table(
            List.of(
                    new Column<>(
                            "side",
                            "The side; empty for commitments of none.",
                            "A",
                            side -> side.whole() ? "whole exchange" : side.side()),
                    new Column<>("unit", "Unit of the numbers.", "PERSONS", side -> side.promised()
                            .measure()
                            .toString())),
            new Number<>("promised", "The promised number", LedgerSide::promised),
            new Number<>("delivered", "The number that arrived", LedgerSide::delivered),
            new Number<>("discharged", "The number that fell away", LedgerSide::discharged),
            new Number<>("outstanding", "What is still to come", LedgerSide::outstanding));

    static final Table<LedgerDay> DAYS = table(
            List.of(
                    new Column<>("day", "The day.", "2023-11-24", LedgerDay::day),
                    new Column<>("revision", "Number of the revision.", "1", LedgerDay::revision),
                    new Column<>("commitment", "Id of the commitment.", "israel-releases", LedgerDay::commitment)),
            new Number<>("onTheDay", "What was delivered or discharged that day", LedgerDay::onTheDay),
            new Number<>("delivered", "What had arrived by its end", LedgerDay::delivered),
            new Number<>("discharged", "What had fallen away by its end", LedgerDay::discharged),
            new Number<>("outstanding", "What was still to come", LedgerDay::outstanding));

    private record Number<R>(String name, String description, Function<R, Interval> value) {

        List<Column<R>> columns() {
            return List.of(
                    new Column<>(name + "Min", description + ", at least.", "36", row -> bound(row, Interval::min)),
                    new Column<>(name + "Max", description + ", at most.", "36", row -> bound(row, Interval::max)),
                    new Column<>(
                            name + "Words",
                            description + ", in words.",
                            "36 people",
                            row -> value.apply(row) == null
                                    ? null
                                    : value.apply(row).words()));
        }

        private BigDecimal bound(R row, Function<Interval, BigDecimal> bound) {
            return value.apply(row) == null ? null : bound.apply(value.apply(row));
        }
    }

    private LedgerTables() {}

    @SafeVarargs
    private static <R> Table<R> table(List<Column<R>> first, Number<R>... numbers) {
        List<Column<R>> columns = new ArrayList<>(first);
        for (Number<R> number : numbers) {
            columns.addAll(number.columns());
        }
        return new Table<>(columns);
    }

    /** What the columns of each table hold, in Markdown. */
    public static String description() {
        return COMMITMENTS.description() + "\n\nWith `by=side`:\n\n" + SIDES.description() + "\n\nWith `by=day`:\n\n"
                + DAYS.description();
    }

    /** The rows of the ledger as a file. */
    static byte[] file(Ledger ledger) {
        if (ledger.days() != null) {
            return DAYS.file(ledger.days());
        }
        return ledger.sides() != null ? SIDES.file(ledger.sides()) : COMMITMENTS.file(ledger.commitments());
    }
}
