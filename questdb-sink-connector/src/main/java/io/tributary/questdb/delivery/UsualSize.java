package io.tributary.questdb.delivery;

/**
 * How large something is of late: follows a larger one at once, and smaller ones slowly, so that what was made for a burst
 * is not kept for good.
 */
final class UsualSize {
    private static final int LEAST = 1_024;

    /** Half of a burst is forgotten after about 45 smaller ones. */
    private static final int MEMORY = 64;

    private int usual = LEAST;

    void note(int size) {
        usual = Math.max(Math.max(LEAST, size), usual - usual / MEMORY);
    }

    /** What to reserve so that most will fit. */
    int roomy() {
        return usual + usual / 4;
    }

    /** Whether so much room is far more than it takes. */
    boolean isFarBelow(int room) {
        return room / 2 > roomy();
    }
}
