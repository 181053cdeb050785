package io.tributary.synthetic;

import io.tributary.synthetic.config.SyntheticConfig;
import io.tributary.synthetic.dataset.RecordGenerator;
import io.tributary.synthetic.fault.FaultPlan;
import io.tributary.synthetic.fault.FaultyRecords;
import io.tributary.synthetic.pace.PaceClock;
import io.tributary.synthetic.pace.Pacing;
import io.tributary.synthetic.pace.RealTimePacing;
import io.tributary.synthetic.pace.ShardSchedule;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** Puts the shards of a task together, each where its stored offset says it was. */
final class ShardAssembly {
    /** While records gather between two polls, they are late without a stall. */
    private static final long LEAST_CATCH_UP = 2 * RecordStream.GATHER;

    private final SyntheticConfig config;
    private final PaceClock clock;
    private final OffsetStorageReader offsets;
    private final TaskCounters counters;

    ShardAssembly(SyntheticConfig config, PaceClock clock, OffsetStorageReader offsets, TaskCounters counters) {
        this.config = config;
        this.clock = clock;
        this.offsets = offsets;
        this.counters = counters;
    }

    RecordStream stream(List<Integer> numbers) {
        StoredOffset start = StoredOffset.none(clock.epochNanos());
        Map<Map<String, Object>, Map<String, Object>> stored =
                offsets.offsets(numbers.stream().map(ShardOffset::partition).toList());
        List<Shard> shards = numbers.stream()
                .map(number -> shard(
                        number,
                        StoredOffset.of(stored.get(ShardOffset.partition(number)))
                                .orElse(start)))
                .toList();
        return new RecordStream(shards, clock, config.output().pollMaxRecords(), counters);
    }

    private Shard shard(int number, StoredOffset from) {
        StoredOffset.Timeline timeline = timeline(number, from);
        ShardSchedule schedule = timeline.schedule();
        long end = schedule.countBelow(config.data().maxRecords());
        long seed = config.data().seed();
        RecordGenerator generator = config.data().dataSet().generator(seed, number, schedule.shards());
        FaultPlan plan = new FaultPlan(config.faults(), seed, schedule, end);
        FaultyRecords source = new FaultyRecords(plan, config.faults(), generator, counters.faults());
        RecordKey key = new RecordKey(config.key(), generator.place());
        RecordMaker maker = new RecordMaker(config, schedule, source, key);
        return new Shard(pacing(timeline), plan.shuffle(), maker, end, from.index());
    }

    private StoredOffset.Timeline timeline(int number, StoredOffset from) {
        ShardSchedule schedule = new ShardSchedule(
                config.rate().schedule(), number, config.data().shards());
        return config.time()
                .historicalStart()
                .map(start -> new StoredOffset.Timeline(schedule, start))
                .orElseGet(() -> from.on(schedule, clock.epochNanos()));
    }

    private Pacing pacing(StoredOffset.Timeline timeline) {
        if (config.time().historicalStart().isPresent()) {
            // All of the past is owed at once; what lies ahead of the clock comes when its time comes.
            return new RealTimePacing(timeline.schedule(), timeline.origin(), Long.MAX_VALUE, 0, counters::slipped);
        }
        return new RealTimePacing(
                timeline.schedule(),
                timeline.origin(),
                Math.max(LEAST_CATCH_UP, config.rate().catchUpNanos()),
                config.rate().tickNanos(),
                counters::slipped);
    }
}
