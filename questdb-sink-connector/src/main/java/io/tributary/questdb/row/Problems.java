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

    static RowProblemException fraction(FieldPlan field, ColumnPlan column) {
        return new RowProblemException(
                field.path(),
                "a number with a fraction",
                "a value for the column " + column.name() + " of type "
                        + column.type().sql(),
                "make the column a DOUBLE; where a first integer makes the column, name the field in "
                        + FieldConfig.DOUBLES);
    }

    static RowProblemException unrepresentable(FieldPlan field, String found) {
        return new RowProblemException(
                field.path(),
                found,
                "a value that QuestDB stores as it is",
                "set " + FieldConfig.ON_UNREPRESENTABLE + "=null to leave such values out");
    }
}
