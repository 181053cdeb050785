package io.tributary.github;

import io.tributary.github.api.ApiSession;
import io.tributary.github.api.Credential;
import io.tributary.github.api.Deadline;
import io.tributary.github.api.HttpTransport;
import io.tributary.github.api.Transport;
import io.tributary.github.config.SourceConfig;
import io.tributary.github.feed.Feed;
import io.tributary.github.feed.Organization;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All feeds of a connector: those that are named, and the repositories of the organisations that are to be expanded.
 *
 * <p>The repositories are listed again from time to time; when they have changed, Connect is asked to divide feeds over tasks anew. Feeds
 * keep their offsets wherever they go.
 */
final class FeedDirectory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedDirectory.class);
    private static final Duration LIST_LIMIT = Duration.ofMinutes(1);

    private final SourceConfig config;
    private final Credential credential;
    private final Runnable onChange;
    private final InstantSource clock;
    private final ScheduledExecutorService refresher = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "github-source-repositories");
        thread.setDaemon(true);
        return thread;
    });
    private final ListingPause pause = new ListingPause();
    private NavigableSet<Feed> expanded;

    FeedDirectory(SourceConfig config, Runnable onChange, InstantSource clock) {
        this.clock = clock;
        this.config = config;
        this.credential = TaskCredentials.of(config).credentials().get(0);
        this.onChange = onChange;
    }

    /** Starts to look for changes, if there is anything to expand. */
    void start() {
        if (!config.organizations().isEmpty()) {
            long every = config.expandInterval().toMillis();
            ScheduledFuture<?> unused =
                    refresher.scheduleWithFixedDelay(this::refresh, every, every, TimeUnit.MILLISECONDS);
        }
    }

    /**
     * All feeds, each once.
     *
     * @throws RetriableException when the repositories of an organisation cannot be listed now
     */
    synchronized NavigableSet<Feed> feeds() {
        if (expanded == null) {
            try {
                expanded = list();
            } catch (IOException e) {
                throw new RetriableException(
                        "The repositories of " + config.organizations() + " cannot be listed: " + e.getMessage()
                                + ". Check github.feeds and github.token; Connect tries again.",
                        e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RetriableException("Interrupted while listing repositories", e);
            }
        }
        NavigableSet<Feed> all = new TreeSet<>(expanded);
        all.addAll(config.feeds());
        return all;
    }

    /** Lists again. Connect is told without the lock: it holds one of its own while it asks for the feeds. */
    void refresh() {
        try {
            if (relist()) {
                onChange.run();
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "The repositories of {} cannot be listed, the last list stays in use: {}",
                    config.organizations(),
                    e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean relist() throws IOException, InterruptedException {
        NavigableSet<Feed> fresh = list();
        boolean changed = !fresh.equals(expanded);
        if (changed) {
            LOG.info("The repositories of {} have changed: {} now", config.organizations(), fresh.size());
            expanded = fresh;
        }
        return changed;
    }

    private NavigableSet<Feed> list() throws IOException, InterruptedException {
        NavigableSet<Feed> feeds = new TreeSet<>();
        if (config.organizations().isEmpty()) {
            return feeds;
        }
        pause.check(clock.instant());
        try (Transport transport = new HttpTransport(config.http())) {
            ApiSession session = new ApiSession(config.endpoint(), transport, clock, new Deadline(clock, LIST_LIMIT));
            for (Organization organization : config.organizations()) {
                feeds.addAll(RepositoryList.of(organization, session, credential));
            }
            pause.over();
            return feeds;
        } catch (ListRefusedException e) {
            pause.heed(e.answer(), clock.instant());
            throw e;
        }
    }

    @Override
    public void close() {
        refresher.shutdownNow();
    }
}
