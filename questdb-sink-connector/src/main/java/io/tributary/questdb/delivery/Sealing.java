package io.tributary.questdb.delivery;

import java.time.Duration;

/**
 * Decides when the batch that a lane is filling is ended, and what goes into it: rows up to the slowest partition while Kafka
 * has a backlog, all rows otherwise.
 */
final class Sealing {
    /** A lane without a request does not wait for a full one: a quarter is large enough to be cheap for QuestDB. */
    private static final int WORTH_SENDING = 4;

    private static final long MOST_HELD_BYTES = 256L * 1024 * 1024;

    private final DeliveryConfig config;
    private final RequestLimits limits;
    /** The most that an open batch holds while it waits for the slowest partition. */
    private final RequestLimits heldForOrder;

    private final boolean inTimeOrder;
    private long completeUntil = Long.MAX_VALUE;

    /**
     * @param inTimeOrder whether rows leave in the order of time
     */
    Sealing(DeliveryConfig config, RequestLimits limits, boolean inTimeOrder) {
        this.config = config;
        this.limits = limits;
        this.heldForOrder = new RequestLimits((int) Math.max(config.flushRows(), config.bufferRows() / 2), (int)
                Math.max(config.flushBytes(), Math.min(MOST_HELD_BYTES, config.bufferBytes() / 2)));
        this.inTimeOrder = inTimeOrder;
    }

    /** Says up to which time the rows of all partitions are here; Long.MAX_VALUE when none needs to wait. */
    void completeUntil(long time) {
        completeUntil = time;
    }

    /** Ends a lane's open batch when its last record has filled it, or made it too large. */
    void sealIfFull(Lane lane) {
        OpenBatch open = lane.open();
        if (waitsForSlowest()) {
            boolean noRoom = open.rows() >= heldForOrder.rows() || open.bytes() >= heldForOrder.bytes();
            if (noRoom || (isFull(open.rows(), open) && isFull(open.rowsUntil(completeUntil), open))) {
                lane.seal(
                        noRoom && !isWorthSending(open.rowsUntil(completeUntil), open)
                                ? Long.MAX_VALUE
                                : completeUntil);
            }
            return;
        }
        if (open.bytes() > limits.bytes() && open.records() > 1) {
            lane.sealBeforeLast(Long.MAX_VALUE);
        }
        if (isFull(lane.open().rows(), lane.open())) {
            lane.seal(Long.MAX_VALUE);
        }
    }

    /** Whether rows that are ahead of the slowest partition stay here for a while. */
    private boolean waitsForSlowest() {
        return inTimeOrder && completeUntil != Long.MAX_VALUE;
    }

    /**
     * Ends the open batch of a lane that could send it, when it is worth a request or has waited long enough.
     *
     * @param behind whether more records are to be had at once, so that waiting makes larger requests
     * @param noRoom whether no more rows can be held
     */
    void sealIfDue(Lane lane, long now, boolean behind, boolean noRoom) {
        OpenBatch open = lane.open();
        Duration patience = behind ? config.flushInterval() : config.linger();
        if (open.isEmpty()) {
            return;
        }
        if (open.ageNanos(now) >= patience.toNanos()) {
            lane.seal(Long.MAX_VALUE);
        } else if (noRoom || isWorthSending(open)) {
            lane.seal(untilForNow());
        }
    }

    private boolean isWorthSending(OpenBatch open) {
        return isWorthSending(open.rows(), open)
                && (!waitsForSlowest() || isWorthSending(open.rowsUntil(completeUntil), open));
    }

    private long untilForNow() {
        return waitsForSlowest() ? completeUntil : Long.MAX_VALUE;
    }

    private boolean isWorthSending(long rows, OpenBatch open) {
        return isFull(rows * WORTH_SENDING, open);
    }

    /** Whether so many rows of a batch fill a request. */
    private boolean isFull(long rows, OpenBatch open) {
        return rows >= limits.rows() || rows * open.bytes() >= (long) limits.bytes() * open.rows();
    }
}
