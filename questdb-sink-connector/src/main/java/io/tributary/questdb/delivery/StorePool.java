package io.tributary.questdb.delivery;

import java.util.ArrayDeque;
import java.util.Deque;

/** Memory for rows to use again, so that a steady stream does not allocate megabytes per request. */
final class StorePool {
    /** One is filled while another is sealed, and a record too many takes a third. */
    private static final int MOST_OPEN = 2;

    private final int initialBytes;
    private final boolean keepRecords;
    private final int mostSealed;
    private final Chunks memory = new Chunks();
    private final Deque<RowStore> open = new ArrayDeque<>();
    private final Deque<SealedRows> sealed = new ArrayDeque<>();
    private final UsualSize openRecords = new UsualSize();
    private final UsualSize sealedRecords = new UsualSize();
    private final TimeOrder sorter = new TimeOrder();

    /**
     * @param initialBytes what to reserve in the heap for lines
     * @param keepRecords whether the records themselves are kept, as reporting one takes
     * @param mostSealed how many requests may be under way
     */
    StorePool(int initialBytes, boolean keepRecords, int mostSealed) {
        this.initialBytes = initialBytes;
        this.keepRecords = keepRecords;
        this.mostSealed = mostSealed;
    }

    /** Somewhere to collect rows. */
    RowStore take() {
        RowStore store = open.poll();
        return store == null ? new RowStore(memory, initialBytes, openRecords.roomy(), keepRecords) : store;
    }

    /** Somewhere for the rows of a request. */
    SealedRows takeSealed(int records) {
        sealedRecords.note(records);
        SealedRows rows = sealed.poll();
        return rows == null ? new SealedRows(memory, sealedRecords.roomy(), keepRecords) : rows;
    }

    /** Sorts stores, one at a time. */
    TimeOrder sorter() {
        return sorter;
    }

    /** Gives a store back whose rows are elsewhere. */
    void giveBack(RowStore store) {
        openRecords.note(store.index().size());
        store.clear();
        if (open.size() < MOST_OPEN && !openRecords.isFarBelow(store.index().capacity())) {
            open.push(store);
        }
    }

    /** Gives rows back that no request reads any more. */
    void giveBack(SealedRows rows) {
        rows.clear();
        if (sealed.size() < mostSealed && !sealedRecords.isFarBelow(rows.index().capacity())) {
            sealed.push(rows);
        }
    }
}
