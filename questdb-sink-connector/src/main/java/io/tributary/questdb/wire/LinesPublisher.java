package io.tributary.questdb.wire;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/**
 * Hands the bytes of a request to the HTTP client in slices of the buffers they are in. The client's own publisher copies
 * every byte into fresh buffers first. The last byte leaves when the request may end.
 */
final class LinesPublisher implements HttpRequest.BodyPublisher {
    /** Large enough to keep the socket busy, small enough for the direct buffer that the JDK keeps per thread. */
    private static final int SLICE_BYTES = 64 * 1024;

    private final List<ByteBuffer> lines;
    private final int length;
    private final CompletableFuture<Boolean> mayEnd;

    /**
     * @param mayEnd becomes true when the last byte may leave, false when the request is to be given up
     */
    LinesPublisher(List<ByteBuffer> lines, CompletableFuture<Boolean> mayEnd) {
        this.lines = lines;
        this.length = lines.stream().mapToInt(ByteBuffer::remaining).sum();
        this.mayEnd = mayEnd;
    }

    @Override
    public long contentLength() {
        return length;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the turn never fails, and what a subscriber throws is the client's
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        Slices slices = new Slices(subscriber);
        subscriber.onSubscribe(slices);
        mayEnd.thenAccept(slices::end);
    }

    /** One reading of the bytes. The client asks for a slice at a time and from one thread at a time. */
    private final class Slices implements Flow.Subscription {
        private final Flow.Subscriber<? super ByteBuffer> subscriber;
        /** How many bytes may leave so far. */
        private int limit = mayEnd.getNow(false) ? length : length - 1;

        private boolean givenUp;
        private long demand;
        private int position;
        /** The buffer that is being read, and where it begins. */
        private int current;

        private int start;
        private boolean emitting;
        private boolean done;

        private Slices(Flow.Subscriber<? super ByteBuffer> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void request(long n) {
            synchronized (this) {
                demand += n;
            }
            emit();
        }

        private void end(boolean allowed) {
            synchronized (this) {
                limit = allowed ? length : limit;
                givenUp = !allowed;
            }
            emit();
        }

        /** Does what there is to do, unless another thread is at it, which then does it. */
        private void emit() {
            synchronized (this) {
                if (emitting) {
                    return;
                }
                emitting = true;
            }
            Runnable signal = next();
            while (signal != null) {
                signal.run();
                signal = next();
            }
        }

        /** The next signal to the subscriber; null when there is none for now. */
        private synchronized Runnable next() {
            if (!done && givenUp) {
                done = true;
                return () -> subscriber.onError(new IOException("the request before this one was not taken"));
            }
            if (!done && position == length) {
                done = true;
                return subscriber::onComplete;
            }
            if (done || demand == 0 || position == limit) {
                emitting = false;
                return null;
            }
            demand--;
            ByteBuffer slice = nextSlice();
            return () -> subscriber.onNext(slice);
        }

        private ByteBuffer nextSlice() {
            ByteBuffer buffer = lines.get(current);
            if (position - start == buffer.remaining()) {
                start = position;
                buffer = lines.get(++current);
            }
            int from = position - start;
            int size = Math.min(Math.min(SLICE_BYTES, limit - position), buffer.remaining() - from);
            position += size;
            return buffer.slice(buffer.position() + from, size).asReadOnlyBuffer();
        }

        @Override
        public void cancel() {
            synchronized (this) {
                done = true;
            }
        }
    }
}
