package io.tributary.questdb.delivery;

/**
 * The most that one request may have. A single record larger than that still goes, in a request of its own.
 *
 * @param rows rows of a request
 * @param bytes bytes of a request
 */
record RequestLimits(int rows, int bytes) {}
