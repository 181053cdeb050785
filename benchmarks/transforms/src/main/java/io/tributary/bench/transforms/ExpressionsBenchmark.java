package io.tributary.bench.transforms;

import io.tributary.transforms.Matches;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.sink.SinkRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Conditions over a map, three comparisons and two calculations: closures, JEXL, and the same by hand. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ExpressionsBenchmark {
    private final Matches<SinkRecord> closures = new Matches<>();
    private final Matches<SinkRecord> jexl = new Matches<>();
    private final Matches<SinkRecord> arithmetic = new Matches<>();
    private final Matches<SinkRecord> magnitude = new Matches<>();
    private SinkRecord record;

    /** Makes the conditions and a record that fulfils them. */
    @Setup
    public void setUp() {
        closures.configure(Map.of("condition", "speed > 80 and status == 'moving' and lat < 60"));
        jexl.configure(Map.of("condition", "(speed > 80 and status == 'moving' and lat < 60) ? true : false"));
        arithmetic.configure(Map.of("condition", "(speed * 1.5 + lat) / 2 - 3 > 10"));
        magnitude.configure(Map.of("condition", "sqrt(x * x + y * y + z * z) > 10"));
        Map<String, Object> value = new HashMap<>();
        value.put("speed", 90L);
        value.put("status", "moving");
        value.put("lat", 47.5);
        value.put("lon", 16.5);
        value.put("x", 3.0);
        value.put("y", 4.0);
        value.put("z", 12.0);
        record = new SinkRecord("topic", 0, null, null, null, value, 0);
        boolean allHold = plainComparisons()
                && compiledComparisons()
                && jexlComparisons()
                && plainArithmetic()
                && compiledArithmetic()
                && plainMagnitude()
                && compiledMagnitude();
        if (!allHold) {
            throw new IllegalStateException("not the same work: the record fulfils every condition");
        }
    }

    /** By hand, knowing the types. */
    @Benchmark
    public boolean plainComparisons() {
        Map<?, ?> value = (Map<?, ?>) record.value();
        return (Long) value.get("speed") > 80 && value.get("status").equals("moving") && (Double) value.get("lat") < 60;
    }

    /** As Filter and Matches do it. */
    @Benchmark
    public boolean compiledComparisons() {
        return closures.test(record);
    }

    /** By JEXL, which a conditional operator makes necessary. */
    @Benchmark
    public boolean jexlComparisons() {
        return jexl.test(record);
    }

    /** By hand, knowing the types. */
    @Benchmark
    public boolean plainArithmetic() {
        Map<?, ?> value = (Map<?, ?>) record.value();
        return ((Long) value.get("speed") * 1.5 + (Double) value.get("lat")) / 2 - 3 > 10;
    }

    /** As Compute and Filter do it. */
    @Benchmark
    public boolean compiledArithmetic() {
        return arithmetic.test(record);
    }

    /** By hand, knowing the types. */
    @Benchmark
    public boolean plainMagnitude() {
        Map<?, ?> value = (Map<?, ?>) record.value();
        double x = (Double) value.get("x");
        double y = (Double) value.get("y");
        double z = (Double) value.get("z");
        return Math.sqrt(x * x + y * y + z * z) > 10;
    }

    /** As Compute and Filter do it. */
    @Benchmark
    public boolean compiledMagnitude() {
        return magnitude.test(record);
    }
}
