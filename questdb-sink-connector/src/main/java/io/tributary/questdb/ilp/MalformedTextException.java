package io.tributary.questdb.ilp;

/** Text holds half of a surrogate pair: it is no Unicode text and has no UTF-8 form. */
public final class MalformedTextException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedTextException() {
        super("text with half of a surrogate pair", null, false, false);
    }
}
