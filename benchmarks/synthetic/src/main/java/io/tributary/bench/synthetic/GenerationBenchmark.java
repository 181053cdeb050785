package io.tributary.bench.synthetic;

import io.tributary.synthetic.SyntheticSourceTask;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.source.SourceRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The time for one record: from the task's {@code poll()}, whose records are all owed already, so that it never waits. All that Connect
 * gets is in it: value, key, offset, record.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class GenerationBenchmark {
    private static final int RECORDS_PER_POLL = 4000;

    /** The data set. */
    @Param({"iot_data", "smart_meters", "plant_sensors", "trades", "transactions", "trucks"})
    public String dataset;

    /** The shape of the values. */
    @Param({"json-bytes", "struct", "map"})
    public String output;

    private SyntheticSourceTask task;

    /** Starts a task that has years to make up for. */
    @Setup
    public void start() {
        Map<String, String> settings = new HashMap<>();
        settings.put("name", "benchmark");
        settings.put("topic", "benchmark");
        settings.put("dataset", dataset);
        settings.put("output", output);
        settings.put("seed", "1");
        settings.put("rate", "1000");
        settings.put("time.mode", "historical");
        settings.put("start.time", "2000-01-01T00:00:00Z");
        settings.put("poll.max.records", String.valueOf(RECORDS_PER_POLL));
        // What the connector adds for its tasks.
        settings.put("task.shards", "0");
        task = new SyntheticSourceTask();
        task.initialize(new NoOffsets(settings));
        task.start(settings);
    }

    /** One poll of 4,000 records; the figure is for one. */
    @Benchmark
    @OperationsPerInvocation(RECORDS_PER_POLL)
    public List<SourceRecord> poll() throws InterruptedException {
        List<SourceRecord> records = task.poll();
        if (records == null || records.size() != RECORDS_PER_POLL) {
            throw new IllegalStateException("Not a full poll: the figure would be wrong");
        }
        return records;
    }
}
