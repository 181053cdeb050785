package io.tributary.questdb.json;

import io.tributary.questdb.ilp.DoubleArray;
import io.tributary.questdb.row.ArrayFlaw;
import io.tributary.questdb.row.FieldPlan;
import io.tributary.questdb.row.Logical;
import io.tributary.questdb.row.NestedPolicy;

/** Reads arrays as their schema says, so that the elements are the numbers that JsonConverter would make of them. */
final class EnvelopeArrays {
    private final JsonCursor cursor;
    private final NestedPolicy policy;
    private final EnvelopeNumbers numbers;
    private final JsonValues untyped;
    private final DoubleArray array = new DoubleArray();

    EnvelopeArrays(JsonCursor cursor, NestedPolicy policy, EnvelopeNumbers numbers, JsonValues untyped) {
        this.cursor = cursor;
        this.policy = policy;
        this.numbers = numbers;
        this.untyped = untyped;
    }

    /** Writes the array at the cursor. */
    void write(FieldPlan field, EnvelopeType type, int depth) {
        if (policy.keepsAllArrays()) {
            untyped.raw(field, depth);
            return;
        }
        int start = cursor.position();
        array.clear();
        untyped.array(field, array, collect(field, type.values()), start, depth);
    }

    /** Reads an array of numbers; returns what is wrong with it, or null. */
    private ArrayFlaw collect(FieldPlan field, EnvelopeType elements) {
        if (!array.open()) {
            return ArrayFlaw.TOO_DEEP;
        }
        cursor.expect('[');
        cursor.skipWhitespace();
        if (!cursor.take(']')) {
            do {
                cursor.skipWhitespace();
                ArrayFlaw flaw = element(field, elements);
                if (flaw != null) {
                    return flaw;
                }
                cursor.skipWhitespace();
            } while (cursor.take(','));
            cursor.expect(']');
        }
        return array.close() ? null : ArrayFlaw.JAGGED;
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
                yield collect(field, type.values());
            }
            case "float", "double" -> add(numbers.floating(field, type));
            case "int8", "int16", "int32", "int64" -> integer(field, type, first);
            case "bytes" -> decimal(field, type, first);
            default -> ArrayFlaw.OTHER_ELEMENT;
        };
    }

    private ArrayFlaw integer(FieldPlan field, EnvelopeType type, byte first) {
        EnvelopeValues.require(JsonNumber.beginsWith(first), field, type);
        return type.date() ? ArrayFlaw.OTHER_ELEMENT : add(cursor.readNumber().asDouble());
    }

    private ArrayFlaw decimal(FieldPlan field, EnvelopeType type, byte first) {
        EnvelopeValues.requireBytes(first, field, type);
        return type.logical() == Logical.DECIMAL
                ? add(numbers.decimal(field, type).doubleValue())
                : ArrayFlaw.OTHER_ELEMENT;
    }

    private ArrayFlaw add(double value) {
        return array.add(value) ? null : ArrayFlaw.MIXED;
    }
}
