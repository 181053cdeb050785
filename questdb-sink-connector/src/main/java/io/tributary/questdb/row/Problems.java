package io.tributary.questdb.row;

/** The problems that several rules share. */
final class Problems {
    private Problems() {}

    static RowProblemException mismatch(FieldPlan field, String found, ColumnPlan column) {
        return new RowProblemException(
                field.path(),
                found,
                "a value for the column " + column.name() + " of type "
                        + column.type().sql(),
                "change the type of the column, or convert the field with a transform");
    }

    static RowProblemException unrepresentable(FieldPlan field, String found) {
        return new RowProblemException(
                field.path(),
                found,
                "a value that QuestDB does not store as NULL",
                "set " + FieldConfig.ON_UNREPRESENTABLE + "=null to leave such values out");
    }
}
