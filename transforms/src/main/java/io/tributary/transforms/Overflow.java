package io.tributary.transforms;

/** What becomes of a number that is too large or too small for its new type. */
enum Overflow {
    FAIL,
    SATURATE,
    NULL
}
