package io.tributary.github;

import io.tributary.github.feed.Feed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * Divides feeds over tasks: as evenly as can be, the same for the same feeds in any order, and mostly the same when a feed comes or goes.
 *
 * <p>Rendezvous hashing (Thaler and Ravishankar, 1998): each feed goes to the task that scores highest for it and has room.
 */
final class FeedAssignment {
    private FeedAssignment() {}

    /**
     * Divides feeds.
     *
     * @param maxTasks how many tasks there may be
     * @return the feeds of each task; no task is without a feed
     */
    static List<List<Feed>> divide(Collection<Feed> feeds, int maxTasks) {
        int tasks = Math.min(maxTasks, feeds.size());
        List<List<Feed>> assigned = IntStream.range(0, tasks)
                .<List<Feed>>mapToObj(task -> new ArrayList<>())
                .toList();
        if (tasks == 0) {
            return assigned;
        }
        int least = feeds.size() / tasks;
        int[] surplus = {feeds.size() % tasks};
        feeds.stream().sorted().forEach(feed -> {
            int task = IntStream.range(0, tasks)
                    .filter(it ->
                            assigned.get(it).size() < least || (assigned.get(it).size() == least && surplus[0] > 0))
                    .boxed()
                    .max(Comparator.comparingLong(it -> score(feed, it)))
                    .orElseThrow();
            if (assigned.get(task).size() == least) {
                surplus[0]--;
            }
            assigned.get(task).add(feed);
        });
        return assigned;
    }

    private static long score(Feed feed, int task) {
        CRC32C crc = new CRC32C();
        crc.update((task + "/" + feed).getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }
}
