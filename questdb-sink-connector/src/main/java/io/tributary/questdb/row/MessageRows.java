package io.tributary.questdb.row;

/** How many rows a message holds. */
public enum MessageRows {
    /** The message is a row, unless the path of an array inside it is configured. */
    ONE,
    /** The message is an array of rows. */
    ARRAY,
    /** The message is JSON text with a row in every line. */
    NDJSON;

    /** What to say of a value that stands where an array of rows is expected. */
    public static RowProblemException noArray(FieldPlan field) {
        return new RowProblemException(
                field.path(),
                "a value that is no array",
                "an array of rows",
                "set " + FieldConfig.MESSAGE_ROWS + "=one, and " + FieldConfig.ROWS_PATH
                        + " to the path of an array or to nothing");
    }
}
