package io.tributary.questdb.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.questdb.ilp.LineBuffer;
import io.tributary.questdb.ilp.LineDecoder;
import io.tributary.questdb.ilp.ProtocolVersion;
import io.tributary.questdb.table.SqlResult;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many tables and a QuestDB that does not answer: each question in vain may take ten seconds of a poll. */
class TablesWhileAwayTest {
    private static final List<String> TABLES = List.of("a", "b", "c");

    private final FakeQuestDb questDb = new FakeQuestDb();
    private int questions;
    private RecordEncoder encoder = RecordEncoders.create(
            RowConfig.from(new AbstractConfig(RowConfig.define(new ConfigDef()), Map.of(), false)),
            () -> ProtocolVersion.V3,
            this::ask,
            new RowCounters(),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    private SqlResult ask(String sql) {
        questions++;
        return questDb.run(sql);
    }

    @BeforeEach
    void tablesAreKnownAndDue() {
        columnsAre("LONG");
        poll();
        encoder.forgetTables();
        questions = 0;
    }

    private void columnsAre(String type) {
        TABLES.forEach(table -> questDb.table(table, Map.of("v", type)));
    }

    /** Encodes a record for each table, as in one poll, and returns the values of its column. */
    private List<String> poll() {
        LineBuffer out = new LineBuffer(16);
        encoder = encoder.ready();
        TABLES.forEach(table -> encoder.encode(new SinkRecord(table, 0, null, null, null, Map.of("v", "1"), 0), out));
        return LineDecoder.decode(out).stream()
                .map(row -> String.valueOf(row.columns().get("v")))
                .toList();
    }

    @Test
    void oneQuestionInVainIsEnoughForAPoll() {
        questDb.away(true);

        assertThat(poll()).containsExactly("long:1", "long:1", "long:1");
        assertThat(questions).isEqualTo(1);
    }

    @Test
    void theNextPollAsksAgain() {
        questDb.away(true);
        poll();
        poll();

        assertThat(questions).isEqualTo(2);
    }

    @Test
    void tablesThatWereNotAskedForAreDueWhenQuestDbIsBack() {
        questDb.away(true);
        poll();
        questDb.away(false);
        columnsAre("VARCHAR");

        assertThat(poll()).containsExactly("long:1", "string:1", "string:1");
    }

    @Test
    void afterARefusedRowAllAreAskedForAgain() {
        questDb.away(true);
        poll();
        questDb.away(false);
        columnsAre("VARCHAR");
        encoder.forgetTables();

        assertThat(poll()).containsExactly("string:1", "string:1", "string:1");
    }
}
