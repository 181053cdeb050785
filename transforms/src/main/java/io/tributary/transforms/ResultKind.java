package io.tributary.transforms;

/** Which sort of value an expression computed, and so where its {@link Scope} holds it. */
enum ResultKind {
    /** Null. */
    NONE(false),
    /** A whole number: both {@link Scope#whole()} and {@link Scope#fraction()} hold it. */
    WHOLE(true),
    /** A number with a fraction: {@link Scope#fraction()} holds it. */
    FRACTION(true),
    /** Anything else: {@link Scope#other()} holds it. */
    OTHER(false);

    private final boolean isNumber;

    ResultKind(boolean isNumber) {
        this.isNumber = isNumber;
    }

    boolean isNumber() {
        return isNumber;
    }

    /** The value as an object, from what a scope held when an expression returned this kind. */
    Object boxed(long whole, double fraction, Object other) {
        return switch (this) {
            case NONE -> null;
            case WHOLE -> (Object) whole;
            case FRACTION -> (Object) fraction;
            case OTHER -> other;
        };
    }
}
