package io.tributary.transforms;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Date;
import java.util.Locale;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;

/**
 * Converts single values from type to type. Whole numbers, floating-point numbers, decimals, booleans, texts and times
 * (milliseconds) convert into each other; bytes only to a text, in Base64. A fraction is cut off on the way to a whole number.
 *
 * @param type to convert to
 * @param overflow for numbers outside the range of the type, NaN among them where the type has none
 */
record CastConversion(ValueType type, Overflow overflow) implements Conversion {
    private static final double LONG_LIMIT = 0x1p63;
    private static final int LONG_DIGITS = 19;

    @Override
    public Schema type(Schema source) {
        if (source != null && !source.type().isPrimitive()) {
            throw new DataException("a value of type " + Types.describe(null, source) + " cannot be cast");
        }
        return type.schema();
    }

    @Override
    public boolean makesNull() {
        return overflow == Overflow.NULL;
    }

    @Override
    public Object convert(Object value, Schema source) {
        return switch (type) {
            case STRING -> text(value);
            case BOOLEAN -> truth(value);
            case FLOAT64 -> toDouble(number(value));
            case FLOAT32 -> toFloat(number(value));
            case INT64 -> whole(number(value), Long.MIN_VALUE, Long.MAX_VALUE);
            case INT32 -> narrowed(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case INT16 -> narrowed(value, Short.MIN_VALUE, Short.MAX_VALUE);
            case INT8 -> narrowed(value, Byte.MIN_VALUE, Byte.MAX_VALUE);
        };
    }

    private Object narrowed(Object value, long min, long max) {
        Long whole = whole(number(value), min, max);
        if (whole == null) {
            return null;
        }
        return switch (type) {
            case INT8 -> (Object) whole.byteValue();
            case INT16 -> (Object) whole.shortValue();
            default -> (Object) whole.intValue();
        };
    }

    private Long whole(Number number, long min, long max) {
        if (number instanceof BigDecimal decimal) {
            return wholeOf(decimal, min, max);
        }
        if (number instanceof Double || number instanceof Float) {
            return wholeOf(number.doubleValue(), min, max);
        }
        long value = number.longValue();
        return value >= min && value <= max ? (Long) value : overflown(value < min ? min : max);
    }

    /** By the count of digits first: writing out those of 1e50000000 would take most of a minute. */
    private Long wholeOf(BigDecimal value, long min, long max) {
        long digits = (long) value.precision() - value.scale();
        if (value.signum() == 0 || digits <= 0) {
            return 0L;
        }
        return digits > LONG_DIGITS
                ? overflown(value.signum() < 0 ? min : max)
                : wholeOf(value.toBigInteger(), min, max);
    }

    private Long wholeOf(BigInteger value, long min, long max) {
        boolean fits = value.bitLength() < Long.SIZE && value.longValue() >= min && value.longValue() <= max;
        return fits ? (Long) value.longValue() : overflown(value.signum() < 0 ? min : max);
    }

    private Long wholeOf(double value, long min, long max) {
        if (Double.isNaN(value)) {
            if (overflow == Overflow.NULL) {
                return null;
            }
            throw new DataException("NaN cannot be a whole number (on.overflow)");
        }
        boolean fits = Math.abs(value) < LONG_LIMIT && (long) value >= min && (long) value <= max;
        return fits ? (Long) (long) value : overflown(value < 0 ? min : max);
    }

    private <T> T overflown(T limit) {
        return switch (overflow) {
            case SATURATE -> limit;
            case NULL -> null;
            case FAIL -> throw outsideRange();
        };
    }

    private Double toDouble(Number number) {
        double value = number.doubleValue();
        boolean overflown = Double.isInfinite(value) && number instanceof BigDecimal;
        return overflown ? overflown(value < 0 ? -Double.MAX_VALUE : Double.MAX_VALUE) : (Double) value;
    }

    private Float toFloat(Number number) {
        float value = number.floatValue();
        boolean overflown =
                Float.isInfinite(value) && (number instanceof BigDecimal || !Double.isInfinite(number.doubleValue()));
        return overflown ? overflown(value < 0 ? -Float.MAX_VALUE : Float.MAX_VALUE) : (Float) value;
    }

    private DataException outsideRange() {
        return new DataException("the number is outside the range of " + Settings.nameOf(type) + " (on.overflow)");
    }

    private static Number number(Object value) {
        if (value instanceof Number number) {
            return number;
        }
        if (value instanceof Boolean truth) {
            return truth ? 1L : 0L;
        }
        if (value instanceof Date time) {
            return Timestamp.fromLogical(Timestamp.SCHEMA, time);
        }
        if (value instanceof String text) {
            return numberIn(text.strip());
        }
        throw new DataException("a value of type " + Types.describe(value, null) + " cannot become a number");
    }

    private static Number numberIn(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notLong) {
            try {
                return isSpecial(text) ? (Number) Double.parseDouble(text) : new BigDecimal(text);
            } catch (NumberFormatException e) {
                throw new DataException("the text is not a number");
            }
        }
    }

    private static boolean isSpecial(String text) {
        return text.endsWith("NaN") || text.endsWith("Infinity");
    }

    private static Boolean truth(Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        if (value instanceof Number number) {
            return number.doubleValue() != 0;
        }
        if (value instanceof String text) {
            return switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new DataException("the text is neither true nor false");
            };
        }
        throw new DataException("a value of type " + Types.describe(value, null) + " cannot become a boolean");
    }

    private static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof Date time) {
            return Long.toString(Timestamp.fromLogical(Timestamp.SCHEMA, time));
        }
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        if (value instanceof ByteBuffer bytes) {
            return new String(
                    Base64.getEncoder().encode(bytes.duplicate()).array(), java.nio.charset.StandardCharsets.US_ASCII);
        }
        throw new DataException("a value of type " + Types.describe(value, null) + " cannot become a text");
    }
}
