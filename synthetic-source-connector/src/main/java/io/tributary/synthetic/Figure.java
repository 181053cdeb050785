package io.tributary.synthetic;

import java.util.function.LongSupplier;

/**
 * One thing to show.
 *
 * @param name the metric's name
 * @param description what it means
 * @param value gives the present value; called by any thread
 */
record Figure(String name, String description, LongSupplier value) {}
