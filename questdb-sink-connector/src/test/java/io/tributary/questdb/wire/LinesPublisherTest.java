package io.tributary.questdb.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class LinesPublisherTest {
    private final CompletableFuture<Boolean> mayEnd = new CompletableFuture<>();
    private final Reader reader = new Reader();

    @Test
    void allLeaveAtOnceWhenTheRequestMayEnd() {
        mayEnd.complete(true);
        publisher().subscribe(reader);
        reader.subscription.request(10);

        assertThat(reader.seen).hasToString("a b=1|.");
    }

    @Test
    void theLastByteWaitsUntilTheRequestMayEnd() {
        publisher().subscribe(reader);
        reader.subscription.request(10);
        assertThat(reader.seen).hasToString("a b=|");

        mayEnd.complete(true);

        assertThat(reader.seen).hasToString("a b=|1|.");
    }

    @Test
    void aRequestThatMustNotEndIsGivenUpBeforeItsLastByte() {
        publisher().subscribe(reader);
        reader.subscription.request(10);

        mayEnd.complete(false);

        assertThat(reader.seen).hasToString("a b=|!");
        assertThat(reader.failure).isInstanceOf(IOException.class);
    }

    @Test
    void nothingLeavesThatWasNotAskedFor() {
        publisher().subscribe(reader);
        mayEnd.complete(true);
        assertThat(reader.seen).isEmpty();

        reader.subscription.request(1);

        assertThat(reader.seen).hasToString("a b=1|.");
    }

    @Test
    void severalBuffersLeaveOneAfterTheOther() {
        mayEnd.complete(true);
        new LinesPublisher(List.of(bytes("xxa b", 2, 3), bytes("=1yy", 0, 2)), mayEnd).subscribe(reader);
        reader.subscription.request(10);

        assertThat(reader.seen).hasToString("a b|=1|.");
    }

    @Test
    void theLastByteWaitsInABufferOfItsOwnToo() {
        LinesPublisher publisher = new LinesPublisher(List.of(bytes("a b=1", 0, 5), bytes("\n", 0, 1)), mayEnd);
        publisher.subscribe(reader);
        reader.subscription.request(10);
        assertThat(reader.seen).hasToString("a b=1|");

        mayEnd.complete(true);

        assertThat(reader.seen).hasToString("a b=1|\n|.");
    }

    @Test
    void aRequestThatWasCancelledSaysNothingMore() {
        publisher().subscribe(reader);
        reader.subscription.cancel();
        mayEnd.complete(false);

        assertThat(reader.seen).isEmpty();
    }

    private LinesPublisher publisher() {
        return new LinesPublisher(List.of(bytes("xxa b=1yy", 2, 5)), mayEnd);
    }

    private static ByteBuffer bytes(String text, int offset, int length) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8), offset, length);
    }

    /** Writes down what it is told: the bytes, | after each slice, . at the end, ! for a failure. */
    private static final class Reader implements Flow.Subscriber<ByteBuffer> {
        private final StringBuilder seen = new StringBuilder();
        private Flow.Subscription subscription;
        private Throwable failure;

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(ByteBuffer slice) {
            seen.append(StandardCharsets.UTF_8.decode(slice)).append('|');
        }

        @Override
        public void onError(Throwable problem) {
            failure = problem;
            seen.append('!');
        }

        @Override
        public void onComplete() {
            seen.append('.');
        }
    }
}
