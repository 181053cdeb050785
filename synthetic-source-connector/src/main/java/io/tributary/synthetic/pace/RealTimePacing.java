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
    public long owed(long next, long last, long now) {
        slip(last, now);
        long released = releasedBy(now - origin);
        return released < 0 ? 0 : Math.max(0, schedule.dueBy(released) - next);
    }

    @Override
    public long nanosUntil(long last, long now) {
        long release = releaseOf(last);
        long elapsed = now - origin;
        // What is due beyond the range of a long is as far away as can be said.
        long until = release - elapsed;
        return release <= elapsed ? 0 : until < 0 ? Long.MAX_VALUE : until;
    }

    @Override
    public long nanosLate(long last, long now) {
        long release = releaseOf(last);
        long elapsed = now - origin;
        return release >= elapsed ? 0 : elapsed - release;
    }

    @Override
    public long origin() {
        return origin;
    }

    /** The newest due time, since the start, whose records may go out; negative for none. */
    private long releasedBy(long elapsed) {
        return tickNanos == 0 || elapsed < 0 ? elapsed : elapsed - elapsed % tickNanos - 1;
    }

    /** When a record may go out, since the start: once it is due, or at the end of its tick. */
    private long releaseOf(long index) {
        long due = schedule.dueAt(index);
        boolean never = due > Long.MAX_VALUE - tickNanos;
        return tickNanos == 0 || never ? due : due - due % tickNanos + tickNanos;
    }

    /** Lateness counts from the release: a record that waits for its tick or for its window is not late, however long that takes. */
    private void slip(long last, long now) {
        long late = nanosLate(last, now);
        if (late > catchUpNanos) {
            long surplus = late - catchUpNanos;
            origin += surplus;
            slips.slipped(surplus);
        }
    }
}
