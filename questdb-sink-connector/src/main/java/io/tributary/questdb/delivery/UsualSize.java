package io.tributary.questdb.delivery;

/**
 * How large something is of late: follows a larger one at once, and smaller ones slowly, so that what was made for a burst
 * is not kept for good.
 */
final class UsualSize {
    /** Half of a burst is forgotten after about 45 smaller ones. */
    private static final int MEMORY = 64;

    private static final int MOST_ROOM = 16 << 20;

    private int bytes;

    UsualSize(int initialBytes) {
        this.bytes = initialBytes;
    }

    void note(int size) {
        bytes = Math.max(size, bytes - bytes / MEMORY);
    }

    /** What to reserve so that most will fit. */
    int roomy() {
        return Math.max(bytes, Math.min(MOST_ROOM, bytes + bytes / 4));
    }

    /** Whether so much room is far more than it takes. */
    boolean isFarBelow(int room) {
        return room / 2 > roomy();
    }
}
