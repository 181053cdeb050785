package io.tributary.transforms;

import io.tributary.transforms.Expression.Computed;

/** Closures of the literals in expressions. */
final class Constants {
    private Constants() {}

    static Computed of(long value) {
        return scope -> scope.hold(value);
    }

    static Computed of(double value) {
        return scope -> scope.hold(value);
    }

    /** A text, which comparisons look at. */
    record Text(String value) implements Expression {
        @Override
        public Object evaluate(Scope scope) {
            return value;
        }
    }

    /**
     * A boolean or null.
     *
     * @param value may be null
     */
    static Expression of(Object value) {
        return scope -> value;
    }
}
