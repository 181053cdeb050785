package io.tributary.stack.quickstart;

import io.tributary.stack.Await;
import io.tributary.stack.LocalStack;
import io.tributary.stack.StackException;
import io.tributary.stack.connect.ConnectorStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Watches a running pipeline until its time is over or it breaks. */
final class Session {
    private static final Duration SETTLE_LIMIT = Duration.ofSeconds(10);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final LocalStack stack;
    private final Pipeline pipeline;
    private final GitHubFeed feed;
    private final Console console;
    private final Lifeline lifeline;
    private final Progress progress;
    private final DiskSpace disk;

    Session(
            LocalStack stack,
            Pipeline pipeline,
            Progress progress,
            GitHubFeed feed,
            Console console,
            Lifeline lifeline) {
        this.stack = stack;
        this.pipeline = pipeline;
        this.feed = feed;
        this.console = console;
        this.lifeline = lifeline;
        this.progress = progress;
        this.disk = new DiskSpace(stack.data());
    }

    /**
     * How a run ended.
     *
     * @param report what was measured
     * @param problems what is not as it should be, in sentences; empty when all is well
     */
    record Outcome(Report report, List<String> problems) {}

    /**
     * Watches the pipeline, one line a second for each table.
     *
     * @param duration how long; absent: until the user ends it
     * @return what was measured, up to the moment when something broke
     */
    Outcome run(Optional<Duration> duration) {
        long start = System.nanoTime();
        List<String> problems = new ArrayList<>();
        List<ConnectorStatus> connectors = List.of();
        try (LatencySampler latency =
                new LatencySampler(() -> Table.IOT.age(stack.questDb().sql()))) {
            latency.start();
            try {
                watch(start, duration);
                connectors = finish(start);
            } catch (StackException e) {
                problems.add(explain(e));
            }
            Percentiles percentiles = latency.percentiles();
            Report report = new Report(
                    Duration.ofNanos(System.nanoTime() - start),
                    progress.rows(),
                    connectors,
                    percentiles.millis(50),
                    percentiles.millis(99));
            if (problems.isEmpty()) {
                problems.addAll(report.problems());
            }
            return new Outcome(report, problems);
        }
    }

    private void watch(long start, Optional<Duration> duration) {
        long end = duration.map(length -> start + length.toNanos()).orElse(Long.MAX_VALUE);
        long next = start + SECOND;
        while (lifeline.pause(Math.min(next, end) - System.nanoTime())
                && System.nanoTime() < end
                && !console.isUnread()) {
            look(start);
            next = Math.max(next + SECOND, System.nanoTime());
        }
    }

    private void look(long start) {
        try {
            disk.requireEnoughToRun();
            stack.requireAlive();
            pipeline.requireNotFailed();
            progress.look(Duration.ofNanos(System.nanoTime() - start)).forEach(console::say);
        } catch (StackException e) {
            // Ctrl-C wakes this thread in whatever it does.
            if (!lifeline.isStopRequested()) {
                stack.requireAlive();
                throw e;
            }
        }
    }

    /** Looks for the last time, after what was served has arrived. */
    private List<ConnectorStatus> finish(long start) {
        lifeline.settle();
        stack.requireAlive();
        List<ConnectorStatus> connectors = pipeline.statuses();
        feed.freeze();
        feed.served().ifPresent(this::awaitServed);
        progress.look(Duration.ofNanos(System.nanoTime() - start));
        return connectors;
    }

    private void awaitServed(long served) {
        try {
            Await.until(
                    "every served event is a row",
                    SETTLE_LIMIT,
                    () -> progress.count(Table.GITHUB) - feed.served().orElse(served),
                    missing -> missing >= 0);
        } catch (StackException e) {
            stack.requireAlive();
        }
        console.say(
                "The simulator served %,d different events; github_events has %,d rows.",
                feed.served().orElse(served), progress.count(Table.GITHUB));
    }

    private String explain(StackException e) {
        return disk.shortageWhileRunning().orElse(e.getMessage()) + "\n    The logs are in " + stack.logs()
                + ". When the cause is mended, start ./quickstart again.";
    }
}
