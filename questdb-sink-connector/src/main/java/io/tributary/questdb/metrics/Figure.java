package io.tributary.questdb.metrics;

import java.util.function.Supplier;

/**
 * One thing to show.
 *
 * @param name lower case with hyphens
 * @param description what it means
 * @param value gives the present value; called by any thread
 */
public record Figure(String name, String description, Supplier<Number> value) {}
