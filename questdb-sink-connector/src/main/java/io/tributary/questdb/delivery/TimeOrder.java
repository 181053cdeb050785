package io.tributary.questdb.delivery;

import java.util.Arrays;

/**
 * Works out in which order records stand by time. Those of equal time stay in the order they came in, so the last row of
 * a key stays the last.
 *
 * <p>Records come in runs that are in order already, one from each partition of a poll, so runs are found and merged: the
 * cost is one step per record for each time the number of runs can be halved.
 */
final class TimeOrder {
    private int[] order = new int[0];
    private int[] merged = new int[0];
    private int[] runs = new int[16];

    /**
     * Orders records.
     *
     * @param times the time of each record
     * @param size how many records there are
     * @return the number of the record that comes first, second, and so on; used again by the next call
     */
    int[] of(long[] times, int size) {
        asTheyCame(size);
        int count = findRuns(times, size);
        while (count > 1) {
            count = mergePairs(times, count);
            int[] swap = order;
            order = merged;
            merged = swap;
        }
        return order;
    }

    /**
     * Leaves records as they are.
     *
     * @param size how many records there are
     * @return 0, 1, 2 and so on; used again by the next call
     */
    int[] asTheyCame(int size) {
        if (order.length < size) {
            int capacity = size + size / 2;
            order = new int[capacity];
            merged = new int[capacity];
        }
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        return order;
    }

    /** Notes where each run begins, and behind them the end. */
    private int findRuns(long[] times, int size) {
        int count = 0;
        runs[0] = 0;
        for (int i = 1; i < size; i++) {
            if (times[i] < times[i - 1]) {
                note(++count, i);
            }
        }
        note(++count, size);
        return count;
    }

    private void note(int run, int start) {
        if (run == runs.length) {
            runs = Arrays.copyOf(runs, run * 2);
        }
        runs[run] = start;
    }

    private int mergePairs(long[] times, int count) {
        int left = 0;
        int made = 0;
        while (left < count) {
            int right = Math.min(left + 1, count);
            int end = Math.min(left + 2, count);
            merge(times, runs[left], runs[right], runs[end]);
            runs[made++] = runs[left];
            left = end;
        }
        runs[made] = runs[count];
        return made;
    }

    private void merge(long[] times, int from, int middle, int to) {
        int left = from;
        int right = middle;
        int out = from;
        while (left < middle && right < to) {
            int a = order[left];
            int b = order[right];
            if (times[a] <= times[b]) {
                merged[out++] = a;
                left++;
            } else {
                merged[out++] = b;
                right++;
            }
        }
        System.arraycopy(order, left, merged, out, middle - left);
        System.arraycopy(order, right, merged, out + middle - left, to - right);
    }
}
