package io.tributary.stack;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for a condition instead of for a time that somebody guessed. */
public final class Await {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private Await() {}

    /**
     * Looks again and again until what it sees is wanted.
     *
     * @param what what is waited for, for the message: "the table has rows"
     * @param limit how long to wait at most
     * @param look what to look at; while it throws, the condition counts as not met
     * @param wanted the condition
     * @param <T> what is looked at
     * @return the first value that meets the condition
     * @throws StackException when the time is over; names what was waited for and what was seen last
     */
    public static <T> T until(String what, Duration limit, Callable<T> look, Predicate<? super T> wanted) {
        return until(what, limit, look, wanted, () -> {});
    }

    /**
     * Like {@link #until(String, Duration, Callable, Predicate)}, and gives up early when there is no more hope.
     *
     * @param what what is waited for
     * @param limit how long to wait at most
     * @param look what to look at; while it throws, the condition counts as not met
     * @param wanted the condition
     * @param hope called between looks; throws to end the wait
     * @param <T> what is looked at
     * @return the first value that meets the condition
     * @throws StackException when the time is over
     */
    public static <T> T until(
            String what, Duration limit, Callable<T> look, Predicate<? super T> wanted, Runnable hope) {
        long deadline = System.nanoTime() + limit.toNanos();
        Supplier<String> lastSeen;
        do {
            hope.run();
            try {
                T seen = look.call();
                if (wanted.test(seen)) {
                    return seen;
                }
                lastSeen = () -> String.valueOf(seen);
            } catch (InterruptedException e) {
                throw interrupted(what, e);
            } catch (Exception e) {
                lastSeen = e::toString;
            }
            pause(what);
        } while (System.nanoTime() < deadline);
        throw new StackException(
                "Waited " + limit.toMillis() / 1000.0 + " s in vain until " + what + ". Seen last: " + lastSeen.get());
    }

    private static void pause(String what) {
        try {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException e) {
            throw interrupted(what, e);
        }
    }

    private static StackException interrupted(String what, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new StackException("Interrupted while waiting until " + what, cause);
    }
}
