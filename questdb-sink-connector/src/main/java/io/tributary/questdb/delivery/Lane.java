package io.tributary.questdb.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The way of some partitions to QuestDB: one batch being filled, sealed ones waiting, and at most one request under way,
 * so that the rows of a partition stay in order.
 */
final class Lane {
    private final Deque<Batch> waiting = new ArrayDeque<>();
    private final Quarantine quarantine = new Quarantine(this);
    private OpenBatch open;
    private Flight flight;
    private int mostRecords = Integer.MAX_VALUE;

    Lane(RowStore first) {
        this.open = new OpenBatch(first);
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

    /** Ends the batch that is being filled and starts another in {@code next}. */
    void seal(RowStore next) {
        waiting.add(open.seal());
        open = new OpenBatch(next);
    }

    /** The same, but the last record goes into the next batch. */
    void sealBeforeLast(RowStore next) {
        OpenBatch following = new OpenBatch(next);
        open.moveLastTo(following);
        waiting.add(open.seal());
        open = following;
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
    void dropRevoked(RowStore spare) {
        if (!open.isEmpty()) {
            seal(spare);
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
        return waiting.stream().mapToLong(Batch::rows).sum()
                + open.rows()
                + (flight == null ? 0 : flight.batch().rows());
    }

    /** Bytes waiting, being filled or under way. */
    long bytes() {
        return waiting.stream().mapToLong(Batch::bytes).sum()
                + open.bytes()
                + (flight == null ? 0 : flight.batch().bytes());
    }
}
