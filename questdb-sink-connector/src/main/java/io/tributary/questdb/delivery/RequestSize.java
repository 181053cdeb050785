package io.tributary.questdb.delivery;

/**
 * How large requests may be just now. Halves when a request is refused as too large or takes too long, and doubles again
 * with every full request that succeeds.
 */
final class RequestSize {
    private static final int SMALLEST = 16 * 1024;

    private final int largest;
    private int current;

    RequestSize(int largest) {
        this.largest = largest;
        this.current = largest;
    }

    int bytes() {
        return current;
    }

    /** A request of this size did not pass. */
    void tooLarge(int bytes) {
        current = Math.max(Math.min(SMALLEST, largest), Math.min(current, bytes) / 2);
    }

    /** A request of this size did pass. */
    void passed(int bytes) {
        if (current < largest && bytes > current / 2) {
            current = (int) Math.min(largest, current * 2L);
        }
    }
}
