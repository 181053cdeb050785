package io.tributary.questdb.row;

import io.tributary.questdb.ilp.LineBuffer;
import io.tributary.questdb.ilp.ProtocolVersion;
import io.tributary.questdb.table.SqlResult;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Measures what a record costs on each path, on one core and without Kafka: a program to run by hand, no test. See
 * docs/questdb-sink.md for how to run it.
 */
public final class EncodingSpeed {
    private static final int RECORDS = 20_000;
    private static final int ROUNDS = 60;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private EncodingSpeed() {}

    /**
     * Prints nanoseconds of CPU time per record: the median of the rounds after warming up.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        byte[][] messages = new byte[RECORDS][];
        Random random = new Random(1);
        long bytes = 0;
        for (int i = 0; i < RECORDS; i++) {
            messages[i] = iot(random, i).getBytes(StandardCharsets.UTF_8);
            bytes += messages[i].length;
        }
        System.out.printf("%d messages of %d bytes on average%n", RECORDS, bytes / RECORDS);
        SinkRecord[] raw = new SinkRecord[RECORDS];
        SinkRecord[] converted = new SinkRecord[RECORDS];
        JsonConverter converter = new JsonConverter();
        converter.configure(Map.of("schemas.enable", "false"), false);
        for (int i = 0; i < RECORDS; i++) {
            raw[i] = new SinkRecord("iot_data", 0, null, null, null, messages[i], i);
            Object value = converter.toConnectData("iot_data", messages[i]).value();
            converted[i] = new SinkRecord("iot_data", 0, null, null, null, value, i);
        }
        measure("json path", encoder("json"), raw);
        measure("converter path, without the converter", encoder("connect"), converted);
    }

    private static String iot(Random random, int i) {
        return String.format(
                "{\"device_type\":\"%s\",\"duration_ms\":%d,\"lat\":%.6f,\"lon\":%.6f,\"measure1\":%d,\"measure2\":%d,"
                        + "\"speed\":%d,\"timestamp\":%d}",
                new String[] {"blue", "red", "green", "yellow"}[random.nextInt(4)],
                random.nextInt(10_000),
                random.nextDouble() * 180 - 90,
                random.nextDouble() * 360 - 180,
                random.nextInt(),
                random.nextInt(),
                random.nextInt(1_000),
                1_732_100_000_000_000L + i * 50L);
    }

    private static RecordEncoder encoder(String format) {
        Map<String, String> config = new HashMap<>();
        config.put("value.format", format);
        config.put("symbols", "device_type");
        config.put("timestamp.field.name", "timestamp");
        config.put("timestamp.units", "micros");
        RowConfig rows = RowConfig.from(new AbstractConfig(RowConfig.define(new ConfigDef()), config, false));
        return RecordEncoders.create(
                rows, () -> ProtocolVersion.V3, sql -> SqlResult.NONE, new RowCounters(), Clock.systemUTC());
    }

    private static void measure(String name, RecordEncoder encoder, SinkRecord[] records) {
        LineBuffer out = new LineBuffer(8 << 20);
        long[] nanos = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            out.truncate(0);
            long start = THREADS.getCurrentThreadCpuTime();
            for (SinkRecord record : records) {
                encoder.encode(record, out);
            }
            nanos[round] = (THREADS.getCurrentThreadCpuTime() - start) / records.length;
        }
        long[] warm = Arrays.copyOfRange(nanos, ROUNDS / 2, ROUNDS);
        Arrays.sort(warm);
        System.out.printf(
                "%s: %d ns per record (best %d, worst %d), %d bytes of lines each%n",
                name, warm[warm.length / 2], warm[0], warm[warm.length - 1], out.size() / records.length);
    }
}
