package io.tributary.transforms;

import io.tributary.transforms.Expression.Computed;

/**
 * Closures of the arithmetic operators. Two numbers are computed here, without objects; whatever else there may be (nulls, texts,
 * errors) is for {@link Operators}.
 */
final class Arithmetic {
    private Arithmetic() {}

    static Computed add(Expression left, Expression right) {
        return scope -> {
            ResultKind a = left.compute(scope);
            long whole = scope.whole();
            double fraction = scope.fraction();
            Object other = scope.other();
            ResultKind b = right.compute(scope);
            if (a == ResultKind.WHOLE && b == ResultKind.WHOLE) {
                return scope.hold(Operators.add(whole, scope.whole()));
            }
            if (a.isNumber() && b.isNumber()) {
                return scope.hold(fraction + scope.fraction());
            }
            return scope.hold(Operators.add(a.boxed(whole, fraction, other), scope.boxed(b)));
        };
    }

    static Computed subtract(Expression left, Expression right) {
        return scope -> {
            ResultKind a = left.compute(scope);
            long whole = scope.whole();
            double fraction = scope.fraction();
            Object other = scope.other();
            ResultKind b = right.compute(scope);
            if (a == ResultKind.WHOLE && b == ResultKind.WHOLE) {
                return scope.hold(Operators.subtract(whole, scope.whole()));
            }
            if (a.isNumber() && b.isNumber()) {
                return scope.hold(fraction - scope.fraction());
            }
            return scope.hold(Operators.subtract(a.boxed(whole, fraction, other), scope.boxed(b)));
        };
    }

    static Computed multiply(Expression left, Expression right) {
        if (left instanceof Variable && left.equals(right)) {
            return square(left);
        }
        return scope -> {
            ResultKind a = left.compute(scope);
            long whole = scope.whole();
            double fraction = scope.fraction();
            Object other = scope.other();
            ResultKind b = right.compute(scope);
            if (a == ResultKind.WHOLE && b == ResultKind.WHOLE) {
                return scope.hold(Operators.multiply(whole, scope.whole()));
            }
            if (a.isNumber() && b.isNumber()) {
                return scope.hold(fraction * scope.fraction());
            }
            return scope.hold(Operators.multiply(a.boxed(whole, fraction, other), scope.boxed(b)));
        };
    }

    /** A product of a field with itself, which needs to be looked up once. */
    private static Computed square(Expression operand) {
        return scope -> {
            ResultKind kind = operand.compute(scope);
            return switch (kind) {
                case WHOLE -> scope.hold(Operators.multiply(scope.whole(), scope.whole()));
                case FRACTION -> scope.hold(scope.fraction() * scope.fraction());
                case NONE, OTHER -> scope.hold(Operators.multiply(scope.boxed(kind), scope.boxed(kind)));
            };
        };
    }

    static Computed divide(Expression left, Expression right) {
        return scope -> {
            ResultKind a = left.compute(scope);
            long whole = scope.whole();
            double fraction = scope.fraction();
            Object other = scope.other();
            ResultKind b = right.compute(scope);
            if (a.isNumber() && b.isNumber()) {
                return scope.hold(fraction / scope.fraction());
            }
            return scope.hold(Operators.divide(a.boxed(whole, fraction, other), scope.boxed(b)));
        };
    }

    static Computed modulo(Expression left, Expression right) {
        return scope -> {
            ResultKind a = left.compute(scope);
            long whole = scope.whole();
            double fraction = scope.fraction();
            Object other = scope.other();
            ResultKind b = right.compute(scope);
            if (a == ResultKind.WHOLE && b == ResultKind.WHOLE) {
                return scope.hold(Operators.modulo(whole, scope.whole()));
            }
            if (a.isNumber() && b.isNumber()) {
                return scope.hold(fraction % scope.fraction());
            }
            return scope.hold(Operators.modulo(a.boxed(whole, fraction, other), scope.boxed(b)));
        };
    }

    static Computed negate(Expression operand) {
        return scope -> {
            ResultKind kind = operand.compute(scope);
            return switch (kind) {
                case WHOLE -> scope.hold(Operators.subtract(0L, scope.whole()));
                case FRACTION -> scope.hold(0.0 - scope.fraction());
                case NONE, OTHER -> scope.hold(Operators.negate(scope.boxed(kind)));
            };
        };
    }
}
