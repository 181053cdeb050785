package io.tributary.synthetic;

import io.tributary.synthetic.pace.PaceClock;

/** A clock that moves only when someone waits for it. */
final class FakePaceClock implements PaceClock {
    private long now;
    private boolean released;

    FakePaceClock(long startEpochNanos) {
        this.now = startEpochNanos;
    }

    @Override
    public long epochNanos() {
        return now;
    }

    @Override
    public boolean await(long nanos) {
        if (!released) {
            now += nanos;
        }
        return released;
    }

    @Override
    public void release() {
        released = true;
    }

    void advance(long nanos) {
        now += nanos;
    }
}
