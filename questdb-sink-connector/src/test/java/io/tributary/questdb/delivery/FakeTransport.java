package io.tributary.questdb.delivery;

import io.tributary.questdb.wire.IlpTransport;
import java.time.Duration;

/** A way to one server that is always open. Subclasses say what comes of a write. */
abstract class FakeTransport implements IlpTransport {
    @Override
    public Duration patience(int bytes) {
        return Duration.ofSeconds(10);
    }

    @Override
    public int addresses() {
        return 1;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
