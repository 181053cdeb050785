package io.tributary.transforms;

/** Closures of the arithmetic operators. */
final class Arithmetic {
    private Arithmetic() {}

    static Expression add(Expression left, Expression right) {
        return scope -> Operators.add(left.evaluate(scope), right.evaluate(scope));
    }

    static Expression subtract(Expression left, Expression right) {
        return scope -> Operators.subtract(left.evaluate(scope), right.evaluate(scope));
    }

    static Expression multiply(Expression left, Expression right) {
        return scope -> Operators.multiply(left.evaluate(scope), right.evaluate(scope));
    }

    static Expression divide(Expression left, Expression right) {
        return scope -> Operators.divide(left.evaluate(scope), right.evaluate(scope));
    }

    static Expression modulo(Expression left, Expression right) {
        return scope -> Operators.modulo(left.evaluate(scope), right.evaluate(scope));
    }
}
