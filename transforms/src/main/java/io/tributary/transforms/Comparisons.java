package io.tributary.transforms;

import io.tributary.transforms.Expression.Condition;

/** Closures of the comparison operators. */
final class Comparisons {
    private Comparisons() {}

    static Condition equal(Expression left, Expression right) {
        return scope -> Operators.equal(left.evaluate(scope), right.evaluate(scope));
    }

    static Condition unequal(Expression left, Expression right) {
        return scope -> !Operators.equal(left.evaluate(scope), right.evaluate(scope));
    }

    static Condition less(Expression left, Expression right) {
        return scope -> Operators.less(left.evaluate(scope), right.evaluate(scope));
    }

    static Condition lessOrEqual(Expression left, Expression right) {
        return scope -> Operators.lessOrEqual(left.evaluate(scope), right.evaluate(scope));
    }

    static Condition greater(Expression left, Expression right) {
        return scope -> Operators.greater(left.evaluate(scope), right.evaluate(scope));
    }

    static Condition greaterOrEqual(Expression left, Expression right) {
        return scope -> Operators.greaterOrEqual(left.evaluate(scope), right.evaluate(scope));
    }
}
