package io.tributary.transforms;

import io.tributary.transforms.Expression.Computed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** The functions of {@link ExpressionFunctions} by name, for expressions that are compiled to closures. */
final class Functions {
    private static final String SUBSTRING = "substring";
    private static final Map<String, DoubleUnaryOperator> NUMERIC = new HashMap<>();
    private static final Map<String, UnaryOperator<Object>> UNARY = new HashMap<>();
    private static final Map<String, BinaryOperator<Object>> BINARY = new HashMap<>();

    static {
        NUMERIC.put("sqrt", Math::sqrt);
        NUMERIC.put("exp", Math::exp);
        NUMERIC.put("log", Math::log);
        NUMERIC.put("log10", Math::log10);
        NUMERIC.put("sin", Math::sin);
        NUMERIC.put("cos", Math::cos);
        NUMERIC.put("radians", Math::toRadians);
        UNARY.put("abs", ExpressionFunctions::abs);
        UNARY.put("sqrt", ExpressionFunctions::sqrt);
        UNARY.put("exp", ExpressionFunctions::exp);
        UNARY.put("log", ExpressionFunctions::log);
        UNARY.put("log10", ExpressionFunctions::log10);
        UNARY.put("sin", ExpressionFunctions::sin);
        UNARY.put("cos", ExpressionFunctions::cos);
        UNARY.put("radians", ExpressionFunctions::radians);
        UNARY.put("round", ExpressionFunctions::round);
        UNARY.put("floor", ExpressionFunctions::floor);
        UNARY.put("ceil", ExpressionFunctions::ceil);
        UNARY.put("length", ExpressionFunctions::length);
        UNARY.put("lower", ExpressionFunctions::lower);
        UNARY.put("upper", ExpressionFunctions::upper);
        UNARY.put("trim", ExpressionFunctions::trim);
        BINARY.put("atan2", ExpressionFunctions::atan2);
        BINARY.put("pow", ExpressionFunctions::pow);
        BINARY.put("min", ExpressionFunctions::min);
        BINARY.put("max", ExpressionFunctions::max);
        BINARY.put("coalesce", ExpressionFunctions::coalesce);
        BINARY.put("at", ExpressionFunctions::at);
        BINARY.put("contains", ExpressionFunctions::contains);
        BINARY.put("startsWith", ExpressionFunctions::startsWith);
        BINARY.put("endsWith", ExpressionFunctions::endsWith);
        BINARY.put("matches", ExpressionFunctions::matches);
    }

    private Functions() {}

    static boolean isName(String name) {
        return UNARY.containsKey(name) || BINARY.containsKey(name) || name.equals(SUBSTRING);
    }

    /**
     * Checks a call.
     *
     * @throws IllegalArgumentException if there is no such function or it takes another number of arguments
     */
    static void check(String name, int arguments) {
        if (!isName(name)) {
            throw new IllegalArgumentException("there is no function '" + name + "'; known are " + names());
        }
        int takes = name.equals(SUBSTRING) ? 3 : BINARY.containsKey(name) ? 2 : 1;
        if (arguments != takes) {
            throw new IllegalArgumentException("the function " + name + " takes " + takes
                    + (takes == 1 ? " argument" : " arguments") + ", not " + arguments);
        }
    }

    private static String names() {
        Set<String> names = new TreeSet<>(UNARY.keySet());
        names.addAll(BINARY.keySet());
        names.add(SUBSTRING);
        return String.join(", ", names);
    }

    /** A call, or nothing if no function of this name takes so many arguments here. */
    static Optional<Expression> call(String name, List<Expression> arguments) {
        if (arguments.size() == 1 && UNARY.containsKey(name)) {
            UnaryOperator<Object> function = UNARY.get(name);
            Expression x = arguments.get(0);
            return Optional.of(
                    NUMERIC.containsKey(name)
                            ? numeric(NUMERIC.get(name), function, x)
                            : scope -> function.apply(x.evaluate(scope)));
        }
        if (arguments.size() == 2 && BINARY.containsKey(name)) {
            BinaryOperator<Object> function = BINARY.get(name);
            Expression x = arguments.get(0);
            Expression y = arguments.get(1);
            return Optional.of(scope -> function.apply(x.evaluate(scope), y.evaluate(scope)));
        }
        if (arguments.size() == 3 && name.equals(SUBSTRING)) {
            Expression x = arguments.get(0);
            Expression from = arguments.get(1);
            Expression to = arguments.get(2);
            return Optional.of(scope ->
                    ExpressionFunctions.substring(x.evaluate(scope), from.evaluate(scope), to.evaluate(scope)));
        }
        return Optional.empty();
    }

    /** A function of a number, which needs no objects; null and errors are for the function of any value. */
    private static Computed numeric(DoubleUnaryOperator ofNumber, UnaryOperator<Object> ofAny, Expression x) {
        return scope -> {
            ResultKind kind = x.compute(scope);
            return kind.isNumber()
                    ? scope.hold(ofNumber.applyAsDouble(scope.fraction()))
                    : scope.hold(ofAny.apply(scope.boxed(kind)));
        };
    }
}
