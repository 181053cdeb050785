package io.tributary.questdb.delivery;

/** How many more rows a task may hold. */
final class Room {
    private final long mostRows;
    private final long mostBytes;
    private long rows;
    private long bytes;

    Room(long mostRows, long mostBytes) {
        this.mostRows = mostRows;
        this.mostBytes = mostBytes;
    }

    /** Looks at what is held just now. */
    void measure(Outbox outbox) {
        rows = outbox.rows();
        bytes = outbox.bytes();
    }

    /** Takes note of rows that came since. */
    void take(int moreRows, int moreBytes) {
        rows += moreRows;
        bytes += moreBytes;
    }

    boolean isFull() {
        return rows >= mostRows || bytes >= mostBytes;
    }
}
