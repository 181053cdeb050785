package io.tributary.questdb.json;

import io.tributary.questdb.row.FieldPlan;
import io.tributary.questdb.row.Logical;
import io.tributary.questdb.row.LogicalValues;
import io.tributary.questdb.row.NestedPolicy;
import io.tributary.questdb.row.RowProblemException;
import io.tributary.questdb.row.RowWriter;
import io.tributary.questdb.row.TablePlan;
import java.util.Map;

/** Walks through a payload and its schema side by side, and writes what it meets. */
final class EnvelopeValues {
    private final JsonCursor cursor;
    private final JsonCursor fallbacks = new JsonCursor();
    private final RowWriter row;
    private final NestedPolicy policy;
    private final JsonValues untyped;
    private final LogicalValues logicals;
    private final EnvelopeNumbers numbers;
    private final EnvelopeArrays arrays;
    private EnvelopeValues ofFallbacks;

    EnvelopeValues(JsonCursor cursor, RowWriter row, NestedPolicy policy, JsonValues untyped) {
        this.cursor = cursor;
        this.row = row;
        this.policy = policy;
        this.untyped = untyped;
        this.logicals = new LogicalValues(row);
        this.numbers = new EnvelopeNumbers(cursor);
        this.arrays = new EnvelopeArrays(cursor, numbers, untyped);
    }

    /** Writes the value at the cursor, which is of this type, and everything in it. */
    void write(TablePlan table, FieldPlan field, EnvelopeType type, int depth) {
        byte first = cursor.peek();
        if (first == 'n') {
            cursor.expectWord("null");
            missing(table, field, type);
        } else if (field.asJson()) {
            untyped.write(table, field, depth);
        } else {
            switch (type.type()) {
                case "struct", "map" -> object(table, field, type, first, depth);
                case "array" -> {
                    require(first == '[', field, type);
                    arrays.write(field, type, depth);
                }
                case "int8", "int16", "int32", "int64" -> integer(field, type, first);
                case "float", "double" -> floating(field, type, first);
                case "string" -> text(table, field, type, first, depth);
                case "bytes" -> bytes(field, type, first);
                case "boolean" -> {
                    require(first == 't' || first == 'f', field, type);
                    untyped.write(table, field, depth);
                }
                default -> throw mismatch(field, type);
            }
        }
    }

    /** A field without a value takes the default of its schema, as JsonConverter does. */
    private void missing(TablePlan table, FieldPlan field, EnvelopeType type) {
        if (type.fallback() == null) {
            row.nothing(field);
            return;
        }
        if (ofFallbacks == null) {
            ofFallbacks = new EnvelopeValues(fallbacks, row, policy, new JsonValues(fallbacks, row, policy));
        }
        JsonBytes.open(type.fallback(), fallbacks);
        ofFallbacks.write(table, field, type, 1);
    }

    private void object(TablePlan table, FieldPlan field, EnvelopeType type, byte first, int depth) {
        if (type.logical() == Logical.SCALED_DECIMAL) {
            row.decimal(field, numbers.scaledDecimal(field, depth));
            return;
        }
        if (first != '{') {
            if (first == '[' && type.type().equals("map")) {
                cursor.skipValue(depth);
                row.unsupported(field, "a map whose keys are no strings", "convert the field with a transform");
                return;
            }
            throw mismatch(field, type);
        }
        if (policy.keepsObject(table, field)) {
            untyped.write(table, field, depth);
            return;
        }
        long object = untyped.beginObject(field);
        cursor.expect('{');
        cursor.skipWhitespace();
        if (!cursor.take('}')) {
            do {
                FieldPlan member = untyped.member(table, field, object);
                EnvelopeType memberType = type.values() == null ? type.fields().get(member.name()) : type.values();
                if (memberType == null) {
                    // Not in the schema: JsonConverter does not see it either.
                    cursor.skipValue(depth);
                } else {
                    write(table, member, memberType, cursor.deeper(depth));
                }
                cursor.skipWhitespace();
            } while (cursor.take(','));
            cursor.expect('}');
        }
        defaults(table, field, type, object);
    }

    private void defaults(TablePlan table, FieldPlan field, EnvelopeType type, long object) {
        for (Map.Entry<String, EnvelopeType> member : type.fields().entrySet()) {
            if (member.getValue().fallback() != null) {
                FieldPlan plan = table.child(field, member.getKey());
                if (plan.appearsIn(object)) {
                    missing(table, plan, member.getValue());
                }
            }
        }
    }

    private void integer(FieldPlan field, EnvelopeType type, byte first) {
        require(JsonNumber.beginsWith(first), field, type);
        cursor.readNumber();
        require(cursor.number().isIntegral() && !cursor.number().isBeyondLong(), field, type);
        if (type.logical() == null) {
            row.raw()
                    .integer(
                            field,
                            cursor.source(),
                            cursor.number().from(),
                            cursor.position(),
                            cursor.number().integer());
        } else if (type.date() && type.logical() == Logical.DAYS) {
            logicals.day(field, cursor.number().integer());
        } else {
            logicals.integer(field, type.logical(), cursor.number().integer());
        }
    }

    private void floating(FieldPlan field, EnvelopeType type, byte first) {
        if (type.type().equals("double") && JsonNumber.beginsWith(first)) {
            cursor.readNumber();
            untyped.floating(field);
        } else {
            row.floating(field, numbers.floating(field, type));
        }
    }

    private void text(TablePlan table, FieldPlan field, EnvelopeType type, byte first, int depth) {
        require(first == '"', field, type);
        if (type.logical() == Logical.ZONED) {
            cursor.expect('"');
            cursor.readText();
            logicals.zoned(field, cursor.text().asString());
        } else {
            untyped.write(table, field, depth);
        }
    }

    private void bytes(FieldPlan field, EnvelopeType type, byte first) {
        requireBytes(first, field, type);
        if (type.logical() == Logical.DECIMAL) {
            row.decimal(field, numbers.decimal(field, type));
        } else {
            row.bytes(field, numbers.bytes(field));
        }
    }

    /** Bytes are text; a decimal may be a number as well. */
    static void requireBytes(byte first, FieldPlan field, EnvelopeType type) {
        require(first == '"' || (type.logical() == Logical.DECIMAL && JsonNumber.beginsWith(first)), field, type);
    }

    static void require(boolean fits, FieldPlan field, EnvelopeType type) {
        if (!fits) {
            throw mismatch(field, type);
        }
    }

    static RowProblemException mismatch(FieldPlan field, EnvelopeType type) {
        return new RowProblemException(
                field.path(),
                "a value of another type than the message's schema says",
                type.type(),
                "mend the producer of the message");
    }
}
