package io.tributary.transforms;

import io.tributary.transforms.Expression.Condition;

/**
 * Closures of the comparison operators. Two numbers are compared here, without objects; whatever else there may be (nulls, texts,
 * errors) is for {@link Operators}.
 */
final class Comparisons {
    private Comparisons() {}

    static Condition equal(Expression left, Expression right) {
        if (right instanceof Constants.Text text) {
            return equal(left, text.value());
        }
        return scope -> {
            ResultKind a = left.compute(scope);
            long whole = scope.whole();
            double fraction = scope.fraction();
            Object other = scope.other();
            ResultKind b = right.compute(scope);
            if (a == ResultKind.WHOLE && b == ResultKind.WHOLE) {
                return whole == scope.whole();
            }
            if (a.isNumber() && b.isNumber()) {
                return fraction == scope.fraction();
            }
            return Operators.equal(a.boxed(whole, fraction, other), scope.boxed(b));
        };
    }

    private static Condition equal(Expression left, String text) {
        return scope -> left.compute(scope) == ResultKind.OTHER && text.equals(scope.other());
    }

    static Condition unequal(Expression left, Expression right) {
        if (right instanceof Constants.Text text) {
            Condition equal = equal(left, text.value());
            return scope -> !equal.test(scope);
        }
        return scope -> {
            ResultKind a = left.compute(scope);
            long whole = scope.whole();
            double fraction = scope.fraction();
            Object other = scope.other();
            ResultKind b = right.compute(scope);
            if (a == ResultKind.WHOLE && b == ResultKind.WHOLE) {
                return whole != scope.whole();
            }
            if (a.isNumber() && b.isNumber()) {
                return fraction != scope.fraction();
            }
            return !Operators.equal(a.boxed(whole, fraction, other), scope.boxed(b));
        };
    }

    static Condition less(Expression left, Expression right) {
        return scope -> {
            ResultKind a = left.compute(scope);
            long whole = scope.whole();
            double fraction = scope.fraction();
            Object other = scope.other();
            ResultKind b = right.compute(scope);
            if (a == ResultKind.WHOLE && b == ResultKind.WHOLE) {
                return whole < scope.whole();
            }
            if (a.isNumber() && b.isNumber()) {
                return fraction < scope.fraction();
            }
            return Operators.less(a.boxed(whole, fraction, other), scope.boxed(b));
        };
    }

    static Condition lessOrEqual(Expression left, Expression right) {
        return scope -> {
            ResultKind a = left.compute(scope);
            long whole = scope.whole();
            double fraction = scope.fraction();
            Object other = scope.other();
            ResultKind b = right.compute(scope);
            if (a == ResultKind.WHOLE && b == ResultKind.WHOLE) {
                return whole <= scope.whole();
            }
            if (a.isNumber() && b.isNumber()) {
                return fraction <= scope.fraction();
            }
            return Operators.lessOrEqual(a.boxed(whole, fraction, other), scope.boxed(b));
        };
    }

    static Condition greater(Expression left, Expression right) {
        return scope -> {
            ResultKind a = left.compute(scope);
            long whole = scope.whole();
            double fraction = scope.fraction();
            Object other = scope.other();
            ResultKind b = right.compute(scope);
            if (a == ResultKind.WHOLE && b == ResultKind.WHOLE) {
                return whole > scope.whole();
            }
            if (a.isNumber() && b.isNumber()) {
                return fraction > scope.fraction();
            }
            return Operators.greater(a.boxed(whole, fraction, other), scope.boxed(b));
        };
    }

    static Condition greaterOrEqual(Expression left, Expression right) {
        return scope -> {
            ResultKind a = left.compute(scope);
            long whole = scope.whole();
            double fraction = scope.fraction();
            Object other = scope.other();
            ResultKind b = right.compute(scope);
            if (a == ResultKind.WHOLE && b == ResultKind.WHOLE) {
                return whole >= scope.whole();
            }
            if (a.isNumber() && b.isNumber()) {
                return fraction >= scope.fraction();
            }
            return Operators.greaterOrEqual(a.boxed(whole, fraction, other), scope.boxed(b));
        };
    }
}
