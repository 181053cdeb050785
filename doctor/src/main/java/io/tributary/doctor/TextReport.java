package io.tributary.doctor;

import io.tributary.questdb.ilp.LineDecoder;
import io.tributary.questdb.row.TablePreview;
import java.io.PrintStream;
import java.util.Locale;

/** Prints a report for people. */
final class TextReport {
    private final PrintStream out;

    TextReport(PrintStream out) {
        this.out = out;
    }

    void print(Report report) {
        out.println("Sink " + report.name());
        for (Finding finding : report.findings()) {
            out.printf(Locale.ROOT, "  %-8s %s%n", finding.level().name().toLowerCase(Locale.ROOT), finding.sentence());
        }
        report.tables().forEach(this::print);
        report.examples().forEach(this::print);
        out.println();
        out.println(
                report.isHealthy()
                        ? report.records() + " records would become " + report.rows() + " rows. Nothing was changed."
                        : (report.problems() == 1 ? "1 problem. " : report.problems() + " problems. ")
                                + "Nothing was changed.");
    }

    private void print(TablePreview table) {
        out.println();
        out.println("Table " + table.name() + (table.exists() ? " exists" : " does not exist")
                + (table.statements().isEmpty() ? " and has every column" : "; the rows would make:"));
        table.statements().forEach(statement -> out.println("  " + statement));
        out.printf(Locale.ROOT, "  %-30s %-16s %-10s %s%n", "column", "type", "", "rows with a value");
        for (TablePreview.Column column : table.columns()) {
            boolean designated = column.name().equalsIgnoreCase(table.designated());
            out.printf(
                    Locale.ROOT,
                    "  %-30s %-16s %-10s %s%n",
                    column.name(),
                    column.type(),
                    column.exists() ? "" : "new",
                    designated ? "the designated timestamp" : column.values());
        }
    }

    private void print(Preview.Example example) {
        out.println();
        out.println("The row of the record at " + example.record() + " in table "
                + example.row().table());
        example.row()
                .columns()
                .forEach((column, value) -> out.printf(Locale.ROOT, "  %-30s %s%n", column, text(value)));
        out.printf(
                Locale.ROOT,
                "  %-30s %s%n",
                "(designated timestamp)",
                RowTimes.text(example.row().timestamp()));
    }

    private static String text(LineDecoder.Value value) {
        return switch (value.type()) {
            case "micros" -> RowTimes.text(value.value() + "t");
            case "nanos" -> RowTimes.text(value.value() + "n");
            default -> String.valueOf(value.value());
        };
    }
}
