package io.tributary.synthetic;

import io.tributary.synthetic.pace.ShardSchedule;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Where a shard goes on: a {@link ShardOffset} that Connect has stored.
 *
 * @param index the index of the shard's next record
 * @param origin the instant its schedule counted from, in nanoseconds since 1970
 * @param elapsed how long after that the record before was due, in nanoseconds; empty in offsets of older versions
 * @param base the index of the record that its schedule started with
 */
record StoredOffset(long index, long origin, OptionalLong elapsed, long base) {
    /** How far the clocks of two workers may differ before a schedule counts as one of another rate. */
    private static final long CLOCK_DIFFERENCE = TimeUnit.SECONDS.toNanos(1);
    /** So far apart, event times differ in every unit. */
    private static final long DISTINCT = TimeUnit.MILLISECONDS.toNanos(2);

    /**
     * When the records of a shard come.
     *
     * @param schedule the shard's schedule
     * @param origin the instant it counts from, in nanoseconds since 1970
     */
    record Timeline(ShardSchedule schedule, long origin) {}

    /** Reads what Connect has stored, empty for null. Numbers may have come back as any type a JSON converter makes of them. */
    static Optional<StoredOffset> of(Map<String, Object> stored) {
        return Optional.ofNullable(stored)
                .map(it -> new StoredOffset(
                        number(it, ShardOffset.INDEX).orElseThrow(),
                        number(it, ShardOffset.ORIGIN).orElseThrow(),
                        number(it, ShardOffset.ELAPSED),
                        number(it, ShardOffset.BASE).orElse(0)));
    }

    /** Nothing was made yet: the schedule starts at the given instant. */
    static StoredOffset none(long start) {
        return new StoredOffset(0, start, OptionalLong.empty(), 0);
    }

    /**
     * How the shard goes on: as before when the schedule is the one it had. A changed one starts with the next record, so that event times move
     * on from the last one, whatever the rate was.
     *
     * @param configured the shard's schedule by the settings
     * @param now the time, in nanoseconds since 1970
     */
    Timeline on(ShardSchedule configured, long now) {
        ShardSchedule same = configured.startedWith(base);
        if (index == 0) {
            return new Timeline(same, origin);
        }
        long due = same.dueAt(index - 1);
        if (elapsed.isEmpty()) {
            // The older version did not say: a record that lies ahead of the clock was made at a higher rate.
            boolean ahead = due > now + CLOCK_DIFFERENCE - origin;
            return ahead ? startingAt(now, configured) : new Timeline(same, origin);
        }
        return elapsed.getAsLong() == due
                ? new Timeline(same, origin)
                : startingAt(nextAfter(origin + elapsed.getAsLong(), configured, now), configured);
    }

    private Timeline startingAt(long instant, ShardSchedule configured) {
        ShardSchedule changed = configured.startedWith(index);
        return new Timeline(changed, instant - changed.dueAt(index));
    }

    /** As long after the last record as the changed schedule says; but when that lies ahead of the clock, now. */
    private long nextAfter(long last, ShardSchedule configured, long now) {
        long instant = last + configured.dueAt(1) - configured.dueAt(0);
        return instant > now && now - last > DISTINCT ? now : instant;
    }

    private static OptionalLong number(Map<String, Object> stored, String key) {
        return stored.get(key) instanceof Number number ? OptionalLong.of(number.longValue()) : OptionalLong.empty();
    }
}
