package io.tributary.questdb.row;

/** Ends the encoding of a record that cannot become a row; caught by the encoder, so it has no stack trace. */
public final class RowProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient RowProblem problem;

    /** Makes the exception. */
    public RowProblemException(String field, String found, String expected, String advice) {
        super(null, null, false, false);
        this.problem = new RowProblem(field, found, expected, advice);
    }

    /** What is wrong with the record. */
    public RowProblem problem() {
        return problem;
    }
}
