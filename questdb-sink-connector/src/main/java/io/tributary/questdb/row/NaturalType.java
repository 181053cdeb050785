package io.tributary.questdb.row;

import io.tributary.questdb.table.ColumnType;
import java.math.BigDecimal;

/** The type of a column that is made for a value. */
final class NaturalType {
    static final ColumnType BOOLEAN = ColumnType.of(ColumnType.Kind.BOOLEAN);
    static final ColumnType DOUBLE = ColumnType.of(ColumnType.Kind.DOUBLE);
    private static final ColumnType LONG = ColumnType.of(ColumnType.Kind.LONG);
    private static final ColumnType VARCHAR = ColumnType.of(ColumnType.Kind.VARCHAR);
    private static final ColumnType TIMESTAMP = ColumnType.of(ColumnType.Kind.TIMESTAMP);
    private static final ColumnType TIMESTAMP_NS = ColumnType.of(ColumnType.Kind.TIMESTAMP_NS);

    /** Room for most decimals of databases; other needs are said in {@code table.columns}. */
    private static final int DECIMAL_PRECISION = 38;

    /** The most digits that a column of QuestDB can have. */
    private static final int MAX_DECIMAL_PRECISION = 76;

    private NaturalType() {}

    static ColumnType integer(FieldPlan field) {
        return field.asDouble() ? DOUBLE : LONG;
    }

    static ColumnType text(FieldPlan field) {
        return field.textIsTime() ? TIMESTAMP : VARCHAR;
    }

    static ColumnType instant(int nanosOfMicro) {
        return nanosOfMicro == 0 ? TIMESTAMP : TIMESTAMP_NS;
    }

    /** The type for a decimal; null if no column has room for it. */
    static ColumnType decimal(BigDecimal value, FieldConfig config) {
        return switch (config.decimals()) {
            case DOUBLE -> DOUBLE;
            case STRING -> VARCHAR;
            case FAIL -> decimal(value);
        };
    }

    private static ColumnType decimal(BigDecimal value) {
        int scale = Math.max(value.scale(), 0);
        int digits = Math.max(value.precision() - value.scale(), 0) + scale;
        return digits > MAX_DECIMAL_PRECISION ? null : ColumnType.decimal(Math.max(DECIMAL_PRECISION, digits), scale);
    }
}
