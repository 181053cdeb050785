package io.tributary.stack.fault;

/** Something that happens to a given number of requests of a given size. Thread-safe. */
final class Trap {
    private int left;
    private long bytes;
    private int sprung;

    synchronized void arm(int times, long fromBytes) {
        left = times;
        bytes = fromBytes;
    }

    synchronized void disarm() {
        left = 0;
    }

    /** Whether the trap springs for a request of which so many bytes have passed; counts it when it does. */
    synchronized boolean springsAt(long passed) {
        if (left == 0 || passed < bytes) {
            return false;
        }
        left--;
        sprung++;
        return true;
    }

    /** How many more bytes of a request may pass before the trap springs. */
    synchronized long bytesUntil(long passed) {
        return left == 0 ? Long.MAX_VALUE : Math.max(0, bytes - passed);
    }

    synchronized int sprung() {
        return sprung;
    }
}
