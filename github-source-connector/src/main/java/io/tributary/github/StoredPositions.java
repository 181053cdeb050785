package io.tributary.github;

import io.tributary.github.config.SourceConfig;
import io.tributary.github.feed.Feed;
import io.tributary.github.feed.FeedPosition;
import io.tributary.github.feed.FeedReader;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** The positions of feeds as Connect stored them. */
final class StoredPositions {
    private StoredPositions() {}

    /**
     * Readers that go on where the stored offsets say.
     *
     * @throws ConnectException when an offset cannot be read
     */
    static List<FeedReader> readers(SourceConfig config, OffsetStorageReader storage) {
        List<Map<String, String>> partitions = config.feeds().stream()
                .map(feed -> feed.partition(config.endpoint().toString()))
                .toList();
        Map<Map<String, String>, Map<String, Object>> offsets = storage.offsets(partitions);
        return config.feeds().stream()
                .map(feed -> new FeedReader(
                        feed,
                        position(
                                feed,
                                offsets.get(feed.partition(config.endpoint().toString()))),
                        config.endpoint(),
                        config.reading()))
                .toList();
    }

    private static FeedPosition position(Feed feed, Map<String, Object> offset) {
        if (offset == null) {
            return FeedPosition.START;
        }
        try {
            return FeedPosition.ofOffset(offset);
        } catch (IllegalArgumentException e) {
            throw new ConnectException(
                    "The stored offset of feed " + feed + " cannot be used: " + e.getMessage()
                            + ". Update the connector, or reset its offsets with DELETE /connectors/NAME/offsets (the feed then"
                            + " starts anew).",
                    e);
        }
    }
}
