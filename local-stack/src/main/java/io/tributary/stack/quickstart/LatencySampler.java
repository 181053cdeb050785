package io.tributary.stack.quickstart;

import io.tributary.stack.StackException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Samples a latency several times a second on a thread of its own. */
final class LatencySampler implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(100);

    private final Supplier<Optional<Duration>> look;
    private final Percentiles percentiles = new Percentiles();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "latency");
        thread.setDaemon(true);
        return thread;
    });

    /** A sampler of what {@code look} sees. */
    LatencySampler(Supplier<Optional<Duration>> look) {
        this.look = look;
    }

    void start() {
        var unused = scheduler.scheduleAtFixedRate(this::sample, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sample() {
        try {
            look.get().ifPresent(percentiles::add);
        } catch (StackException e) {
            // No sample. Whether the database still runs is for the main thread to find out.
        }
    }

    Percentiles percentiles() {
        return percentiles;
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
