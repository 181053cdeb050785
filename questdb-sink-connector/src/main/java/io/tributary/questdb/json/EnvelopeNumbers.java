package io.tributary.questdb.json;

import io.tributary.questdb.row.FieldPlan;
import io.tributary.questdb.row.LogicalValues;
import io.tributary.questdb.row.RowProblemException;
import java.math.BigDecimal;
import java.util.Base64;

/** Reads the numbers of a payload that are no plain numbers of JSON, and the bytes that some of them are. */
final class EnvelopeNumbers {
    private final JsonCursor cursor;

    EnvelopeNumbers(JsonCursor cursor) {
        this.cursor = cursor;
    }

    /** Reads a floating-point number at the cursor; one of 32 bits becomes the double that is just as large. */
    double floating(FieldPlan field, EnvelopeType type) {
        byte first = cursor.peek();
        if (first == '"') {
            cursor.expect('"');
            cursor.readText();
            return notFinite(field, type, cursor.text().asString());
        }
        EnvelopeValues.require(JsonNumber.beginsWith(first), field, type);
        double value = cursor.readNumber().asDouble();
        return type.type().equals("float") ? (float) value : value;
    }

    /** Jackson writes the numbers that JSON lacks as text. */
    private static double notFinite(FieldPlan field, EnvelopeType type, String text) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw EnvelopeValues.mismatch(field, type);
        };
    }

    /** Reads a decimal whose scale is in the schema: a number or text at the cursor. */
    BigDecimal decimal(FieldPlan field, EnvelopeType type) {
        if (cursor.peek() == '"') {
            return LogicalValues.decimal(field, bytes(field), type.scale());
        }
        cursor.readNumber();
        try {
            return new BigDecimal(cursor.number().asString());
        } catch (NumberFormatException e) {
            throw new RowProblemException(
                    field.path(),
                    "a decimal with an exponent out of range",
                    "a decimal",
                    "mend the producer of the message");
        }
    }

    /** Reads a decimal that carries its scale: an object at the cursor. */
    BigDecimal scaledDecimal(FieldPlan field, int depth) {
        Integer scale = null;
        byte[] unscaled = null;
        cursor.expect('{');
        do {
            String name = cursor.memberName();
            if (name.equals("scale") && JsonNumber.beginsWith(cursor.peek())) {
                cursor.readNumber();
                scale = (int) Math.max(Math.min(cursor.number().integer(), Integer.MAX_VALUE), Integer.MIN_VALUE);
            } else if (name.equals("value") && cursor.peek() == '"') {
                unscaled = bytes(field);
            } else {
                cursor.skipValue(depth);
            }
            cursor.skipWhitespace();
        } while (cursor.take(','));
        cursor.expect('}');
        if (scale == null || unscaled == null) {
            throw LogicalValues.partMissing(field);
        }
        return LogicalValues.decimal(field, unscaled, scale);
    }

    /** Reads the bytes that the text at the cursor stands for. */
    byte[] bytes(FieldPlan field) {
        cursor.expect('"');
        cursor.readText();
        try {
            return Base64.getDecoder().decode(cursor.text().asString());
        } catch (IllegalArgumentException e) {
            throw new RowProblemException(
                    field.path(), "text that is not base64", "bytes in base64", "mend the producer of the message");
        }
    }
}
