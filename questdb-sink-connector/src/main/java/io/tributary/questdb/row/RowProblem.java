package io.tributary.questdb.row;

/**
 * Why a record cannot become a row. It never holds a value of the record: messages end in logs and headers.
 *
 * @param field the dotted path of the field, or empty when the record as a whole is meant
 * @param found what is there, as a type or a property: {@code "STRING"}, {@code "an array of 4 dimensions"}
 * @param expected what would have been right
 * @param advice which setting to change, or what else to do
 */
public record RowProblem(String field, String found, String expected, String advice) {}
