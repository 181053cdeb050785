package io.tributary.questdb.wire;

import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/**
 * Hands the bytes of a request to the HTTP client in slices of the array they are in. The client's own publisher copies
 * every byte into fresh buffers first.
 */
final class LinesPublisher implements HttpRequest.BodyPublisher {
    /** Large enough to keep the socket busy, small enough for the direct buffer that the JDK keeps per thread. */
    private static final int SLICE_BYTES = 64 * 1024;

    private final byte[] bytes;
    private final int offset;
    private final int length;

    LinesPublisher(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
    }

    @Override
    public long contentLength() {
        return length;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        subscriber.onSubscribe(new Slices(subscriber));
    }

    /** One reading of the bytes. The client asks for a slice at a time and from one thread at a time. */
    private final class Slices implements Flow.Subscription {
        private final Flow.Subscriber<? super ByteBuffer> subscriber;
        private long demand;
        private int position;
        private boolean emitting;
        private boolean done;

        private Slices(Flow.Subscriber<? super ByteBuffer> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void request(long n) {
            synchronized (this) {
                demand += n;
                if (emitting || done) {
                    return;
                }
                emitting = true;
            }
            emit();
        }

        private void emit() {
            while (true) {
                ByteBuffer slice;
                synchronized (this) {
                    if (done || (demand == 0 && position < length)) {
                        emitting = false;
                        return;
                    }
                    if (position == length) {
                        done = true;
                        slice = null;
                    } else {
                        demand--;
                        int size = Math.min(SLICE_BYTES, length - position);
                        slice = ByteBuffer.wrap(bytes, offset + position, size)
                                .slice()
                                .asReadOnlyBuffer();
                        position += size;
                    }
                }
                if (slice == null) {
                    subscriber.onComplete();
                    return;
                }
                subscriber.onNext(slice);
            }
        }

        @Override
        public void cancel() {
            synchronized (this) {
                done = true;
            }
        }
    }
}
