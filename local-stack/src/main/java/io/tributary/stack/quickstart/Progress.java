package io.tributary.stack.quickstart;

import io.tributary.stack.LocalStack;
import io.tributary.stack.quickstart.page.TableState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the tables look like, from one look to the next. One thread looks, others may ask what was seen. */
final class Progress {
    private final LocalStack stack;
    private final List<Table> tables;
    private Duration previous = Duration.ZERO;
    private volatile List<TableState> seen;

    Progress(LocalStack stack, List<Table> tables) {
        this.stack = stack;
        this.tables = List.copyOf(tables);
        this.seen = tables.stream()
                .map(table -> new TableState(table.name(), 0, 0, 0, Optional.empty()))
                .toList();
    }

    /**
     * Looks at all tables.
     *
     * @param elapsed time since the start of the run
     * @return one line for each table
     */
    List<String> look(Duration elapsed) {
        double seconds = elapsed.minus(previous).toNanos() / 1e9;
        previous = elapsed;
        Map<String, Long> before = rows();
        seen = tables.stream()
                .map(table -> state(table, before.get(table.name()), seconds))
                .toList();
        return seen.stream().map(state -> line(elapsed, state)).toList();
    }

    private TableState state(Table table, long before, double seconds) {
        long now = count(table);
        return new TableState(
                table.name(),
                now,
                seconds > 0 ? (now - before) / seconds : 0,
                stack.topics().lag(table.group(), table.name()),
                table.age(stack.questDb().sql()));
    }

    private static String line(Duration elapsed, TableState state) {
        return String.format(
                Locale.ROOT,
                "%5d s  %-13s %,13d rows  %,9.0f rows/s  lag %,9d  latency %s",
                elapsed.toSeconds(),
                state.name(),
                state.rows(),
                state.rate(),
                state.lag(),
                state.age().map(Progress::text).orElse("-"));
    }

    private static String text(Duration age) {
        return age.toMillis() < 10_000
                ? String.format(Locale.ROOT, "%d ms", age.toMillis())
                : String.format(Locale.ROOT, "%.1f s", age.toMillis() / 1000.0);
    }

    /** Counts the visible rows of a table. */
    long count(Table table) {
        return stack.questDb().sql().count(table.name());
    }

    /** Returns what was seen last, in the order of the tables; safe to be called by any thread. */
    List<TableState> seen() {
        return seen;
    }

    /** Returns the number of rows of each table that was seen last. */
    Map<String, Long> rows() {
        Map<String, Long> rows = new LinkedHashMap<>();
        seen.forEach(state -> rows.put(state.name(), state.rows()));
        return rows;
    }
}
