package io.tributary.questdb.row;

/**
 * Which values of a field go to its column as they stand in JSON: the column is there, or QuestDB makes it, and nothing has
 * to be checked or changed. All others go by {@link RowWriter}, which knows every rule.
 *
 * @param column where they go; null for {@link #NONE}
 * @param real whether numbers with a fraction do
 * @param whole whether integers do that a long holds
 * @param symbol whether text does, as a symbol
 * @param string whether text does, between quotes
 */
record Passage(ColumnPlan column, boolean real, boolean whole, boolean symbol, boolean string) {
    /** No value does: the column is not known yet. */
    static final Passage NONE = new Passage(null, false, false, false, false);

    /** The passage to a column that is settled. */
    static Passage to(ColumnPlan column, FieldPlan field) {
        return switch (column.kind()) {
            case ABSENT -> new Passage(column, true, !field.asDouble(), false, !field.textIsTime());
            case DOUBLE, OTHER -> new Passage(column, true, false, false, false);
            case LONG -> new Passage(column, false, true, false, false);
            case SYMBOL -> new Passage(column, false, false, true, false);
            case STRING, VARCHAR -> new Passage(column, false, false, false, true);
            default -> new Passage(column, false, false, false, false);
        };
    }
}
