package io.tributary.questdb.json;

import io.tributary.questdb.row.ArrayFlaw;
import io.tributary.questdb.row.FieldPlan;
import io.tributary.questdb.row.Logical;

/** Reads arrays as their schema says, so that the elements are the numbers that JsonConverter would make of them. */
final class EnvelopeArrays {
    private final JsonCursor cursor;
    private final EnvelopeNumbers numbers;
    private final JsonValues values;

    EnvelopeArrays(JsonCursor cursor, EnvelopeNumbers numbers, JsonValues values) {
        this.cursor = cursor;
        this.numbers = numbers;
        this.values = values;
    }

    /** Writes the array at the cursor. */
    void write(FieldPlan field, EnvelopeType type, int depth) {
        values.list(field, () -> element(field, type.values()), depth);
    }

    private ArrayFlaw element(FieldPlan field, EnvelopeType type) {
        byte first = cursor.peek();
        if (first == 'n') {
            return ArrayFlaw.NULL_ELEMENT;
        }
        if (type == null) {
            return ArrayFlaw.OTHER_ELEMENT;
        }
        return switch (type.type()) {
            case "array" -> {
                EnvelopeValues.require(first == '[', field, type);
                yield values.elements(() -> element(field, type.values()));
            }
            case "float", "double" -> values.element(numbers.floating(field, type));
            case "int8", "int16", "int32", "int64" -> integer(field, type, first);
            case "bytes" -> decimal(field, type, first);
            default -> ArrayFlaw.OTHER_ELEMENT;
        };
    }

    private ArrayFlaw integer(FieldPlan field, EnvelopeType type, byte first) {
        EnvelopeValues.require(JsonNumber.beginsWith(first), field, type);
        return type.date()
                ? ArrayFlaw.OTHER_ELEMENT
                : values.element(cursor.readNumber().asDouble());
    }

    private ArrayFlaw decimal(FieldPlan field, EnvelopeType type, byte first) {
        EnvelopeValues.requireBytes(first, field, type);
        return type.logical() == Logical.DECIMAL
                ? values.element(numbers.decimal(field, type).doubleValue())
                : ArrayFlaw.OTHER_ELEMENT;
    }
}
