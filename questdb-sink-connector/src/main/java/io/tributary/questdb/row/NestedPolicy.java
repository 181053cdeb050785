package io.tributary.questdb.row;

/** What becomes of values inside values, as configured. */
public final class NestedPolicy {
    private final FieldConfig.Nested objects;
    private final FieldConfig.Arrays arrays;

    NestedPolicy(FieldConfig config) {
        this.objects = config.nested();
        this.arrays = config.arrays();
    }

    /** Whether a nested struct, map or object is kept as JSON text; the value or key as a whole never is. */
    public boolean keepsObject(TablePlan table, FieldPlan field) {
        return objects == FieldConfig.Nested.JSON
                && field != table.value()
                && field != table.key()
                && !field.holdsRows();
    }

    /** Whether all arrays are kept as JSON text. */
    public boolean keepsAllArrays() {
        return arrays == FieldConfig.Arrays.JSON;
    }

    /** Whether arrays that QuestDB has no type for are kept as JSON text. */
    public boolean keepsOtherArrays() {
        return arrays != FieldConfig.Arrays.DOUBLE;
    }
}
