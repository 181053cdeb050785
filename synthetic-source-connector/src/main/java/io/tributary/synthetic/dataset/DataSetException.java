package io.tributary.synthetic.dataset;

/** A definition of a data set is wrong; the message names line and field and says what to do. */
public final class DataSetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DataSetException(String message) {
        super(message);
    }
}
