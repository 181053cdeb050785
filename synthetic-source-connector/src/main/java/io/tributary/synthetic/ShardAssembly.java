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
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** Puts the shards of a task together, each where its stored offset says it was. */
final class ShardAssembly {
    /** How far the clocks of two workers may differ before a schedule counts as one of another rate. */
    private static final long CLOCK_DIFFERENCE = TimeUnit.SECONDS.toNanos(1);
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
        ShardOffset start = new ShardOffset(0, config.time().historicalStart().orElseGet(clock::epochNanos));
        Map<Map<String, Object>, Map<String, Object>> stored =
                offsets.offsets(numbers.stream().map(ShardOffset::partition).toList());
        List<Shard> shards = numbers.stream()
                .map(number -> shard(
                        number,
                        ShardOffset.of(stored.get(ShardOffset.partition(number)))
                                .orElse(start)))
                .toList();
        return new RecordStream(shards, clock, config.output().pollMaxRecords(), counters);
    }

    private Shard shard(int number, ShardOffset from) {
        ShardSchedule schedule = new ShardSchedule(
                config.rate().schedule(), number, config.data().shards());
        long end = schedule.countBelow(config.data().maxRecords());
        long seed = config.data().seed();
        RecordGenerator generator = config.data().dataSet().generator(seed, number, schedule.shards());
        FaultPlan plan = new FaultPlan(config.faults(), seed, schedule, end);
        FaultyRecords source = new FaultyRecords(plan, config.faults(), generator, counters.faults());
        RecordKey key = new RecordKey(config.key(), generator.place());
        RecordMaker maker = new RecordMaker(config, schedule, source, key);
        return new Shard(pacing(schedule, from), plan.shuffle(), maker, end, from.index());
    }

    private Pacing pacing(ShardSchedule schedule, ShardOffset from) {
        if (config.time().historicalStart().isPresent()) {
            // All of the past is owed at once; what lies ahead of the clock comes when its time comes.
            long start = config.time().historicalStart().get();
            return new RealTimePacing(schedule, start, Long.MAX_VALUE, 0, counters::slipped);
        }
        return new RealTimePacing(
                schedule,
                originOf(schedule, from),
                Math.max(LEAST_CATCH_UP, config.rate().catchUpNanos()),
                config.rate().tickNanos(),
                counters::slipped);
    }

    /** The stored origin, unless the rate was lowered since: then the next record would be due far ahead, and is due now instead. */
    private long originOf(ShardSchedule schedule, ShardOffset from) {
        long now = clock.epochNanos();
        boolean ahead = from.index() > 0 && from.origin() + schedule.dueAt(from.index() - 1) > now + CLOCK_DIFFERENCE;
        return ahead ? now - schedule.dueAt(from.index()) : from.origin();
    }
}
