package io.tributary.transforms;

import java.util.Objects;
import org.apache.kafka.connect.errors.DataException;

/**
 * What the operators of expressions mean, in one place for both ways of evaluation. Arithmetic with null is null. Whole
 * numbers stay whole and never wrap around; division always has a fraction. Different types are never equal, and only numbers
 * or texts have an order; null has none.
 */
final class Operators {
    /** Longer texts are refused: an expression must not be able to fill the heap. */
    static final int MAX_TEXT = 1 << 20;

    private Operators() {}

    static Object add(Object left, Object right) {
        if (left == null || right == null) {
            return null;
        }
        if (left instanceof String || right instanceof String) {
            return concat(left, right);
        }
        return areWhole(left, right) ? (Object) add(whole(left), whole(right)) : number(left, "+") + number(right, "+");
    }

    static long add(long left, long right) {
        long sum = left + right;
        return ((left ^ sum) & (right ^ sum)) < 0 ? overflow("+") : sum;
    }

    static Object subtract(Object left, Object right) {
        if (left == null || right == null) {
            return null;
        }
        return areWhole(left, right)
                ? (Object) subtract(whole(left), whole(right))
                : number(left, "-") - number(right, "-");
    }

    static long subtract(long left, long right) {
        long difference = left - right;
        return ((left ^ right) & (left ^ difference)) < 0 ? overflow("-") : difference;
    }

    static Object multiply(Object left, Object right) {
        if (left == null || right == null) {
            return null;
        }
        return areWhole(left, right)
                ? (Object) multiply(whole(left), whole(right))
                : number(left, "*") * number(right, "*");
    }

    static long multiply(long left, long right) {
        try {
            return Math.multiplyExact(left, right);
        } catch (ArithmeticException e) {
            return overflow("*");
        }
    }

    static Object divide(Object left, Object right) {
        return left == null || right == null ? null : (Object) (number(left, "/") / number(right, "/"));
    }

    static Object modulo(Object left, Object right) {
        if (left == null || right == null) {
            return null;
        }
        return areWhole(left, right)
                ? (Object) modulo(whole(left), whole(right))
                : number(left, "%") % number(right, "%");
    }

    static long modulo(long left, long right) {
        if (right == 0) {
            throw new DataException("the operator % has no result for a divisor of 0");
        }
        return left % right;
    }

    static Object negate(Object operand) {
        return operand == null ? null : subtract((Object) 0L, operand);
    }

    static boolean equal(Object left, Object right) {
        if (left instanceof Number a && right instanceof Number b) {
            return compareNumbers(a, b) == 0 && !isNaN(a) && !isNaN(b);
        }
        return Objects.equals(left, right);
    }

    static boolean less(Object left, Object right) {
        return isOrdered(left, right) && compare(left, right) < 0;
    }

    static boolean lessOrEqual(Object left, Object right) {
        return isOrdered(left, right) && compare(left, right) <= 0;
    }

    static boolean greater(Object left, Object right) {
        return isOrdered(left, right) && compare(left, right) > 0;
    }

    static boolean greaterOrEqual(Object left, Object right) {
        return isOrdered(left, right) && compare(left, right) >= 0;
    }

    static boolean truth(Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        if (value == null) {
            return false;
        }
        throw new DataException("a condition is needed, but the expression yields " + kind(value));
    }

    /** A number for a function's argument. */
    static double number(Object value, String operator) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new DataException("the operator " + operator + " needs numbers, but an operand is " + kind(value));
    }

    static boolean isWhole(Object value) {
        return value instanceof Long || value instanceof Integer;
    }

    private static boolean areWhole(Object left, Object right) {
        return isWhole(left) && isWhole(right);
    }

    private static long whole(Object value) {
        return ((Number) value).longValue();
    }

    private static String concat(Object left, Object right) {
        String a = text(left);
        String b = text(right);
        if (a.length() + b.length() > MAX_TEXT) {
            throw new DataException("a text of more than " + MAX_TEXT + " characters would result");
        }
        return a + b;
    }

    private static String text(Object value) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        throw new DataException("the operator + cannot append " + kind(value) + " to a text");
    }

    /** Null and NaN are neither less nor greater than anything. */
    private static boolean isOrdered(Object left, Object right) {
        return left != null && right != null && !isNaN(left) && !isNaN(right);
    }

    private static boolean isNaN(Object value) {
        return value instanceof Double number && number.isNaN();
    }

    private static int compare(Object left, Object right) {
        if (left instanceof Number a && right instanceof Number b) {
            return compareNumbers(a, b);
        }
        if (left instanceof String a && right instanceof String b) {
            return a.compareTo(b);
        }
        throw new DataException("there is no order between " + kind(left) + " and " + kind(right));
    }

    private static int compareNumbers(Number left, Number right) {
        return areWhole(left, right)
                ? Long.compare(left.longValue(), right.longValue())
                : Double.compare(left.doubleValue() + 0.0, right.doubleValue() + 0.0);
    }

    private static long overflow(String operator) {
        throw new DataException("the result of " + operator + " does not fit into a 64-bit integer");
    }

    private static String kind(Object value) {
        if (value instanceof Boolean) {
            return "a boolean";
        }
        if (value instanceof String) {
            return "a text";
        }
        return value instanceof Number ? "a number" : "a value without operators";
    }
}
