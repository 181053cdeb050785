package io.tributary.questdb.delivery;

import io.tributary.questdb.wire.WriteReply;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The way of some partitions to QuestDB: one batch being filled, sealed ones waiting, and a request under way. Another may
 * follow it on the wire, but is taken after it or not at all, so the rows of a partition stay in order.
 */
final class Lane {
    private final StorePool stores;
    private final RequestLimits limits;
    private final Deque<Batch> waiting = new ArrayDeque<>();
    private final Quarantine quarantine = new Quarantine(this);
    private OpenBatch open;
    private Flight flight;
    /** Follows the other: it ends only when that one is in. */
    private Flight follower;

    private int mostRecords = Integer.MAX_VALUE;
    /** Whether a request that followed another was taken, so that the server has a connection to spare for it. */
    private boolean spareConnection;
    /** Whether the server once had no room for a request that followed another, and until when none is sent. */
    private boolean alone;

    private long aloneUntil;

    Lane(StorePool stores, RequestLimits limits) {
        this.stores = stores;
        this.limits = limits;
        this.open = new OpenBatch(stores.take());
    }

    OpenBatch open() {
        return open;
    }

    Flight flight() {
        return flight;
    }

    /** Whether a request may leave that follows the one under way. */
    boolean mayBeFollowed(long now) {
        boolean keptAlone = alone && now - aloneUntil < 0;
        return !keptAlone
                && flight != null
                && follower == null
                && isOnAProvenConnection(flight)
                && quarantine.isEmpty()
                && mostRecords == Integer.MAX_VALUE;
    }

    /**
     * Whether the server is known to take requests by the connection of this one. What follows a request that fails is
     * given up, which closes the connection it is on: that must not be the only one that works.
     */
    private boolean isOnAProvenConnection(Flight underWay) {
        return spareConnection || !underWay.turn().follows();
    }

    /** The server has no room for two requests at once: for a while none follows another. */
    void goAlone(long until) {
        spareConnection = false;
        alone = true;
        aloneUntil = until;
    }

    Quarantine quarantine() {
        return quarantine;
    }

    boolean isUnderWay(Batch batch) {
        return (flight != null && flight.batch() == batch) || (follower != null && follower.batch() == batch);
    }

    boolean hasWaiting() {
        return !waiting.isEmpty();
    }

    /**
     * Ends the batch that is being filled and starts another.
     *
     * @param until rows later than this stay for the next batch
     */
    void seal(long until) {
        OpenBatch next = new OpenBatch(stores.take());
        waiting.addAll(open.seal(stores, until, limits, next));
        open = next;
    }

    /** Ends the batch that is being filled, in as many requests as its rows need. */
    void sealAll() {
        while (!open.isEmpty()) {
            seal(Long.MAX_VALUE);
        }
    }

    /** The same, but the last record goes into the next batch in any case. */
    void sealBeforeLast(long until) {
        OpenBatch last = new OpenBatch(stores.take());
        open.moveLastTo(last);
        seal(until);
        if (open.isEmpty()) {
            open.giveBack(stores);
            open = last;
        } else {
            last.moveLastTo(open);
            last.giveBack(stores);
        }
    }

    /** What is to be sent next, at most so many bytes of it. */
    Batch takeNext(int mostBytes) {
        Batch head = waiting.remove();
        int records = Math.min(mostRecords, head.records());
        if (head.bytes() > mostBytes) {
            records = Math.min(records, head.recordsWithin(mostBytes));
        }
        if (records == head.records()) {
            return head;
        }
        Batch first = head.part(0, records);
        waiting.addFirst(head.part(records, head.records()));
        head.release();
        return first;
    }

    void depart(Flight departing) {
        if (flight == null) {
            flight = departing;
        } else {
            follower = departing;
        }
    }

    /** The request under way was answered. One that follows takes its place, or waits again if it is given up. */
    void arrive(WriteReply reply) {
        spareConnection |= flight.turn().follows() && reply instanceof WriteReply.Accepted;
        flight = null;
        if (follower == null) {
            return;
        }
        if (reply instanceof WriteReply.Accepted) {
            flight = follower;
            follower = null;
        } else {
            follower.turn().comes().complete(false);
            followerWaitsAgain();
        }
    }

    private void followerWaitsAgain() {
        follower.batch().sealed().mayStillBeRead();
        putBack(follower.batch());
        follower = null;
    }

    /** The last record that waits, with a hold of its own; null when none waits. */
    Batch copyOfNewest() {
        return waiting.isEmpty() ? null : waiting.getLast().lastRecord();
    }

    /** Puts a batch back, before all others, except for the rows of partitions that are not ours any more. */
    void putBack(Batch batch) {
        if (batch.records() > 0) {
            batch.withoutRevoked().forEach(waiting::addFirst);
        }
    }

    /**
     * A row was bad. Until some requests have passed, send about as many records at once as were good before it: when
     * bad rows are many, large requests would be sent in vain.
     */
    void beCareful(int goodBefore) {
        mostRecords = Math.max(64, goodBefore < Integer.MAX_VALUE / 4 ? goodBefore * 4 : Integer.MAX_VALUE);
    }

    /** A request has passed: larger ones may follow. */
    void dare() {
        mostRecords = mostRecords > Integer.MAX_VALUE / 2 ? Integer.MAX_VALUE : mostRecords * 2;
    }

    /** Drops the rows of partitions that are not ours any more; not those under way, unless they can be held back yet. */
    void dropRevoked() {
        sealAll();
        if (follower != null
                && follower.batch().holdsRevoked()
                && follower.turn().comes().complete(false)) {
            followerWaitsAgain();
        }
        quarantine.dropRevoked();
        List<Batch> all = List.copyOf(waiting);
        waiting.clear();
        for (Batch batch : all) {
            waiting.addAll(batch.withoutRevoked());
        }
    }

    long rowsUnderWay() {
        return (flight == null ? 0L : flight.batch().rows())
                + (follower == null ? 0L : follower.batch().rows());
    }

    long bytesUnderWay() {
        return (flight == null ? 0L : flight.batch().bytes())
                + (follower == null ? 0L : follower.batch().bytes());
    }

    /** The last answer that is not there yet. */
    CompletableFuture<Flight.Answer> lastAnswer() {
        return (follower == null ? flight : follower).answer();
    }

    /** Rows waiting, being filled or under way. */
    long rows() {
        long rows = open.rows() + rowsUnderWay();
        for (Batch batch : waiting) {
            rows += batch.rows();
        }
        return rows;
    }

    /** Bytes waiting, being filled or under way. */
    long bytes() {
        long bytes = open.bytes() + bytesUnderWay();
        for (Batch batch : waiting) {
            bytes += batch.bytes();
        }
        return bytes;
    }
}
