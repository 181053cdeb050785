package io.tributary.transforms;

/**
 * An expression over the fields of a record. Its results are null, {@link Boolean}, {@link Long}, {@link Double}, {@link
 * String}, or a value of a field of another type as it is.
 */
interface Expression {
    /**
     * Evaluates the expression for one record.
     *
     * @throws org.apache.kafka.connect.errors.DataException if an operator does not fit its operands
     */
    Object evaluate(Scope scope);

    /**
     * Evaluates the expression for one record and leaves the result in the scope, so that a number need not become an object.
     *
     * @return what the scope holds
     * @throws org.apache.kafka.connect.errors.DataException if an operator does not fit its operands
     */
    default ResultKind compute(Scope scope) {
        return scope.hold(evaluate(scope));
    }

    /**
     * Evaluates a condition; null counts as false.
     *
     * @throws org.apache.kafka.connect.errors.DataException if the result is not a boolean
     */
    default boolean test(Scope scope) {
        return Operators.truth(evaluate(scope));
    }

    /** An expression that computes in the scope. */
    interface Computed extends Expression {
        @Override
        ResultKind compute(Scope scope);

        @Override
        default Object evaluate(Scope scope) {
            return scope.boxed(compute(scope));
        }
    }

    /** An expression whose result is always a boolean. */
    interface Condition extends Expression {
        @Override
        boolean test(Scope scope);

        @Override
        default Object evaluate(Scope scope) {
            return test(scope);
        }
    }
}
