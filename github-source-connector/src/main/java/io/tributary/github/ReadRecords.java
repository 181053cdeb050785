package io.tributary.github;

import io.tributary.github.api.ApiEndpoint;
import io.tributary.github.config.OutputSettings;
import io.tributary.github.event.Event;
import io.tributary.github.feed.CompletedRead;
import io.tributary.github.feed.Gap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.source.SourceRecord;

/** Turns a complete read into records. Only the last of them carries the position after the read, all others the one before it. */
final class ReadRecords {
    /** Value of a marker of a possible gap. */
    static final Schema GAP = SchemaBuilder.struct()
            .name("io.tributary.github.Gap")
            .version(1)
            .field("feed", Schema.STRING_SCHEMA)
            .field("from", Timestamp.builder().optional().build())
            .field("to", Timestamp.builder().optional().build())
            .field("detected_at", Timestamp.SCHEMA)
            .build();

    private final ApiEndpoint endpoint;
    private final OutputSettings output;
    private final TaskMetrics metrics;

    ReadRecords(ApiEndpoint endpoint, OutputSettings output, TaskMetrics metrics) {
        this.endpoint = endpoint;
        this.output = output;
        this.metrics = metrics;
    }

    /** The records of a read, oldest event first; empty when it brought nothing that is to be kept. */
    List<SourceRecord> of(CompletedRead read, Instant now) {
        List<Event> kept = read.events().stream().filter(output.filter()::keeps).toList();
        metrics.filtered(read.events().size() - kept.size());
        Optional<String> gapsTopic = read.gap().flatMap(gap -> output.gapsTopic());
        int last = kept.size() + (gapsTopic.isPresent() ? 1 : 0);
        if (last == 0) {
            return List.of();
        }
        String feed = read.feed().toString();
        Map<String, ?> partition = read.feed().partition(endpoint.toString());
        Map<String, ?> before = read.before().toOffset();
        Map<String, ?> after = read.after().toOffset();
        List<SourceRecord> records = new ArrayList<>(last);
        if (gapsTopic.isPresent()) {
            Map<String, ?> offset = last == 1 ? after : before;
            records.add(marker(read.gap().orElseThrow(), gapsTopic.get(), feed, partition, offset, now));
        }
        for (Event event : kept) {
            Map<String, ?> offset = records.size() == last - 1 ? after : before;
            records.add(output.records().record(event, feed, partition, offset));
        }
        return records;
    }

    private static SourceRecord marker(
            Gap gap, String topic, String feed, Map<String, ?> partition, Map<String, ?> offset, Instant now) {
        Struct value = new Struct(GAP)
                .put("feed", feed)
                .put("from", date(gap.from()))
                .put("to", date(gap.to()))
                .put("detected_at", Date.from(now));
        return new SourceRecord(
                partition, offset, topic, null, Schema.STRING_SCHEMA, feed, GAP, value, now.toEpochMilli());
    }

    private static Date date(Optional<Instant> instant) {
        return instant.map(Date::from).orElse(null);
    }
}
