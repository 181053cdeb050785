package io.tributary.transforms;

import java.util.List;
import java.util.Locale;
import org.apache.kafka.connect.errors.DataException;

/**
 * The functions of expressions, callable by name. A null argument gives null, except where it is said otherwise. Public
 * because the expression engine calls them; not meant for other code.
 */
public final class ExpressionFunctions {
    private ExpressionFunctions() {}

    /** The size without the sign; a whole number stays whole. */
    public static Object abs(Object x) {
        return Operators.isWhole(x) && Operators.less(x, 0L) ? Operators.negate(x) : unary("abs", x, Math::abs);
    }

    /** The square root; NaN for a negative number. */
    public static Object sqrt(Object x) {
        return x == null ? null : (Object) Math.sqrt(Operators.number(x, "sqrt"));
    }

    /** e to the power of x. */
    public static Object exp(Object x) {
        return x == null ? null : (Object) Math.exp(Operators.number(x, "exp"));
    }

    /** The natural logarithm. */
    public static Object log(Object x) {
        return x == null ? null : (Object) Math.log(Operators.number(x, "log"));
    }

    /** The logarithm to base 10. */
    public static Object log10(Object x) {
        return x == null ? null : (Object) Math.log10(Operators.number(x, "log10"));
    }

    /** The sine of an angle in radians. */
    public static Object sin(Object x) {
        return x == null ? null : (Object) Math.sin(Operators.number(x, "sin"));
    }

    /** The cosine of an angle in radians. */
    public static Object cos(Object x) {
        return x == null ? null : (Object) Math.cos(Operators.number(x, "cos"));
    }

    /** The angle, in radians, of the point (x, y). */
    public static Object atan2(Object y, Object x) {
        return y == null || x == null
                ? null
                : (Object) Math.atan2(Operators.number(y, "atan2"), Operators.number(x, "atan2"));
    }

    /** An angle in degrees as radians. */
    public static Object radians(Object x) {
        return x == null ? null : (Object) Math.toRadians(Operators.number(x, "radians"));
    }

    /** x to the power of y. */
    public static Object pow(Object x, Object y) {
        return x == null || y == null
                ? null
                : (Object) Math.pow(Operators.number(x, "pow"), Operators.number(y, "pow"));
    }

    /** The nearest whole number, half up. */
    public static Object round(Object x) {
        return whole("round", x, ExpressionFunctions::halfUp);
    }

    /** Not the floor of x + 0.5, which is rounded itself before the floor is taken. */
    private static double halfUp(double x) {
        double below = Math.floor(x);
        return x - below >= 0.5 ? below + 1 : below;
    }

    /** The next whole number downwards. */
    public static Object floor(Object x) {
        return whole("floor", x, Math::floor);
    }

    /** The next whole number upwards. */
    public static Object ceil(Object x) {
        return whole("ceil", x, Math::ceil);
    }

    /** The smaller of two numbers or texts. */
    public static Object min(Object x, Object y) {
        return x == null || y == null ? null : Operators.less(y, x) ? y : x;
    }

    /** The greater of two numbers or texts. */
    public static Object max(Object x, Object y) {
        return x == null || y == null ? null : Operators.less(x, y) ? y : x;
    }

    /** The first argument, or the second where the first is null. */
    public static Object coalesce(Object x, Object y) {
        return x == null ? y : x;
    }

    /** The number of characters of a text or of elements of an array. */
    public static Object length(Object x) {
        if (x instanceof List<?> list) {
            return (long) list.size();
        }
        return x == null ? null : (Object) (long) text("length", x).length();
    }

    /** The element of an array at an index from 0; null outside of it. */
    public static Object at(Object array, Object index) {
        if (array == null || index == null) {
            return null;
        }
        if (!(array instanceof List<?> list) || !Operators.isWhole(index)) {
            throw new DataException("the function at needs an array and a whole number");
        }
        long i = ((Number) index).longValue();
        return i < 0 || i >= list.size() ? null : Variable.normal(list.get((int) i));
    }

    /** A text in lower case. */
    public static Object lower(Object x) {
        return x == null ? null : text("lower", x).toLowerCase(Locale.ROOT);
    }

    /** A text in upper case. */
    public static Object upper(Object x) {
        return x == null ? null : text("upper", x).toUpperCase(Locale.ROOT);
    }

    /** A text without white space at both ends. */
    public static Object trim(Object x) {
        return x == null ? null : text("trim", x).strip();
    }

    /** The characters of a text from the first index, up to and without the second; indexes past the end are cut. */
    public static Object substring(Object x, Object from, Object to) {
        if (x == null || from == null || to == null) {
            return null;
        }
        String text = text("substring", x);
        int start = (int) Math.min(Math.max(0, Operators.number(from, "substring")), text.length());
        int end = (int) Math.min(Math.max(start, Operators.number(to, "substring")), text.length());
        return text.substring(start, end);
    }

    /** Whether a text contains another, or an array an element; false for null. */
    public static Object contains(Object x, Object part) {
        if (x instanceof List<?> list) {
            return list.stream().anyMatch(it -> Operators.equal(Variable.normal(it), part));
        }
        return x != null && part != null && text("contains", x).contains(text("contains", part));
    }

    /** Whether a text starts with another; false for null. */
    public static Object startsWith(Object x, Object part) {
        return x != null && part != null && text("startsWith", x).startsWith(text("startsWith", part));
    }

    /** Whether a text ends with another; false for null. */
    public static Object endsWith(Object x, Object part) {
        return x != null && part != null && text("endsWith", x).endsWith(text("endsWith", part));
    }

    /** Whether a whole text matches a regular expression; false for null. */
    public static Object matches(Object x, Object pattern) {
        return x != null && pattern != null && BoundedRegex.matches(text("matches", x), text("matches", pattern));
    }

    private static Object unary(String function, Object x, java.util.function.DoubleUnaryOperator operator) {
        return x == null || Operators.isWhole(x) ? x : (Object) operator.applyAsDouble(Operators.number(x, function));
    }

    private static Object whole(String function, Object x, java.util.function.DoubleUnaryOperator operator) {
        if (x == null || Operators.isWhole(x)) {
            return x;
        }
        double rounded = operator.applyAsDouble(Operators.number(x, function));
        if (!(Math.abs(rounded) < 0x1p63)) {
            throw new DataException("the result of " + function + " does not fit into a 64-bit integer");
        }
        return (long) rounded;
    }

    private static String text(String function, Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new DataException("the function " + function + " needs a text");
    }
}
