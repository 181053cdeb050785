package io.tributary.questdb.row;

import io.tributary.questdb.ilp.LineBuffer;
import io.tributary.questdb.ilp.LineDecoder;
import io.tributary.questdb.ilp.ProtocolVersion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.sink.SinkRecord;

/** An encoder under test, with everything around it; says in one line what became of a record. */
final class Mapping {
    final FakeQuestDb questDb = new FakeQuestDb();
    final RowCounters counters = new RowCounters();
    private final Map<String, String> config = new HashMap<>();
    private ProtocolVersion protocol = ProtocolVersion.V3;
    private final SteppedClock clock = new SteppedClock();
    private RecordEncoder encoder;

    Mapping with(String key, String value) {
        config.put(key, value);
        return this;
    }

    Mapping with(Map<String, String> entries) {
        config.putAll(entries);
        return this;
    }

    Mapping with(ProtocolVersion version) {
        protocol = version;
        return this;
    }

    Mapping table(String name, Map<String, String> columns) {
        questDb.table(name, columns);
        return this;
    }

    void passes(Duration time) {
        clock.now = clock.now.plus(time);
    }

    /** Stands still unless told. */
    private static final class SteppedClock extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    RecordEncoder encoder() {
        if (encoder == null) {
            RowConfig rowConfig = RowConfig.from(new AbstractConfig(RowConfig.define(new ConfigDef()), config, false));
            encoder = RecordEncoders.create(rowConfig, () -> protocol, questDb, counters, clock);
        }
        return encoder;
    }

    /** The rows of a record, or why there are none. */
    String encode(SinkRecord record) {
        LineBuffer out = new LineBuffer(16);
        encoder = encoder().ready();
        Encoding encoding = encoder.encode(record, out);
        if (encoding instanceof Encoding.Rejected rejected) {
            return out.size() == 0
                    ? "rejected " + rejected.problem().field() + ": "
                            + rejected.problem().found()
                    : "left a line behind";
        }
        if (encoding instanceof Encoding.Ignored ignored) {
            return "ignored: " + ignored.reason();
        }
        List<LineDecoder.Row> rows = LineDecoder.decode(out);
        if (rows.size() != ((Encoding.Rows) encoding).count()) {
            return "says " + ((Encoding.Rows) encoding).count() + " rows but wrote " + rows.size();
        }
        return rows.stream().map(Mapping::render).collect(Collectors.joining("\n"));
    }

    private static String render(LineDecoder.Row row) {
        String columns = new TreeMap<>(row.columns())
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(" "));
        return row.table() + " " + columns + (row.timestamp().isEmpty() ? "" : " @" + row.timestamp());
    }
}
