package io.tributary.questdb.row;

/** What became of a record when it was turned into rows. */
public sealed interface Encoding {
    /** The outcome of the common case, shared so that a row costs no object. */
    Rows ONE_ROW = new Rows(1);

    /**
     * The record's lines are in the buffer.
     *
     * @param count how many lines, at least one
     */
    record Rows(int count) implements Encoding {}

    /**
     * The configuration says that this record makes no row, for instance an ignored tombstone. It counts as delivered.
     *
     * @param reason a word for the metric and the debug log
     */
    record Ignored(String reason) implements Encoding {}

    /**
     * The record can never become a row as things are configured: a matter for {@code errors.tolerance}.
     *
     * @param problem what is wrong and what to do about it, without any of the record's content
     */
    record Rejected(RowProblem problem) implements Encoding {}
}
