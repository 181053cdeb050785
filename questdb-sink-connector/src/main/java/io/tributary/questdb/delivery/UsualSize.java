package io.tributary.questdb.delivery;

/**
 * How large something is of late: follows a larger one at once, and smaller ones slowly, so that what was made for a burst
 * is not kept for good.
 */
final class UsualSize {
    /** Half of a burst is forgotten after about 45 smaller ones. */
    private static final int MEMORY = 64;

    /** More than that is reserved only when it is needed: it may be too much for the memory. */
    private static final int MOST_RESERVED = 16 << 20;

    private final int least;
    private int usual;

    /**
     * @param least smaller ones count as this
     */
    UsualSize(int least) {
        this.least = least;
        this.usual = least;
    }

    void note(int size) {
        usual = Math.max(Math.max(least, size), usual - usual / MEMORY);
    }

    /** What to reserve so that most will fit. */
    int roomy() {
        return Math.max(least, Math.min(MOST_RESERVED, usual + usual / 4));
    }

    /** Whether so much room is far more than it takes. */
    boolean isFarBelow(int room) {
        return room / 2 > usual + usual / 4;
    }
}
