package io.tributary.questdb.delivery;

import java.util.ArrayDeque;
import java.util.Deque;

/** Memory for rows to use again, so that a steady stream does not allocate megabytes per request. */
final class StorePool {
    /** One is filled while another is sealed, and a record too many takes a third. */
    private static final int MOST_OPEN = 2;

    private final boolean keepRecords;
    private final int mostSealed;
    private final UsualSize openBytes;
    private final Chunks memory = new Chunks();
    private final Deque<RowStore> open = new ArrayDeque<>();
    private final Deque<SealedRows> sealed = new ArrayDeque<>();
    private final TimeOrder sorter = new TimeOrder();

    /**
     * @param initialBytes what to reserve for lines as long as nobody knows how many there will be
     * @param keepRecords whether the records themselves are kept, as reporting one takes
     * @param mostSealed how many requests may be under way
     */
    StorePool(int initialBytes, boolean keepRecords, int mostSealed) {
        this.openBytes = new UsualSize(initialBytes);
        this.keepRecords = keepRecords;
        this.mostSealed = mostSealed;
    }

    /** Somewhere to collect rows. */
    RowStore take() {
        RowStore store = open.poll();
        return store == null ? new RowStore(openBytes.roomy(), keepRecords) : store;
    }

    /** Somewhere for the rows of a request. */
    SealedRows takeSealed(int records) {
        SealedRows rows = sealed.poll();
        return rows == null ? new SealedRows(memory, Math.max(1, records), keepRecords) : rows;
    }

    /** Sorts stores, one at a time. */
    TimeOrder sorter() {
        return sorter;
    }

    /** Gives a store back whose rows are elsewhere. */
    void giveBack(RowStore store) {
        openBytes.note(store.lines().size());
        if (open.size() < MOST_OPEN && !openBytes.isFarBelow(store.lines().array().length)) {
            store.clear();
            open.push(store);
        }
    }

    /** Gives rows back that no request reads any more. */
    void giveBack(SealedRows rows) {
        rows.clear();
        if (sealed.size() < mostSealed) {
            sealed.push(rows);
        }
    }
}
