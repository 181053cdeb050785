package io.tributary.synthetic;

import io.tributary.synthetic.config.OutputConfig;
import io.tributary.synthetic.config.SyntheticConfig;
import io.tributary.synthetic.dataset.DataSet;
import io.tributary.synthetic.dataset.Field;
import io.tributary.synthetic.dataset.Row;
import io.tributary.synthetic.fault.FaultKind;
import io.tributary.synthetic.fault.FaultyRecords;
import io.tributary.synthetic.fault.Outcome;
import io.tributary.synthetic.pace.ShardSchedule;
import io.tributary.synthetic.shape.JsonShape;
import io.tributary.synthetic.shape.MapShape;
import io.tributary.synthetic.shape.RecordShape;
import io.tributary.synthetic.shape.StructShape;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.source.SourceRecord;

/** Makes the Connect records of one shard: row, trouble, key, topic, shape, headers. One instance serves one thread. */
final class RecordMaker {
    private final SyntheticConfig config;
    private final ShardSchedule schedule;
    private final FaultyRecords source;
    private final Row row;
    private final RecordShape shape;
    private final RecordKey key;
    private final TopicNames topics;
    private final Map<String, Object> partition;
    private final long end;
    private final Integer kafkaPartition;
    private final FaultyRecords.EventTime unit;
    private final FaultyRecords.GoodRow good = this::seen;

    RecordMaker(SyntheticConfig config, ShardSchedule schedule, FaultyRecords source, RecordKey key) {
        DataSet dataSet = config.data().dataSet();
        List<Field> fields = FaultyRecords.fields(dataSet, config.faults());
        this.config = config;
        this.schedule = schedule;
        this.source = source;
        this.row = new Row(fields);
        this.shape = shapeOf(config.output().output(), dataSet, fields);
        this.key = key;
        this.end = schedule.countBelow(config.data().maxRecords());
        this.unit = config.time().unit()::of;
        this.topics = new TopicNames(config.output().topic(), dataSet, schedule.shard());
        this.partition = ShardOffset.partition(schedule.shard());
        this.kafkaPartition = config.output().partitionByShard() ? schedule.shard() : null;
    }

    private static RecordShape shapeOf(OutputConfig.Output output, DataSet dataSet, List<Field> fields) {
        return switch (output) {
            case STRUCT ->
                new StructShape(dataSet.name(), fields, dataSet.fields().size());
            case MAP -> new MapShape();
            case JSON_BYTES -> new JsonShape(fields);
        };
    }

    /**
     * Makes the record at a position: one, none when it is left out, two when it comes twice.
     *
     * @param position the position in the shard, which offsets count
     * @param index the index of the record at it, which the data follow
     * @param origin the instant the schedule counts from, in nanoseconds since 1970
     * @param records where the records go
     */
    void make(long position, long index, long origin, List<SourceRecord> records) {
        long elapsed = schedule.dueAt(index);
        long eventNanos = origin + elapsed;
        Outcome outcome =
                source.fill(index, index != position, position == end - 1, elapsed, eventNanos, unit, row, good);
        if (outcome.isLeftOut()) {
            return;
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(eventNanos);
        if (outcome.has(FaultKind.DUPLICATE)) {
            // The offset of the first copy lies before the record: a crash between the two repeats both.
            records.add(record(new ShardOffset(position, origin, schedule), index, outcome, outcome.tags(), millis));
            String tags = outcome.tags().isEmpty() ? "" : outcome.tags() + ",";
            records.add(record(
                    new ShardOffset(position + 1, origin, schedule),
                    index,
                    outcome,
                    tags + FaultKind.DUPLICATE.tag(),
                    millis));
            return;
        }
        records.add(record(new ShardOffset(position + 1, origin, schedule), index, outcome, outcome.tags(), millis));
    }

    /** Topic and key come from the good data: trouble in a field does not send a record elsewhere. */
    private void seen() {
        topics.take(row);
        key.take(row);
    }

    private SourceRecord record(ShardOffset offset, long index, Outcome outcome, String tags, long millis) {
        boolean tombstone = outcome.has(FaultKind.TOMBSTONE);
        Object value = tombstone ? null : shape.value(row);
        if (outcome.has(FaultKind.MALFORMED)) {
            value = source.cutOff((byte[]) value, index);
        }
        SourceRecord record = new SourceRecord(
                partition,
                offset,
                topics.current(),
                kafkaPartition,
                key.schema(),
                key.current(),
                tombstone ? null : shape.schema(row),
                value,
                millis);
        return config.output().headers() || config.faults().tagged() ? withHeaders(record, index, tags) : record;
    }

    private SourceRecord withHeaders(SourceRecord record, long index, String tags) {
        ConnectHeaders headers = new ConnectHeaders();
        if (config.output().headers()) {
            headers.addLong("tributary.seed", config.data().seed());
            headers.addInt("tributary.shard", schedule.shard());
            headers.addLong("tributary.index", index);
        }
        if (config.faults().tagged() && !tags.isEmpty()) {
            headers.addString("tributary.fault", tags);
        }
        return record.newRecord(
                record.topic(),
                record.kafkaPartition(),
                record.keySchema(),
                record.key(),
                record.valueSchema(),
                record.value(),
                record.timestamp(),
                headers);
    }
}
