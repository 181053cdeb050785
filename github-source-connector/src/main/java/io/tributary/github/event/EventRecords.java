package io.tributary.github.event;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Turns events into records.
 *
 * @param topic where they go
 * @param valueMode what their value is
 * @param keyMode what their key is
 * @param headers what their headers say
 */
public record EventRecords(TopicTemplate topic, ValueMode valueMode, KeyMode keyMode, Set<HeaderField> headers) {
    /**
     * One record.
     *
     * @param event the event
     * @param feed the feed it was read from, as the configuration names it
     * @param partition the feed's source partition
     * @param offset the source offset to commit once the record is written
     */
    public SourceRecord record(Event event, String feed, Map<String, ?> partition, Map<String, ?> offset) {
        SchemaAndValue key = keyMode.key(event);
        SchemaAndValue value = valueMode.value(event);
        return new SourceRecord(
                partition,
                offset,
                topic.topic(event),
                null,
                key.schema(),
                key.value(),
                value.schema(),
                value.value(),
                event.createdAt().map(Instant::toEpochMilli).orElse(null),
                headers(event, feed));
    }

    private ConnectHeaders headers(Event event, String feed) {
        ConnectHeaders all = new ConnectHeaders();
        for (HeaderField header : headers) {
            String text = switch (header) {
                case TYPE -> event.text(EventField.TYPE).orElse(null);
                case ID -> event.id();
                case ACTION -> event.text(EventField.ACTION).orElse(null);
                case FEED -> feed;
            };
            if (text != null) {
                all.add(header.headerName(), text, Schema.STRING_SCHEMA);
            }
        }
        return all;
    }
}
