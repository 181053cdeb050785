package io.tributary.synthetic.dataset;

/**
 * A field of a data set.
 *
 * @param name the field's name in the record
 * @param type its type
 * @param decimals digits after the point of a FLOAT64, 0 for other types
 * @param presence whether all records have it
 * @param source where its values come from
 */
public record Field(String name, FieldType type, int decimals, Presence presence, ValueSource source) {
    /** The most decimals a FLOAT64 can have: the unscaled value has to stay an exact double. */
    public static final int MAX_DECIMALS = 9;

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
