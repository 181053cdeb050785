package io.tributary.github;

import io.tributary.github.api.ApiEndpoint;
import io.tributary.github.feed.Feed;
import io.tributary.github.feed.FeedPosition;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;

/** Checks offsets that somebody wants to set through {@code PATCH /connectors/NAME/offsets}. */
final class OffsetChecks {
    private OffsetChecks() {}

    /**
     * Checks partitions and offsets; a null offset resets a partition, and any partition may be reset.
     *
     * @throws ConnectException when one could not be used by a task
     */
    static void check(ApiEndpoint endpoint, Map<Map<String, ?>, Map<String, ?>> offsets) {
        offsets.forEach((partition, offset) -> {
            if (offset != null) {
                check(endpoint, partition, offset);
            }
        });
    }

    private static void check(ApiEndpoint endpoint, Map<String, ?> partition, Map<String, ?> offset) {
        Feed feed = Feed.ofPartition(partition)
                .orElseThrow(() -> new ConnectException("The partition " + partition
                        + " is none of this connector: it has 'api' (the base URL), 'kind' (such as repos) and 'name' (such as"
                        + " owner/name, in lower case; empty for public)."));
        if (!partition.equals(feed.partition(endpoint.toString()))) {
            throw new ConnectException("The partition of feed " + feed + " names another 'api' than github.api.url, "
                    + endpoint + ": no task would find its offset.");
        }
        try {
            FeedPosition.ofOffset(offset);
        } catch (IllegalArgumentException e) {
            throw new ConnectException("The offset of feed " + feed + " cannot be used: " + e.getMessage() + ".", e);
        }
    }
}
