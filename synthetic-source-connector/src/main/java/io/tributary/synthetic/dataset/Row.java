package io.tributary.synthetic.dataset;

import java.util.Arrays;
import java.util.List;

/**
 * The values of one record before it takes its shape. Mutable and reused from record to record, because it is on the hot path.
 *
 * <p>Numbers are kept unscaled: a FLOAT64 with 5 decimals and the value 19.50139 is the long 1950139. That makes writing JSON digits
 * cheap, and the same decimal text and the same double come out of every shape.
 */
public final class Row {
    /** What a field holds. */
    public enum Kind {
        /** The field is not there. */
        ABSENT,
        /** The field is there and null. */
        NULL,
        /** A number of the field's type, unscaled. */
        NUMBER,
        /** A string. */
        TEXT,
        /** True or false. */
        BOOLEAN,
        /** Not a number. */
        NAN,
        /** Plus infinity. */
        INFINITY
    }

    private static final double[] POWERS_OF_TEN = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

    private final List<Field> fields;
    private final Kind[] kinds;
    private final long[] numbers;
    private final Text[] texts;
    private boolean irregular;

    /** A row for the given fields, all absent. */
    public Row(List<Field> fields) {
        this.fields = List.copyOf(fields);
        this.kinds = new Kind[fields.size()];
        this.numbers = new long[fields.size()];
        this.texts = new Text[fields.size()];
        clear();
    }

    /** Makes all fields absent and the row regular. */
    public void clear() {
        Arrays.fill(kinds, Kind.ABSENT);
        irregular = false;
    }

    /** The fields, in their order. */
    public List<Field> fields() {
        return fields;
    }

    /** What field {@code slot} holds. */
    public Kind kind(int slot) {
        return kinds[slot];
    }

    /** The unscaled number, or 1 and 0 for true and false. */
    public long number(int slot) {
        return numbers[slot];
    }

    /** The number as a double. */
    public double real(int slot) {
        return numbers[slot] / POWERS_OF_TEN[fields.get(slot).decimals()];
    }

    /** The text. */
    public Text text(int slot) {
        return texts[slot];
    }

    /** Sets an unscaled number. */
    public void setNumber(int slot, long unscaled) {
        kinds[slot] = Kind.NUMBER;
        numbers[slot] = unscaled;
    }

    /** Sets a number from a double, rounded to the field's decimals. */
    public void setReal(int slot, double value) {
        setNumber(slot, Math.round(value * POWERS_OF_TEN[fields.get(slot).decimals()]));
    }

    /** Sets a string. */
    public void setText(int slot, Text text) {
        kinds[slot] = Kind.TEXT;
        texts[slot] = text;
    }

    /** Sets true or false. */
    public void setBoolean(int slot, boolean value) {
        kinds[slot] = Kind.BOOLEAN;
        numbers[slot] = value ? 1 : 0;
    }

    /** Sets a state without a value: absent, null, not a number, infinity. */
    public void setKind(int slot, Kind kind) {
        kinds[slot] = kind;
    }

    /** Notes that fields are there, or of a type, that the data set does not say: the row does not fit its schema. */
    public void setIrregular() {
        irregular = true;
    }

    /** Whether the row does not fit the schema of its data set. */
    public boolean isIrregular() {
        return irregular;
    }
}
