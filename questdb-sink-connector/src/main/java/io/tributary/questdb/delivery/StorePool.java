package io.tributary.questdb.delivery;

import java.util.ArrayDeque;
import java.util.Deque;

/** Row stores to use again, so that a steady stream does not allocate megabytes per request. */
final class StorePool {
    /** About what the largest request has, as a rule. */
    private static final int MOST_INITIAL_BYTES = 16 << 20;

    private int initialBytes;
    private final boolean keepRecords;
    private final int most;
    private final Deque<RowStore> spare = new ArrayDeque<>();
    private final TimeOrder sorter = new TimeOrder();

    StorePool(int initialBytes, boolean keepRecords, int most) {
        this.initialBytes = initialBytes;
        this.keepRecords = keepRecords;
        this.most = most;
    }

    RowStore take() {
        RowStore store = spare.poll();
        return store == null ? new RowStore(initialBytes, keepRecords) : store;
    }

    /** Sorts stores, one at a time. */
    TimeOrder sorter() {
        return sorter;
    }

    /** Gives a store back that no request reads any more. */
    void giveBack(RowStore store) {
        // One that is made for lack of a spare one need not grow step by step.
        initialBytes = Math.max(
                initialBytes, Math.min(MOST_INITIAL_BYTES, store.lines().size()));
        if (spare.size() < most) {
            store.clear();
            spare.push(store);
        }
    }
}
