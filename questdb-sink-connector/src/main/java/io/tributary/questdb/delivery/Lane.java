package io.tributary.questdb.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The way of some partitions to QuestDB: one batch being filled, sealed ones waiting, and at most one request under way,
 * so that the rows of a partition stay in order.
 */
final class Lane {
    private final StorePool stores;
    private final Deque<Batch> waiting = new ArrayDeque<>();
    private final Quarantine quarantine = new Quarantine(this);
    private OpenBatch open;
    private Flight flight;
    private int mostRecords = Integer.MAX_VALUE;

    Lane(StorePool stores) {
        this.stores = stores;
        this.open = new OpenBatch(stores.take());
    }

    OpenBatch open() {
        return open;
    }

    Flight flight() {
        return flight;
    }

    Quarantine quarantine() {
        return quarantine;
    }

    boolean isUnderWay(Batch batch) {
        return flight != null && flight.batch() == batch;
    }

    boolean hasWaiting() {
        return !waiting.isEmpty();
    }

    /**
     * Ends the batch that is being filled and starts another.
     *
     * @param until rows later than this may stay for the next batch
     */
    void seal(long until) {
        OpenBatch next = new OpenBatch(stores.take());
        waiting.add(open.seal(stores, until, next));
        open = next;
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
        flight = departing;
    }

    void arrive() {
        flight = null;
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

    /** Drops the rows of partitions that are not ours any more; not those under way. */
    void dropRevoked() {
        if (!open.isEmpty()) {
            seal(Long.MAX_VALUE);
        }
        quarantine.dropRevoked();
        List<Batch> all = List.copyOf(waiting);
        waiting.clear();
        for (Batch batch : all) {
            waiting.addAll(batch.withoutRevoked());
        }
    }

    /** Rows waiting, being filled or under way. */
    long rows() {
        long rows = open.rows() + (flight == null ? 0L : flight.batch().rows());
        for (Batch batch : waiting) {
            rows += batch.rows();
        }
        return rows;
    }

    /** Bytes waiting, being filled or under way. */
    long bytes() {
        long bytes = open.bytes() + (flight == null ? 0L : flight.batch().bytes());
        for (Batch batch : waiting) {
            bytes += batch.bytes();
        }
        return bytes;
    }
}
