package io.tributary.questdb.delivery;

import java.util.Arrays;
import org.apache.kafka.connect.sink.SinkRecord;

/** For each record of a run of lines: where it came from, how many rows it has and where its lines end. */
final class RecordIndex {
    private PartitionTrack[] tracks;
    private long[] offsets;
    /** Where the lines of the first records end, by how many these are. */
    private int[] byteEnds;

    private int[] rowEnds;
    private SinkRecord[] records;
    private int size;

    /**
     * @param capacity how many records to reserve for, at least one
     * @param keepRecords whether the records themselves are kept, as reporting one takes
     */
    RecordIndex(int capacity, boolean keepRecords) {
        this.tracks = new PartitionTrack[capacity];
        this.offsets = new long[capacity];
        this.byteEnds = new int[capacity + 1];
        this.rowEnds = new int[capacity + 1];
        this.records = keepRecords ? new SinkRecord[capacity] : null;
    }

    /**
     * Takes note of a record whose lines are the last ones.
     *
     * @param byteEnd where its lines end
     * @param record the record itself; only looked at when records are kept
     */
    void add(PartitionTrack track, long offset, int byteEnd, int rows, SinkRecord record) {
        if (size == offsets.length) {
            grow();
        }
        tracks[size] = track;
        offsets[size] = offset;
        if (records != null) {
            records[size] = record;
        }
        byteEnds[size + 1] = byteEnd;
        rowEnds[size + 1] = rowEnds[size] + rows;
        size++;
    }

    /** Takes note of a record of another index, whose lines now end elsewhere. */
    void addFrom(RecordIndex other, int record, int byteEnd) {
        add(other.tracks[record], other.offsets[record], byteEnd, other.rows(record), other.record(record));
    }

    void removeLast() {
        size--;
        if (records != null) {
            records[size] = null;
        }
    }

    /** Partitions are few, and may stay; records are many. */
    void clear() {
        if (records != null) {
            Arrays.fill(records, 0, size, null);
        }
        size = 0;
    }

    private void grow() {
        int capacity = size * 2;
        tracks = Arrays.copyOf(tracks, capacity);
        offsets = Arrays.copyOf(offsets, capacity);
        byteEnds = Arrays.copyOf(byteEnds, capacity + 1);
        rowEnds = Arrays.copyOf(rowEnds, capacity + 1);
        if (records != null) {
            records = Arrays.copyOf(records, capacity);
        }
    }

    /** The number of records. */
    int size() {
        return size;
    }

    PartitionTrack track(int record) {
        return tracks[record];
    }

    long offset(int record) {
        return offsets[record];
    }

    /** The record itself; null when records are not kept. */
    SinkRecord record(int record) {
        return records == null ? null : records[record];
    }

    /** How many rows a record has. */
    int rows(int record) {
        return rowEnds[record + 1] - rowEnds[record];
    }

    /** How many bytes the lines of a record have. */
    int bytes(int record) {
        return byteEnds[record + 1] - byteEnds[record];
    }

    /** Where the lines of the first {@code count} records end. */
    int byteEnd(int count) {
        return byteEnds[count];
    }

    /** How many rows the first {@code count} records have. */
    int rowEnd(int count) {
        return rowEnds[count];
    }

    /** Where to end so that the records from {@code from} on have at most so many bytes together; at least one. */
    int fit(int from, int to, int maxBytes) {
        return Math.max(from + 1, recordAt(byteEnds, from, to, (long) byteEnds[from] + maxBytes));
    }

    /** The index of the record that has a row, counted from 1 at the first record of all. */
    int recordOfRow(int row) {
        return recordAt(rowEnds, 0, size, row - 1L);
    }

    /** The first record of a range that ends beyond a limit. */
    private static int recordAt(int[] ends, int from, int to, long limit) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle + 1] <= limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
