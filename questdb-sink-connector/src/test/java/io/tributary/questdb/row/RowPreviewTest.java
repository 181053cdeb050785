package io.tributary.questdb.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.questdb.ilp.LineDecoder;
import io.tributary.questdb.ilp.ProtocolVersion;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class RowPreviewTest {
    private final FakeQuestDb questDb = new FakeQuestDb();
    private long offset;

    private RowPreview preview(Map<String, String> settings) {
        Map<String, String> config = new HashMap<>(Map.of("value.format", "json", "timestamp.field.name", "at"));
        config.putAll(settings);
        RowConfig rows = RowConfig.from(new AbstractConfig(RowConfig.define(new ConfigDef()), config, false));
        return new RowPreview(rows, ProtocolVersion.V3, questDb, Clock.systemUTC());
    }

    private SinkRecord json(String value) {
        return new SinkRecord("orders", 0, null, null, null, value.getBytes(StandardCharsets.UTF_8), offset++);
    }

    @Test
    void showsTheTableThatQuestDbWouldMake() {
        RowPreview preview = preview(Map.of("symbols", "side"));

        RowPreview.Outcome outcome =
                preview.preview(json("{\"at\":1700000000000,\"side\":\"buy\",\"n\":1,\"x\":0.5,\"ok\":true}"));

        assertThat(outcome).isInstanceOfSatisfying(RowPreview.Outcome.Written.class, written -> {
            LineDecoder.Row row = written.rows().get(0);
            assertThat(row.table()).isEqualTo("orders");
            assertThat(row.columns()).containsOnlyKeys("side", "n", "x", "ok");
            assertThat(row.timestamp()).isEqualTo("1700000000000000t");
        });
        TablePreview table = preview.tables().get(0);
        assertThat(table.exists()).isFalse();
        assertThat(table.designated()).isEqualTo("timestamp");
        assertThat(table.columns())
                .extracting(column -> column.name() + " " + column.type() + " " + column.values())
                .containsExactly("timestamp TIMESTAMP 0", "side SYMBOL 1", "n LONG 1", "x DOUBLE 1", "ok BOOLEAN 1");
        assertThat(table.statements().get(0))
                .startsWith("CREATE TABLE IF NOT EXISTS \"orders\" (\"timestamp\" TIMESTAMP)");
        assertThat(questDb.changes()).isEmpty();
    }

    @Test
    void aLaterRecordMeetsTheColumnThatAnEarlierOneWouldHaveMade() {
        RowPreview preview = preview(Map.of());
        preview.preview(json("{\"at\":1700000000000,\"n\":1}"));

        RowPreview.Outcome outcome = preview.preview(json("{\"at\":1700000000001,\"n\":\"one\"}"));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RowPreview.Outcome.Rejected.class,
                        rejected -> assertThat(rejected.problem().field()).isEqualTo("n"));
        assertThat(preview.tables().get(0).columns())
                .extracting(TablePreview.Column::name, TablePreview.Column::values)
                .contains(org.assertj.core.groups.Tuple.tuple("n", 1L));
    }

    @Test
    void showsWhatAnExistingTableWouldGain() {
        questDb.table("orders", Map.of("ts", "TIMESTAMP*", "n", "DOUBLE"));
        RowPreview preview = preview(Map.of());

        preview.preview(json("{\"at\":1700000000000,\"n\":1,\"note\":\"new\"}"));

        TablePreview table = preview.tables().get(0);
        assertThat(table.exists()).isTrue();
        assertThat(table.designated()).isEqualTo("ts");
        assertThat(table.statements())
                .containsExactly("ALTER TABLE \"orders\" ADD COLUMN IF NOT EXISTS \"note\" VARCHAR");
        assertThat(questDb.changes()).isEmpty();
    }

    @Test
    void showsTheStatementsOfATableThatTheSinkItselfWouldMake() {
        RowPreview preview = preview(Map.of(
                "table.create", "ddl", "table.columns", "id LONG", "table.dedup.keys", "id", "table.ttl", "30 DAYS"));

        preview.preview(json("{\"at\":1700000000000,\"id\":1,\"price\":2.5}"));

        assertThat(preview.tables().get(0).statements())
                .containsExactly(
                        "CREATE TABLE IF NOT EXISTS \"orders\" (\"timestamp\" TIMESTAMP, \"id\" LONG)"
                                + " TIMESTAMP(\"timestamp\") PARTITION BY DAY TTL 30 DAYS WAL DEDUP UPSERT"
                                + " KEYS(\"timestamp\", \"id\")",
                        "ALTER TABLE \"orders\" ADD COLUMN IF NOT EXISTS \"price\" DOUBLE");
        assertThat(questDb.changes()).isEmpty();
    }

    @Test
    void aMessageWithoutAValueIsPassedOver() {
        SinkRecord tombstone = new SinkRecord("orders", 0, null, null, null, null, 7);

        assertThat(preview(Map.of()).preview(tombstone)).isInstanceOf(RowPreview.Outcome.Ignored.class);
    }
}
