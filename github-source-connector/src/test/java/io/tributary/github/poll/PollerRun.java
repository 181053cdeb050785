package io.tributary.github.poll;

import io.tributary.github.api.ApiEndpoint;
import io.tributary.github.api.Credential;
import io.tributary.github.event.Event;
import io.tributary.github.feed.CompletedRead;
import io.tributary.github.feed.Feed;
import io.tributary.github.feed.FeedPosition;
import io.tributary.github.feed.FeedReader;
import io.tributary.github.feed.FeedStart;
import io.tributary.github.feed.ReadSettings;
import io.tributary.github.poll.PollSettings.OnRefusal;
import io.tributary.github.testing.FakeApi;
import io.tributary.github.testing.FakeClock;
import io.tributary.github.testing.TestEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;

/** A poller on a {@link FakeApi} in simulated time, and what it has read. */
final class PollerRun {
    static final Instant START = Instant.parse("2026-01-28T04:00:00Z");

    final FakeClock clock = new FakeClock(START);
    final FakeApi api = new FakeApi(clock);
    final CountingObserver observer = new CountingObserver();
    final List<CompletedRead> reads = new ArrayList<>();
    private final Map<Feed, FeedPosition> positions = new HashMap<>();
    private List<Credential> credentials = List.of(Credential.ANONYMOUS);
    private PollSettings settings =
            new PollSettings(Optional.empty(), Optional.empty(), false, Duration.ofMinutes(5), OnRefusal.RETRY);
    private ReadSettings reading = new ReadSettings(100, 2_000, Duration.ofMinutes(15), FeedStart.WINDOW, false);
    private double reserve = 0.1;
    private int sharers = 1;
    private FeedPoller poller;

    PollerRun onRefusal(OnRefusal choice) {
        settings = new PollSettings(
                settings.explicitInterval(),
                settings.maxInterval(),
                settings.adaptive(),
                settings.maxBackoff(),
                choice);
        return this;
    }

    PollerRun interval(Duration interval, boolean adaptive) {
        settings = new PollSettings(
                Optional.of(interval), settings.maxInterval(), adaptive, settings.maxBackoff(), settings.onRefusal());
        return this;
    }

    PollerRun fromNow() {
        return from("now");
    }

    /** As in {@code feeds.start}. */
    PollerRun from(String start) {
        reading = new ReadSettings(
                reading.pageSize(),
                reading.seenIds(),
                reading.sweepInterval(),
                FeedStart.parse(start).orElseThrow(),
                reading.filtered());
        return this;
    }

    PollerRun pageSize(int events) {
        reading = new ReadSettings(
                events, reading.seenIds(), reading.sweepInterval(), reading.start(), reading.filtered());
        return this;
    }

    PollerRun filtered() {
        reading =
                new ReadSettings(reading.pageSize(), reading.seenIds(), reading.sweepInterval(), reading.start(), true);
        return this;
    }

    PollerRun sweep(Duration interval) {
        reading =
                new ReadSettings(reading.pageSize(), reading.seenIds(), interval, reading.start(), reading.filtered());
        return this;
    }

    PollerRun credentials(Credential... all) {
        credentials = List.of(all);
        return this;
    }

    PollerRun sharers(int tasks) {
        sharers = tasks;
        return this;
    }

    PollerRun start(String... feeds) {
        ApiEndpoint endpoint = ApiEndpoint.of(FakeApi.BASE);
        List<FeedReader> readers = new ArrayList<>();
        for (String name : feeds) {
            Feed feed = Feed.parse(name).orElseThrow();
            FeedPosition position = positions.getOrDefault(feed, FeedPosition.START);
            readers.add(new FeedReader(feed, position, endpoint, reading));
        }
        poller = new FeedPollerBuilder(endpoint, api, settings, observer, clock, clock, new Random(1))
                .build(readers, credentials, reserve, sharers);
        return this;
    }

    /** A new task takes over from the offsets that were committed: those of reads with events. */
    PollerRun restart(String... feeds) {
        for (CompletedRead read : reads) {
            if (!read.events().isEmpty()) {
                positions.put(read.feed(), FeedPosition.ofOffset(read.after().toOffset()));
            }
        }
        return start(feeds);
    }

    FeedPoller poller() {
        return poller;
    }

    /** Polls until this much time has passed. */
    PollerRun run(Duration time) {
        Instant end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            step(Duration.between(clock.instant(), end));
        }
        return this;
    }

    /** Polls once; with nothing there, time passes until something is due, at most this much. */
    void step(Duration atMost) {
        Optional<CompletedRead> read = poller.poll();
        read.ifPresent(reads::add);
        if (read.isEmpty()) {
            try {
                poller.await(atMost);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    void show(String path, long from, long to) {
        for (long id = from; id <= to; id++) {
            api.show(path, TestEvents.push(id, START.plusSeconds(id)));
        }
    }

    List<String> ids() {
        return reads.stream()
                .flatMap(read -> read.events().stream())
                .map(Event::id)
                .toList();
    }

    static List<String> range(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(Long::toString).toList();
    }
}
