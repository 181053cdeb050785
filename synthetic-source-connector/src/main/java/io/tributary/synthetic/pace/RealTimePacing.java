package io.tributary.synthetic.pace;

/**
 * Records come when the clock says so. After a stall the shard catches up, but never on more than a limit: what is older slips, that is, the
 * schedule starts so much later. No record is skipped by that.
 */
public final class RealTimePacing implements Pacing {
    private final ShardSchedule schedule;
    private final long catchUpNanos;
    private final long tickNanos;
    private final SlipListener slips;
    private long origin;

    /** Is told when the schedule slips. */
    @FunctionalInterface
    public interface SlipListener {
        /**
         * The schedule of a shard was moved.
         *
         * @param nanos by how much, in nanoseconds
         */
        void slipped(long nanos);
    }

    /**
     * @param schedule when the shard's records are due
     * @param origin the instant the schedule counts from, in nanoseconds since 1970
     * @param catchUpNanos the most that is caught up on, in nanoseconds
     * @param tickNanos records are released together at the end of each tick of this length; 0 to release them one by one
     * @param slips is told when the schedule slips
     */
    public RealTimePacing(ShardSchedule schedule, long origin, long catchUpNanos, long tickNanos, SlipListener slips) {
        this.schedule = schedule;
        this.origin = origin;
        this.catchUpNanos = catchUpNanos;
        this.tickNanos = tickNanos;
        this.slips = slips;
    }

    @Override
    public long owed(long next, long now) {
        slip(next, now);
        long released = releasedBy(now - origin);
        return released < 0 ? 0 : Math.max(0, schedule.dueBy(released) - next);
    }

    @Override
    public long nanosUntil(long next, long now) {
        long due = schedule.dueAt(next);
        long release = tickNanos == 0 ? due : due - due % tickNanos + tickNanos;
        return Math.max(0, origin + release - now);
    }

    @Override
    public long nanosLate(long next, long now) {
        return Math.max(0, now - origin - schedule.dueAt(next));
    }

    @Override
    public long origin() {
        return origin;
    }

    /** The newest due time, since the start, whose records may go out; negative for none. */
    private long releasedBy(long elapsed) {
        return tickNanos == 0 || elapsed < 0 ? elapsed : elapsed - elapsed % tickNanos - 1;
    }

    private void slip(long next, long now) {
        long late = now - origin - schedule.dueAt(next);
        if (late > catchUpNanos) {
            long surplus = late - catchUpNanos;
            origin += surplus;
            slips.slipped(surplus);
        }
    }
}
