package io.tributary.synthetic.dataset;

/**
 * A field of a data set.
 *
 * @param name the field's name in the record
 * @param type its type
 * @param decimals digits after the point of a FLOAT64, 0 for other types
 * @param presence whether all records have it
 * @param trait whether all records of a series have the same value
 * @param source where its values come from
 */
public record Field(String name, FieldType type, int decimals, Presence presence, boolean trait, ValueSource source) {
    /** The most decimals a FLOAT64 can have: the unscaled value has to stay an exact double. */
    public static final int MAX_DECIMALS = 9;

    /** The largest unscaled value of a FLOAT64: a little less than a long can hold, because doubles are coarse there. */
    private static final double LARGEST_UNSCALED = 9e18;

    /** The largest number that a field of a type can hold. */
    static double largest(FieldType type, int decimals) {
        return switch (type) {
            case INT32 -> Integer.MAX_VALUE;
            case FLOAT64 -> LARGEST_UNSCALED / StrictMath.pow(10, decimals);
            default -> Long.MAX_VALUE;
        };
    }

    /** The lowest number that a field of a type can hold. */
    static double lowest(FieldType type, int decimals) {
        return type == FieldType.FLOAT64 ? -largest(type, decimals) : -largest(type, decimals) - 1;
    }

    /** The largest number it can hold. */
    public double largest() {
        return largest(type, decimals);
    }

    /** Whether all records have a field. */
    public enum Presence {
        /** All have it. */
        ALWAYS,
        /** Some have it. */
        SOMETIMES,
        /** It is not part of the data set; trouble on purpose adds it to some records. */
        ADDED
    }
}
