package io.tributary.transforms;

import java.lang.reflect.Array;
import java.math.MathContext;
import java.util.Collection;
import java.util.stream.IntStream;
import org.apache.commons.jexl3.JexlArithmetic;
import org.apache.commons.jexl3.JexlOperator;
import org.apache.kafka.connect.errors.DataException;

/** JEXL's operators with our meaning. */
final class JexlOperators extends JexlArithmetic {
    JexlOperators() {
        super(false);
    }

    /** Null operands are for {@link Operators}. */
    @Override
    public boolean isStrict(JexlOperator operator) {
        return false;
    }

    @Override
    protected JexlArithmetic createWithOptions(boolean strict, MathContext context, int scale) {
        return this;
    }

    /** Arguments of functions stay long or double. */
    @Override
    public boolean narrowArguments(Object[] arguments) {
        return false;
    }

    @Override
    public Object add(Object left, Object right) {
        return Operators.add(left, right);
    }

    @Override
    public Object subtract(Object left, Object right) {
        return Operators.subtract(left, right);
    }

    @Override
    public Object multiply(Object left, Object right) {
        return Operators.multiply(left, right);
    }

    @Override
    public Object divide(Object left, Object right) {
        return Operators.divide(left, right);
    }

    @Override
    public Object mod(Object left, Object right) {
        return Operators.modulo(left, right);
    }

    @Override
    public Object negate(Object operand) {
        return Operators.negate(operand);
    }

    @Override
    public boolean isNegateStable() {
        return false;
    }

    @Override
    public boolean equals(Object left, Object right) {
        return Operators.equal(left, right);
    }

    @Override
    public boolean lessThan(Object left, Object right) {
        return Operators.less(left, right);
    }

    @Override
    public boolean lessThanOrEqual(Object left, Object right) {
        return Operators.lessOrEqual(left, right);
    }

    @Override
    public boolean greaterThan(Object left, Object right) {
        return Operators.greater(left, right);
    }

    @Override
    public boolean greaterThanOrEqual(Object left, Object right) {
        return Operators.greaterOrEqual(left, right);
    }

    @Override
    protected int compare(Object left, Object right, JexlOperator operator) {
        return Operators.less(left, right) ? -1 : Operators.equal(left, right) ? 0 : 1;
    }

    @Override
    public boolean toBoolean(Object value) {
        return Operators.truth(value);
    }

    @Override
    protected boolean toBoolean(boolean strict, Object value) {
        return Operators.truth(value);
    }

    @Override
    public boolean testPredicate(Object value) {
        return Operators.truth(value);
    }

    @Override
    public Object not(Object value) {
        return !Operators.truth(value);
    }

    /** The operator {@code =~}: a regular expression for a text, or an element of a list. */
    @Override
    public Boolean contains(Object container, Object value) {
        if (container instanceof String pattern) {
            return (Boolean) ExpressionFunctions.matches(value, pattern);
        }
        if (container == null || value == null) {
            return false;
        }
        if (container instanceof Collection<?> list) {
            return list.stream().anyMatch(it -> isEqual(it, value));
        }
        if (container.getClass().isArray()) {
            return IntStream.range(0, Array.getLength(container))
                    .anyMatch(i -> isEqual(Array.get(container, i), value));
        }
        throw new DataException("the operator =~ needs a list or a regular expression");
    }

    private static boolean isEqual(Object element, Object value) {
        return Operators.equal(Variable.normal(element), value);
    }

    @Override
    public Iterable<?> createRange(Object from, Object to) {
        throw new DataException("an expression cannot make ranges");
    }
}
