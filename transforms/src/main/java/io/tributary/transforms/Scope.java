package io.tributary.transforms;

import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * What an expression can see, one record and nothing else, and where it puts its result. Numbers are held as what they are,
 * so that arithmetic makes no objects. A scope serves the evaluation of one record by one thread.
 */
final class Scope {
    private final Object root;
    private final ConnectRecord<?> record;
    private long whole;
    private double fraction;
    private Object other;

    /**
     * Creates a scope.
     *
     * @param root the key or value whose fields need no prefix
     * @param record gives {@code $topic}, {@code $key.…} and so on
     */
    Scope(Object root, ConnectRecord<?> record) {
        this.root = root;
        this.record = record;
    }

    static Scope of(Side side, ConnectRecord<?> record) {
        return new Scope(side.value(record), record);
    }

    Object root() {
        return root;
    }

    ConnectRecord<?> record() {
        return record;
    }

    /** The last result, if it was {@link ResultKind#WHOLE}. */
    long whole() {
        return whole;
    }

    /** The last result, if it was a number. */
    double fraction() {
        return fraction;
    }

    /** The last result, if it was {@link ResultKind#OTHER}. */
    Object other() {
        return other;
    }

    ResultKind hold(long value) {
        whole = value;
        fraction = value;
        return ResultKind.WHOLE;
    }

    ResultKind hold(double value) {
        fraction = value;
        return ResultKind.FRACTION;
    }

    /** Holds the result of an expression as it is. */
    ResultKind hold(Object value) {
        if (value instanceof Double number) {
            return hold(number.doubleValue());
        }
        if (value instanceof Long number) {
            return hold(number.longValue());
        }
        if (value == null) {
            return ResultKind.NONE;
        }
        other = value;
        return ResultKind.OTHER;
    }

    /** The last result, which was of this kind, as an object. */
    Object boxed(ResultKind kind) {
        return kind.boxed(whole, fraction, other);
    }
}
