package io.tributary.questdb.row;

/** How many rows a message holds. */
public enum MessageRows {
    /** The message is a row, unless the path of an array inside it is configured. */
    ONE,
    /** The message is an array of rows. */
    ARRAY,
    /** The message is JSON text with a row in every line. */
    NDJSON
}
