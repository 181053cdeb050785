package io.tributary.stack.quickstart.page;

import java.time.Duration;
import java.util.Optional;

/**
 * What a table looked like at a moment.
 *
 * @param name name of the table
 * @param rows number of visible rows
 * @param rate rows per second since the moment before
 * @param lag records of its topic that the sink has not committed
 * @param age now minus the newest event time; absent without rows
 */
public record TableState(String name, long rows, double rate, long lag, Optional<Duration> age) {}
